import { useMemo } from 'react'
import type { JudgementSet } from '../../collection/collection.ts'
import { choose, useChoices } from '../../state/choices.ts'
import { useCollection, useJudgementSets } from '../../state/hooks.ts'
import { FirstStageChoice } from '../../components/FirstStageChoice.tsx'
import { Select } from '../../components/Select.tsx'

/** What the means depend on besides the orderings: from which grade on, against which first stage, by whose judgements. */
export function EvaluationChoices() {
  const collection = useCollection()
  const sets = useJudgementSets()
  const level = useChoices((choices) => choices.level)
  const active = sets.find((set) => set.active)?.name
  const judgements = collection?.judgementSets.find(({ name }) => name === active)
  const levels = useMemo(() => Array.from({ length: Math.max(level, highestGrade(judgements)) }, (_, at) => String(at + 1)), [judgements, level])
  return (
    <>
      <FirstStageChoice />
      {sets.length > 1 && active !== undefined && (
        <Select label="Judgements in use" shortLabel="Judgements" value={active} options={sets.map(({ name }) => ({ value: name, label: name }))} onChange={(name) => choose({ judgements: name })} />
      )}
      <Select label="Relevance level" value={String(level)} options={levels.map((value) => ({ value, label: value }))} onChange={(value) => choose({ level: Number(value) })} />
    </>
  )
}

const highestGrade = (judgements: JudgementSet | undefined) => judgements?.grade.reduce((most, grade) => Math.max(most, grade), 1) ?? 1
