import { ArrowLeftRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { choose, useChoices } from '../../state/choices.ts'
import { useDifferences } from '../../state/hooks.ts'
import { useQueryFilter } from '../../state/query-filter.ts'
import type { QueryDifference, ShownSystem } from '../../state/views.ts'
import head from '../../components/Head.module.css'
import { IconButton } from '../../components/Button.tsx'
import { QueryFilterChip } from '../../components/QueryFilterChip.tsx'
import { MeasureChoice } from '../../components/MeasureChoice.tsx'
import { Select } from '../../components/Select.tsx'
import { ScatterChart } from './charts/ScatterChart.tsx'
import { DifferenceChart } from './DifferenceChart.tsx'
import { DifferenceTable } from './DifferenceTable.tsx'
import { finding } from './finding.ts'
import styles from './DifferencePanel.module.css'

/** Where one system helps and hurts against another, query by query; a query that is picked opens in Compare. */
export function DifferencePanel({ systems }: { systems: readonly ShownSystem[] }) {
  const measure = useChoices((choices) => choices.measure)
  const [pair, setPair] = useState<{ a: string | null; b: string | null }>({ a: null, b: null })
  const [hot, setHot] = useState(-1)
  const [chart, setChart] = useState<'bars' | 'scatter'>('bars')
  const filter = useQueryFilter()
  const named = (key: string | null) => systems.find((system) => system.key === key)
  const a = named(pair.a) ?? systems.at(-1)
  const b = named(pair.b) ?? systems[0]
  const differences = useDifferences(a?.key ?? '', b?.key ?? '')
  const shown = useMemo(() => (filter ? differences.filter(({ id }) => filter.ids.has(id)) : differences), [differences, filter])
  if (!a || !b || systems.length < 2) return null
  const title = a === b ? 'Choose two systems to set against each other' : finding(a.name, b.name, differences)
  const options = systems.map(({ key, name }) => ({ value: key, label: name }))
  const hovered = { hot, onHot: setHot, onOpen: openInCompare }
  return (
    <section className={styles['panel']} aria-labelledby="differences">
      <header className={head['head']}>
        <h2 id="differences">{title}</h2>
        <div className={head['controls']}>
          <MeasureChoice label="Measure" />
          <Select
            label="Chart of differences"
            hideLabel
            value={chart}
            options={[
              { value: 'bars', label: 'Bars' },
              { value: 'scatter', label: 'Scatter' },
            ]}
            onChange={(kind) => setChart(kind)}
          />
          <Select label="System A" shortLabel="A" value={a.key} options={options} onChange={(key) => setPair({ a: key, b: b.key })} />
          <IconButton label="Swap A and B" icon={<ArrowLeftRight />} onClick={() => setPair({ a: b.key, b: a.key })} />
          <Select label="System B" shortLabel="B" value={b.key} options={options} onChange={(key) => setPair({ a: a.key, b: key })} />
        </div>
      </header>
      <QueryFilterChip />
      {a !== b && differences.length > 0 && (
        <div className={styles['sides']}>
          {chart === 'bars' ? (
            <DifferenceChart differences={shown} label={title} measureName={measure} {...hovered} />
          ) : (
            <ScatterChart differences={differences} title={title} a={a.name} b={b.name} measureName={measure} onOpen={openInCompare} />
          )}
          <DifferenceTable differences={shown} a={a.name} b={b.name} {...hovered} />
        </div>
      )}
    </section>
  )
}

const openInCompare = ({ id }: QueryDifference) => choose({ screen: 'compare', query: id, opened: null })
