import type { Combination } from '../ranking/phrasings.ts'
import { choose, useChoices } from '../state/choices.ts'
import { usePhrasedCounts } from '../state/phrasing-hooks.ts'
import { Select, type Option } from './Select.tsx'

const combinations: readonly Option<Combination>[] = [
  { value: 'max', label: 'Greatest score' },
  { value: 'mean', label: 'Mean score' },
  { value: 'rrf', label: 'Reciprocal ranks' },
]

/** How the lists of a query's phrasings become one. Nothing where no query has phrasings. */
export function PhrasingsChoice() {
  const chosen = useChoices((choices) => choices.phrasings)
  return usePhrasedCounts() === null ? null : <Select label="Phrasings" value={chosen} options={combinations} onChange={(phrasings) => choose({ phrasings })} />
}
