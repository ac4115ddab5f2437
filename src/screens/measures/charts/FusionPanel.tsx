import { useDeferredValue, useMemo, useState } from 'react'
import { ChartFrame } from '../../../components/charts/ChartFrame.tsx'
import type { LegendItem } from '../../../components/charts/drawing.ts'
import { signed } from '../../../components/format.ts'
import { usePricedSystems } from '../../../state/chart-hooks.ts'
import { useChoices } from '../../../state/choices.ts'
import { useFused, useFusedMean, useWeightSweep } from '../../../state/fusion-hooks.ts'
import type { ShownSystem } from '../../../state/views.ts'
import { FusionControls } from './FusionControls.tsx'
import { FusionFindings } from './FusionFindings.tsx'
import { ruleOf, type FusionDraft } from './fusion-draft.ts'
import { KeptFusions } from './KeptFusions.tsx'
import { sweepPlot } from './sweep-plot.ts'
import { SweepTable } from './SweepTable.tsx'

const LEGEND: readonly LegendItem[] = [
  { name: 'on all queries', colour: 'var(--accent)', shape: 'line' },
  { name: 'on held-out queries, weight chosen on the others', colour: 'var(--good)', shape: 'dashed' },
]

/** Two lists as one: by ranks, or by a weight that is moved by hand or found by cross-validation. */
export function FusionPanel({ systems }: { readonly systems: readonly ShownSystem[] }) {
  const [draft, setDraft] = useState<FusionDraft>({ a: null, b: null, by: 'min-max', k: 60, weight: 0.5 })
  const single = systems.filter(({ kind }) => kind !== 'fusion')
  const a = single.find(({ key }) => key === draft.a) ?? single[0]
  const b = single.find(({ key }) => key === draft.b) ?? single.findLast(({ kind }) => kind === 'cross-encoder') ?? single.at(-1)
  if (!a || !b || single.length < 2) return null
  return <Fusing systems={single} a={a} b={b} draft={draft} onDraft={(change) => setDraft({ ...draft, ...change })} />
}

interface FusingProps {
  readonly systems: readonly ShownSystem[]
  readonly a: ShownSystem
  readonly b: ShownSystem
  readonly draft: FusionDraft
  readonly onDraft: (change: Partial<FusionDraft>) => void
}

function Fusing({ systems, a, b, draft, onDraft }: FusingProps) {
  const { by, k, weight } = draft
  const rule = useMemo(() => ruleOf({ by, k, weight }), [by, k, weight])
  const parts = useFused(a.key, b.key)
  const chosen = useChoices((choices) => choices.measure)
  const measureName = parts?.name ?? chosen
  const fused = useFusedMean(parts, rule)
  const sweep = useWeightSweep(parts, by === 'rrf' ? null : by)
  const alone = (usePricedSystems()?.priced ?? []).filter(({ system }) => system.key === a.key || system.key === b.key)
  const mean = fused?.mean ?? null
  const better = alone.toSorted((one, other) => other.value - one.value)[0]
  const marks = useMemo(() => ({ here: mean === null || by === 'rrf' ? null : { weight, value: mean }, measureName, parts: [a.name, b.name] as const }), [mean, by, weight, measureName, a.name, b.name])
  // The number follows the slider at once; the picture as soon as it can.
  const drawn = useDeferredValue(marks)
  const draw = useMemo(() => sweepPlot(sweep, drawn), [sweep, drawn])
  const title = mean === null ? `What do ${a.name} and ${b.name} give together?` : `Together ${measureName} ${mean.toFixed(4)}${better ? `, ${signed(mean - better.value, 4)} against ${better.system.name} alone` : ''}`
  const controls = <FusionControls systems={systems} a={a} b={b} draft={draft} onDraft={onDraft} />
  if (a.key === b.key) return <div>{controls}</div>
  return (
    <ChartFrame
      name="Fusion"
      title={title}
      draw={draw}
      height={by === 'rrf' ? 0 : 220}
      legend={by === 'rrf' ? [] : LEGEND}
      controls={controls}
      note={
        <>
          <FusionFindings sweep={by === 'rrf' ? null : sweep} measureName={measureName} n={fused?.n ?? 0} onWeight={(found) => onDraft({ weight: found })} />
          <KeptFusions draft={{ parts: [a.key, b.key], rule }} canKeep={mean !== null} />
        </>
      }
      table={<SweepTable sweep={sweep} measureName={measureName} />}
    />
  )
}
