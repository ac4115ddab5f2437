import { choose, useChoices } from '../state/choices.ts'
import { useCollection } from '../state/hooks.ts'
import { Select } from './Select.tsx'

/** The first stage that is reranked and compared against. Nothing where there is no choice. */
export function FirstStageChoice() {
  const names = useCollection()?.firstStages.map(({ name }) => name) ?? []
  const chosen = useChoices((choices) => choices.firstStage)
  if (names.length < 2) return null
  // A link may name a stage that this collection does not have; then the first one is in force.
  const value = names.find((name) => name === chosen) ?? names[0] ?? ''
  return <Select label="First stage" value={value} options={names.map((name) => ({ value: name, label: name }))} onChange={(name) => choose({ firstStage: name })} />
}
