import { useState } from 'react'
import { parseMeasure } from '../../../evaluation/measure.ts'
import { useChoices } from '../../../state/choices.ts'
import { useDialects } from '../../../state/tool-hooks.ts'
import type { ShownSystem } from '../../../state/views.ts'
import { slug } from '../../../systems/slug.ts'
import { Select } from '../../../components/Select.tsx'
import { CommandLines } from './CommandLines.tsx'
import { DialectTable } from './DialectTable.tsx'
import { Fold } from './Fold.tsx'

/** One system's run by the rules of each tool: who gets which number, and why. */
export function DialectPanel({ systems }: { systems: readonly ShownSystem[] }) {
  return (
    <Fold title="What other tools say" lead="the same run in trec_eval, ranx, BEIR, MTEB, sentence-transformers and Quepid">
      <Dialects systems={systems} />
    </Fold>
  )
}

function Dialects({ systems }: { systems: readonly ShownSystem[] }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const level = useChoices((choices) => choices.level)
  const measures = useChoices((choices) => choices.measures)
  const system = systems.find(({ key }) => key === chosen) ?? systems[0]
  const { value: rows, error, waiting } = useDialects(system?.key ?? '')
  if (!system) return null
  return (
    <>
      <Select label="System in all dialects" shortLabel="System" value={system.key} options={systems.map(({ key, name }) => ({ value: key, label: name }))} onChange={setChosen} />
      {error !== null && <p role="alert">{error}</p>}
      {rows && <DialectTable rows={rows} label={`${system.name} in all dialects`} waiting={waiting} />}
      <CommandLines measures={measures.map(parseMeasure)} level={level} run={`${slug(system.name)}.trec`} />
    </>
  )
}
