/** The app's version, as package.json says it: in every report. */
export { version } from '../../package.json'
