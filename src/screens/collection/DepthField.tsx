import { MOST_DEPTH } from '../../retrieval/settings.ts'
import { setBm25 } from '../../state/first-stage.ts'
import { NumberField } from '../../components/NumberField.tsx'

/** How much of each ranking is kept. */
export const DepthField = ({ depth }: { depth: number }) => <NumberField label="Passages a query" value={depth} min={1} max={MOST_DEPTH} onChange={(value) => setBm25({ depth: value })} />
