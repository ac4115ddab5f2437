/** For tests: what trec_eval printed, and where our numbers differ from it. */
import type { Evaluation } from '../evaluate.ts'

/** measure -> query (or `all`) -> printed value. */
export type TrecOutput = Map<string, Map<string, number>>

export function readTrecOutput(text: string): TrecOutput {
  const output: TrecOutput = new Map()
  for (const line of text.trim().split('\n')) {
    const [measure = '', query = '', value = ''] = line.split(/\s+/)
    output.set(measure, (output.get(measure) ?? new Map<string, number>()).set(query, Number(value)))
  }
  // Under -c, trec_eval's sum of num_rel ignores -l, against its own values per query.
  const relevant = output.get('num_rel')
  relevant?.set('all', [...relevant].reduce((sum, [query, value]) => (query === 'all' ? sum : sum + value), 0))
  return output
}

/** Half of the last printed place: C rounds 0.03125 to 0.0312, JavaScript to 0.0313, and both are right. */
const ROUNDING = 0.00005 + 1e-12

/** A line for each printed value that ours is not, once rounded; queries go by `judgedIds`. */
export function differencesFrom(printed: ReadonlyMap<string, number>, { perQuery, mean }: Evaluation, judgedIds: readonly string[]): string[] {
  const ours = new Map(judgedIds.map((id, j) => [id, perQuery[j] ?? NaN]))
  ours.set('all', mean)
  const missing = [...ours.keys()].filter((query) => !printed.has(query)).map((query) => `${query} was not printed`)
  const wrong = [...printed].filter(([query, value]) => !(Math.abs((ours.get(query) ?? NaN) - value) <= ROUNDING))
  return [...missing, ...wrong.map(([query, value]) => `${query}: ${ours.get(query)}, not ${value}`)]
}
