import { useMemo, useState } from 'react'
import { ChartFrame } from '../../../components/charts/ChartFrame.tsx'
import { Select } from '../../../components/Select.tsx'
import { useScoreSpreads } from '../../../state/chart-hooks.ts'
import type { SystemSpread } from '../../../state/chart-views.ts'
import type { ShownSystem } from '../../../state/views.ts'
import { kinds, spreadPlot, totalOf } from './spread-plot.ts'
import { SpreadTable } from './SpreadTable.tsx'

/** Whether a system's scores alone tell relevant passages from others, over all queries. */
export function SpreadChart() {
  const spreading = useScoreSpreads()
  const [chosen, setChosen] = useState<string | null>(null)
  const spreads = spreading?.spreads ?? none
  const shown = spreads.find(({ system }) => system.key === chosen) ?? spreads.findLast(({ system }) => system.kind === 'cross-encoder') ?? spreads.at(-1)
  const draw = useMemo(() => (shown ? spreadPlot(shown.spread, `score (${unitOf(shown.system)})`) : null), [shown])
  if (!spreading || !shown || !draw) return null
  return (
    <ChartFrame
      name="Scores by relevance"
      title={finding(shown)}
      draw={draw}
      height={240}
      legend={kinds.filter(({ key }) => totalOf(shown.spread, key) > 0)}
      controls={<Select label="Scores of" value={shown.system.key} options={spreads.map(({ system }) => ({ value: system.key, label: system.name }))} onChange={setChosen} />}
      note={`Relevant is grade ${spreading.level} and above. All queries together: a system may order each query well and still score one query’s passages above another’s.`}
      table={<SpreadTable spreads={spreads} />}
    />
  )
}

const none: readonly SystemSpread[] = []

function finding({ system, spread: { separation } }: SystemSpread): string {
  return separation === null
    ? `How do the scores of ${system.name} lie?`
    : `${system.name} scores a relevant passage above one that is not in ${(separation * 100).toFixed(1)} % of all such couples`
}

function unitOf({ kind, system }: ShownSystem): string {
  if (kind === 'cross-encoder') return 'logit'
  if (kind === 'fusion') return 'fused'
  if (system.kind !== 'scorer') return 'as in its file'
  return system.scorer.embedding?.normalize === false ? 'dot product' : 'cosine'
}
