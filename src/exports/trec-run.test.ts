import { describe, expect, test } from 'vitest'
import { textTable } from '../columns/text-table.ts'
import type { Rankings } from '../ranking/rankings.ts'
import { ExportError } from './export-error.ts'
import { smallCollection, smallJudgements, smallRun } from './testing/small-run.ts'
import { trecQrels } from './trec-qrels.ts'
import { trecRun } from './trec-run.ts'

const whole = (texts: Iterable<string>) => [...texts].join('')
const columns = (text: string) => text.trim().split('\n').map((line) => line.split(' '))

describe('a TREC run', () => {
  test('has the six columns of trec_eval, a line a document, ranks from 1', () => {
    // trec_eval's README: `030 Q0 ZF08-175-870 0 4238 prise1`; the fourth column is ignored, the order is that of the fifth.
    expect(whole(trecRun(smallRun()))).toBe('q1 Q0 d3 1 8.60713768 a-model\nq1 Q0 d1 2 -0.25 a-model\nq1 Q0 d2 3 -1.25 a-model\nq2 Q0 d2 1 1 a-model\nq2 Q0 d4 2 1 a-model\n')
  })

  test('brings every float32 back', () => {
    const score = Float32Array.of(0.1, -11.570001, 8.60713768, 1.17549435e-38, 3.4028235e38, 2)
    const rankings: Rankings = { offsets: Uint32Array.of(0, 3, 5, 6), pairs: Uint32Array.of(2, 0, 1, 4, 3, 5), complete: Uint8Array.of(1, 1, 1) }
    const written = columns(whole(trecRun(smallRun({ score, rankings, depth: Infinity })))).map((fields) => Math.fround(Number(fields[4])))
    expect(written).toEqual(Array.from(rankings.pairs, (pair) => score[pair]))
  })

  test('brings every float64 of a first stage back', () => {
    const score = Float64Array.of(Math.PI, 1 / 3, 1e17 + 2, 0.1 + 0.2, -1e-300, 5)
    const rankings: Rankings = { offsets: Uint32Array.of(0, 3, 5, 6), pairs: Uint32Array.of(2, 0, 1, 3, 4, 5), complete: Uint8Array.of(1, 1, 1) }
    expect(columns(whole(trecRun(smallRun({ score, rankings, depth: Infinity })))).map((fields) => Number(fields[4]))).toEqual(Array.from(rankings.pairs, (pair) => score[pair]))
  })

  test('keeps the order below the depth where one less is lost in rounding', () => {
    const score = Float32Array.of(NaN, NaN, 2 ** 60, 1, 1, NaN)
    const [best = 0, ...below] = columns(whole(trecRun(smallRun({ score, depth: 1 })))).slice(0, 3).map((fields) => Math.fround(Number(fields[4])))
    expect(best).toBe(2 ** 60)
    expect(best > (below[0] ?? NaN) && (below[0] ?? NaN) > (below[1] ?? NaN)).toBe(true)
  })

  test('is tie-proof on request: in float32 every score is below the one before', () => {
    const count = 300
    const collection = { ...smallCollection(), queryIds: textTable(['q']), passageIds: textTable(Array.from({ length: count }, (_, at) => `d${at}`)), candidates: { offsets: Uint32Array.of(0, count), passage: Uint32Array.from({ length: count }, (_, at) => at) } }
    const rankings: Rankings = { offsets: Uint32Array.of(0, count), pairs: Uint32Array.from({ length: count }, (_, at) => at), complete: Uint8Array.of(1) }
    for (const value of [(at: number) => (at < 150 ? 0 : -1e-30), () => 21.5, (at: number) => 100 - at * 1e-9, () => -1e308, (at: number) => 1e-20 - at * 1e-25]) {
      const score = Float64Array.from({ length: count }, (_, at) => value(at))
      const written = columns(whole(trecRun(smallRun({ collection, rankings, score, depth: Infinity }), { tieProof: true }))).map((fields) => Math.fround(Number(fields[4])))
      expect(written.every((one, at) => at === 0 || one < (written[at - 1] ?? -Infinity))).toBe(true)
    }
  })

  test('changes no score that has no tie', () => {
    expect(whole(trecRun(smallRun(), { tieProof: true }))).toBe(whole(trecRun(smallRun())).replace('d4 2 1 ', 'd4 2 0.99999994 '))
  })

  test('refuses ids with white space in a sentence that names them', () => {
    const run = smallRun({ collection: smallCollection({ passageIds: ['d1', 'a b', 'c\u00a0d', ''] }) })
    expect(() => whole(trecRun(run))).toThrow(ExportError)
    expect(() => whole(trecRun(run))).toThrow(/^3 document ids are empty or hold white space, .*: “a b”, “c\u00a0d”, “”\. Export as ranx JSON/)
    expect(() => whole(trecRun(smallRun({ collection: smallCollection({ queryIds: ['q 1', 'q2', 'q3'] }) })))).toThrow(/^One query id is empty or holds/)
    expect(whole(trecRun(run, { spaces: '_' })).split('\n')[2]).toBe('q1 Q0 a_b 3 -1.25 a-model')
  })

  test('takes ids of any script', () => {
    expect(() => whole(trecRun(smallRun({ collection: smallCollection({ passageIds: ['Ü1', '文書', '🦉', 'é'] }) })))).not.toThrow()
  })
})

test('TREC qrels name each query as the run does, and keep those that returned nothing', () => {
  expect(whole(trecQrels(smallJudgements()))).toBe('q1 0 d1 2\nq1 0 d9 -1\nq2 0 d2 1\nq9 0 d1 3\n')
  const spaced = smallJudgements()
  expect(() => whole(trecQrels({ ...spaced, queryRow: spaced.queryRow.map(() => -1) }))).toThrow(/^One query id is empty or holds white space/)
})
