import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { turned } from '../../../evaluation/pair-facts.ts'
import { useChoices } from '../../../state/choices.ts'
import { useRule, useTestedMeasure } from '../../../state/pair-hooks.ts'
import type { ShownSystem } from '../../../state/views.ts'
import head from '../../../components/Head.module.css'
import { IconButton } from '../../../components/Button.tsx'
import { MeasureChoice } from '../../../components/MeasureChoice.tsx'
import { Select } from '../../../components/Select.tsx'
import { NeededQueries } from './NeededQueries.tsx'
import { PairFactsList } from './PairFactsList.tsx'
import { PairTable } from './PairTable.tsx'
import { RuleChoices } from './RuleChoices.tsx'
import { TestTable } from './TestTable.tsx'
import { verdict } from './verdict.ts'
import styles from './DoubtPanel.module.css'

/** Whether a difference is more than chance: a pair of systems under every test, and all pairs in a table. */
export function DoubtPanel({ systems }: { systems: readonly ShownSystem[] }) {
  const measure = useChoices((choices) => choices.measure)
  const rule = useRule()
  const [chosen, setChosen] = useState<{ a: string | null; b: string | null }>({ a: null, b: null })
  const placeOf = (key: string | null, otherwise: number) => {
    const place = systems.findIndex((system) => system.key === key)
    return place < 0 ? otherwise : place
  }
  const [a, b] = [placeOf(chosen.a, systems.length - 1), placeOf(chosen.b, 0)]
  const { isWaiting, pairs, n, interval } = useTestedMeasure(measure, { system: Math.max(a, b), baseline: Math.min(a, b) })
  const [first, second] = [systems[a], systems[b]]
  if (!first || !second || systems.length < 2) return null
  const pair = pairs?.find(({ system, baseline }) => system === Math.max(a, b) && baseline === Math.min(a, b))
  const facts = pair && (a > b ? pair.facts : turned(pair.facts))
  const options = systems.map(({ key, name }) => ({ value: key, label: name }))
  const pick = (left: number, right: number) => setChosen({ a: systems[left]?.key ?? null, b: systems[right]?.key ?? null })
  return (
    <section aria-labelledby="doubt">
      <header className={head['head']}>
        <h2 id="doubt">Is it real?</h2>
        <div className={head['controls']}>
          <MeasureChoice label="Tested measure" hideLabel />
          <Select label="Tested system" hideLabel value={first.key} options={options} onChange={(key) => pick(placeOf(key, a), b)} />
          <IconButton label="Swap the tested systems" icon={<ArrowLeftRight />} onClick={() => pick(b, a)} />
          <Select label="Tested against" shortLabel="against" value={second.key} options={options} onChange={(key) => pick(a, placeOf(key, b))} />
        </div>
      </header>
      <p className={styles['verdict']} role="status" aria-label="Verdict">
        {a === b
          ? 'Choose two systems to set against each other.'
          : facts && pair
            ? verdict({ a: first.name, b: second.name, measure, facts, p: pair.corrected[rule.test], pairs: pairs?.length ?? 0 }, rule)
            : isWaiting
              ? 'Tested when scoring is done.'
              : 'Being computed.'}
      </p>
      <div className={head['controls']}>
        <RuleChoices rule={rule} />
      </div>
      {facts && pair && facts.n > 1 && (
        <div className={styles['sides']}>
          <div>
            <TestTable pair={pair} facts={facts} rule={rule} n={n} systems={systems.length} />
            <NeededQueries key={`${measure} ${a} ${b}`} facts={facts} alpha={rule.alpha} />
          </div>
          <PairFactsList facts={facts} interval={interval && a < b ? { low: -interval.high, high: -interval.low } : interval} />
        </div>
      )}
      {pairs && pairs.length > 1 && <PairTable pairs={pairs} systems={systems} rule={rule} onPick={({ system, baseline }) => pick(system, baseline)} />}
    </section>
  )
}
