import { choose, useChoices } from '../state/choices.ts'
import { useMaxGrade } from '../state/hooks.ts'
import { Select } from './Select.tsx'

/** The grade from which a document counts as relevant: up to the greatest that the judgements in use give. */
export function LevelChoice({ shortLabel }: { readonly shortLabel?: string }) {
  const level = useChoices((choices) => choices.level)
  const highest = Math.max(1, useMaxGrade(), level)
  const options = Array.from({ length: highest }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))
  return (
    <Select
      label="Relevance level"
      {...(shortLabel === undefined ? {} : { shortLabel })}
      value={String(level)}
      options={options}
      onChange={(grade) => choose({ level: Number(grade) })}
    />
  )
}
