/** Runs and judgements as ranx keeps them: one JSON object, `{qid: {docid: number}}`, floats in runs and whole numbers in qrels. */
import { textAt } from '../columns/text-table.ts'
import { judgedQueries, type ExportedJudgements } from './exported-judgements.ts'
import { digitsOf, floatText, shownLists, type OrderedRun } from './ordered-run.ts'

/**
 * A file for `Run.from_file(path, kind='json')`. ranx orders equal scores as they happen to fall: `tieProof` leaves none.
 */
export function* ranxRun(run: OrderedRun, tieProof = false): Generator<string> {
  const { queryIds, passageIds, candidates } = run.collection
  const digits = digitsOf(run, tieProof)
  yield* members(shownLists(run, tieProof), ({ query, pairs, scores }) => [
    textAt(queryIds, query),
    Array.from(pairs, (pair, at) => `${JSON.stringify(textAt(passageIds, candidates.passage[pair] as number))}:${floatText(scores[at] as number, digits)}`),
  ])
}

/** A file for `Qrels.from_file(path, kind='json')`. */
export function* ranxQrels(judgements: ExportedJudgements): Generator<string> {
  const { docIds, grade } = judgements.set
  yield* members(judgedQueries(judgements), ({ id, start, end }) => [
    id,
    Array.from({ length: end - start }, (_, at) => `${JSON.stringify(textAt(docIds, start + at))}:${grade[start + at]}`),
  ])
}

function* members<T>(rows: Iterable<T>, memberOf: (row: T) => readonly [id: string, members: readonly string[]]): Generator<string> {
  let before = '{'
  for (const row of rows) {
    const [id, inner] = memberOf(row)
    yield `${before}${JSON.stringify(id)}:{${inner.join(',')}}`
    before = ',\n'
  }
  yield before === '{' ? '{}\n' : '}\n'
}
