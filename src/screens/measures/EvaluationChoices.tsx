import { choose } from '../../state/choices.ts'
import { useJudgementSets } from '../../state/hooks.ts'
import { FirstStageChoice } from '../../components/FirstStageChoice.tsx'
import { LevelChoice } from '../../components/LevelChoice.tsx'
import { PhrasingsChoice } from '../../components/PhrasingsChoice.tsx'
import { Select } from '../../components/Select.tsx'

/** What the means depend on besides the orderings: from which grade on, against which first stage, by whose judgements. */
export function EvaluationChoices() {
  const sets = useJudgementSets()
  const active = sets.find((set) => set.active)?.name
  return (
    <>
      <FirstStageChoice />
      {sets.length > 1 && active !== undefined && (
        <Select label="Judgements in use" shortLabel="Judgements" value={active} options={sets.map(({ name }) => ({ value: name, label: name }))} onChange={(name) => choose({ judgements: name })} />
      )}
      <LevelChoice />
      <PhrasingsChoice />
    </>
  )
}
