/** The app's version, and that of what runs its models, as package.json says them: in every report. */
import { dependencies, version } from '../../package.json'

export const runtime = `onnxruntime-web ${dependencies['onnxruntime-web']}`
export { version }
