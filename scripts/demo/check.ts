/** What a demo has to be, checked before anything is written: each fault in a sentence. */
import { termsOf } from './terms.ts'
import { wordCount } from './figures.ts'
import { fullText } from './first-stage.ts'
import type { Source } from './source.ts'

const WORDS = { least: 25, most: 90 }
/** A grade-3 passage that holds more of the query's terms than this is close to a paraphrase; a few are let through. */
const SHARED_TERMS = { most: 2 / 3, exceptions: 5 }

/** The faults of a source; empty where there are none. */
export function faultsOf({ queries, passages }: Source): string[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  const faults = [
    ...repeats(passages.map(({ id }) => id)).map((id) => `Passage ${id} stands twice.`),
    ...repeats(queries.map(({ id }) => id)).map((id) => `Query ${id} stands twice.`),
  ]
  for (const { id, text } of passages) {
    const words = wordCount(text)
    if (words < WORDS.least || words > WORDS.most) faults.push(`Passage ${id} has ${words} words, expected ${WORDS.least} to ${WORDS.most}.`)
  }
  for (const { id, grades } of queries) {
    for (const passage of grades.keys()) if (!byId.has(passage)) faults.push(`Query ${id} judges ${passage}, which is no passage.`)
    const given = [...grades.values()]
    if (!given.includes(3)) faults.push(`Query ${id} has no passage of grade 3.`)
    if (given.filter((grade) => grade > 0).length < 3) faults.push(`Query ${id} has fewer than three passages above 0.`)
    if (given.filter((grade) => grade === 0).length < 2) faults.push(`Query ${id} has fewer than two passages of grade 0.`)
  }
  const close = queries.flatMap((query) => {
    const asked = [...new Set(termsOf(query.text))]
    const best = [...query.grades].filter(([, grade]) => grade === 3).flatMap(([id]) => byId.get(id) ?? [])
    return best.flatMap((passage) => {
      const held = new Set(termsOf(fullText(passage)))
      const share = asked.filter((term) => held.has(term)).length / asked.length
      return share > SHARED_TERMS.most ? [`${passage.id} holds ${(share * 100).toFixed(0)} % of ${query.id}'s terms`] : []
    })
  })
  if (close.length > SHARED_TERMS.exceptions) faults.push(`Too many best passages in the query's own words: ${close.join(', ')}.`)
  return faults
}

const repeats = (ids: readonly string[]) => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
