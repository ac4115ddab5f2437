import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readFile } from '../read-file.ts'

/** Lines that are taken many at a time, and lines that are not: damaged, spaced or written otherwise, or naming a document again. */
const id = fc.constantFrom('1', '17', '4711', '007', 'd9', 'é1', '123456789', 'x')
const score = fc.constantFrom('1', '-0', '2.5', '.5', '12.', '15.767900466918945', '1e3', 'nan', '1.2.3', '')
const plain = fc.tuple(id, id, fc.nat(50), score).map(([query, doc, rank, value]) => `${query} Q0 ${doc} ${rank} ${value} tag`)
const odd = fc.constantFrom('', ' ', 'q Q0 d', '  1 Q0 17 1 2 tag', '1\tQ0\t17\t1\t2.5\ttag', '1  Q0 17 1 2 tag', '1 Q0 17 x 2 tag', '1 Q0 17 1 2 tag more', '1 Q0 17 1 2 ', '1 Q0 17 1 2 tag\r', '1 Q0 17 1 2 t\u0001g')
const files = fc.array(fc.oneof({ weight: 4, arbitrary: plain }, odd), { maxLength: 30 }).map((lines) => ['9 Q0 9 1 1 tag', ...lines].join('\n'))

/** What is read of a file that comes in pieces. A line that lies in several of them is always read by itself. */
async function readIn(text: string, pieceSize: number) {
  const bytes = new TextEncoder().encode(text)
  const { draft, findings, rows } = await readFile({
    name: 'run.trec',
    size: bytes.length,
    async *stream() {
      for (let at = 0; at < bytes.length; at += pieceSize) yield Promise.resolve(bytes.slice(at, at + pieceSize))
    },
  })
  const ids = (of: typeof draft.queries) => Array.from({ length: of.length }, (_, row) => new TextDecoder().decode(of.idAt(row)))
  const lists = draft.lists.finish(draft.queries.length)
  return { rows, queries: ids(draft.queries), passages: ids(draft.passages), lists, refused: findings.refused, notes: findings.notes() }
}

it('reads many lines at a time as it reads each by itself', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (text) => {
      expect(await readIn(text, 1 << 20)).toEqual(await readIn(text, 2))
    }),
    { numRuns: 100 },
  )
})

it('goes on from block to block, and over the ends of pieces', async () => {
  const text = Array.from({ length: 3000 }, (_, at) => `${Math.floor(at / 700)} Q0 ${(at * 7919) % 2500} ${at % 700} ${1000 - at}.5 tag\n`).join('')
  const whole = await readIn(text, 1 << 20)
  expect(whole.lists.passage.length + whole.refused.length).toBe(3000)
  expect(await readIn(text, 999)).toEqual(whole)
  expect(await readIn(text, 5)).toEqual(whole)
})
