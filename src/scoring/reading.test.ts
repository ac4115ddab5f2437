/** The truncation meter against the pairs that are really assembled. */
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import type { ModelFiles } from '../models/model.ts'
import { ModelTokenizer } from '../models/tokenizer.ts'
import type { Scorer } from '../systems/system.ts'
import { EncodedTexts } from './encoded-texts.ts'
import { ScoringEngine } from './engine.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { textsOf } from './pending-pairs.ts'
import { PassageReader } from './reading.ts'
import { collectionOf } from './testing/collection.ts'
import { wholeOf } from './testing/recorded-job.ts'
import { TruncationMeter, type Truncation } from './truncation.ts'
import { unreadPart } from './unread-part.ts'

const words = (seed: number, count: number) => Array.from({ length: count }, (_, i) => ['Berlin', 'has', 'unforeseeable', 'inhabitants,', 'don’t', 'you', 'know?', '1848.', 'naïve', '北京'][(seed * 7 + i * i + i) % 10]).join(' ')
const lists = [
  { query: words(1, 3), passages: [0, 1, 5, 20, 60, 200].map((count, seed) => words(seed, count)) },
  { query: words(2, 40), passages: [3, 30, 90].map((count, seed) => words(seed + 9, count)) },
]
const collection = collectionOf(lists)
const texts = textsOf(collection)
const pairs = lists.flatMap((list, query) => list.passages.map((passage) => ({ query, text: passage }))).map((pair, row) => ({ ...pair, row, passage: row }))
const scorer: Scorer = { kind: 'cross-encoder', model: 'm', revision: '1', dtype: 'fp32', maxLength: 48 }
const embedding = { pooling: 'mean', normalize: true, queryPrompt: 'query: ', passagePrompt: 'passage: ' } as const

let files: ModelFiles
let tokenizer: ModelTokenizer
beforeAll(async () => {
  files = await modelOnDisk(fileURLToPath(new URL('../../public/models/embedded/reranker', import.meta.url)))
  tokenizer = await ModelTokenizer.open(files)
})
const readerOf = (recipe: Scorer) => new PassageReader({ tokenizer, encoded: new EncodedTexts(tokenizer, texts), texts, recipe })

describe('what a model reads of a passage', () => {
  test('is what stands in the pair', () => {
    for (const pair of pairs) {
      const [query, passage] = [tokenizer.ids(texts.query(pair.query)), tokenizer.ids(pair.text)]
      const { passageRead, inputIds } = tokenizer.pair(query, passage, 48)
      const reading = readerOf(scorer).read(pair)
      expect(reading).toEqual({ tokens: query.length + passage.length + 3, passage: passage.length, read: passageRead, windows: 1 })
      expect(Math.min(reading.tokens, 48)).toBe(inputIds.length)
    }
  })

  test('is all of it in windows, and the first window where that alone counts', () => {
    for (const pair of pairs) {
      const windows = tokenizer.windows(tokenizer.ids(texts.query(pair.query)), tokenizer.ids(pair.text), 48, 8)
      const cut = readerOf(scorer).read(pair)
      expect(readerOf({ ...scorer, windows: { stride: 8, combine: 'mean' } }).read(pair)).toEqual({ ...cut, read: cut.passage, windows: windows.length })
      expect(readerOf({ ...scorer, windows: { stride: 8, combine: 'first' } }).read(pair)).toEqual(cut)
    }
  })

  test('of a bi-encoder is counted with its prompt, without the query', () => {
    for (const pair of pairs) {
      const ids = tokenizer.ids(`passage: ${pair.text}`)
      const row = tokenizer.single(ids, 48).inputIds
      expect(readerOf({ ...scorer, kind: 'bi-encoder', embedding }).read(pair)).toEqual({ tokens: ids.length + 2, passage: ids.length, read: row.length - 2, windows: 1 })
    }
  })
})

describe('the part that is not read', () => {
  test('begins with the first word that is not read whole', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.integer({ min: 1, max: 80 }), fc.nat(120), fc.constantFrom('', 'passage: '), (seed, count, read, prompt) => {
        const text = words(seed, count)
        const { from, to } = unreadPart(text, read, tokenizer, prompt)
        const tokens = (end: number) => tokenizer.ids(prompt + text.slice(0, end)).length
        expect(to).toBe(text.length)
        if (from > 0) expect(tokens(from)).toBeLessThanOrEqual(read)
        const [next] = [...new Intl.Segmenter('und', { granularity: 'word' }).segment(text.slice(from))]
        if (next !== undefined) expect(tokens(from + next.segment.length)).toBeGreaterThan(read)
      }),
    )
  })

  test('is the beginning where the model keeps ends', () => {
    const keepsEnd = { keepsEnd: true, ids: (text: string) => tokenizer.ids(text) }
    const text = 'one two three four'
    const { from, to } = unreadPart(text, 2, keepsEnd)
    expect([from, tokenizer.ids(text.slice(to)).length <= 2]).toEqual([0, true])
    expect(text.slice(to).trim()).toBe('three four')
  })

  test('is none where all is read', () => {
    expect(pairs.map((pair) => readerOf({ ...scorer, maxLength: 2000 }).unread(pair))).toEqual(pairs.map(() => null))
    expect(pairs.map((pair) => readerOf(scorer).unread(pair) !== null)).toEqual(pairs.map((pair) => readerOf(scorer).read(pair).read < readerOf(scorer).read(pair).passage))
  })
})

test('the meter adds up', () => {
  const meter = new TruncationMeter()
  expect(meter.total).toEqual({ pairs: 0, cut: 0, median: 0, longest: 0, passageTokens: 0, readTokens: 0, windowed: 0, rows: 0 })
  for (const [tokens, passage, read, windows] of [[10, 5, 5, 1], [30, 25, 9, 1], [12, 7, 7, 1], [90, 85, 85, 4]] as const) meter.add({ tokens, passage, read, windows })
  expect(meter.total).toEqual({ pairs: 4, cut: 1, median: 12, longest: 90, passageTokens: 122, readTokens: 106, windowed: 1, rows: 7 })
})

describe('the engine', () => {
  async function engine() {
    const made = new ScoringEngine({ runtime: nodeRuntime(), ledger: new MemoryLedger() })
    const info = await made.addModel(files)
    made.setCollection(collection)
    return { made, info }
  }

  test('counts pairs without a session, as the request’s recipe would read them', async () => {
    const { made, info } = await engine()
    const request = { model: info.id, maxLength: 48, queries: wholeOf(collection) }
    const total = await made.countTokens(request)
    const readings = pairs.map((pair) => readerOf(scorer).read(pair))
    expect(total).toMatchObject({ pairs: 9, cut: readings.filter(({ read, passage }) => read < passage).length, longest: Math.max(...readings.map(({ tokens }) => tokens)), windowed: 0, rows: 9 })
    expect(total.cut).toBeGreaterThan(2)
    const windows = await made.countTokens({ ...request, windows: { stride: 8, combine: 'max' } })
    expect(windows).toMatchObject({ cut: 0, readTokens: total.passageTokens, windowed: total.cut })
    expect(windows.rows).toBeGreaterThan(9)
  })

  test('stops counting when it is told to', async () => {
    const many = collectionOf([{ query: 'q', passages: Array.from({ length: 400 }, (_, i) => words(i, 20)) }])
    const { made, info } = await engine()
    made.setCollection(many)
    const told: Truncation[] = []
    const total = await made.countTokens({ model: info.id, queries: wholeOf(many) }, (sofar) => told.push(sofar), AbortSignal.abort())
    expect(total.pairs).toBeGreaterThan(0)
    expect(total.pairs).toBeLessThan(400)
  })

  test('tells of one passage what a system reads, and nothing of models that are not loaded', async () => {
    const { made, info } = await engine()
    const recipe: Scorer = { ...scorer, model: info.id, revision: info.revision }
    const long = pairs[5]
    if (!long) throw new Error('There is no sixth pair')
    const reading = await made.reading(recipe, long)
    expect(reading).toEqual({ ...readerOf(scorer).read(long), unread: readerOf(scorer).unread(long) })
    expect(reading?.unread?.to).toBe(long.text.length)
    expect(await made.reading({ ...recipe, revision: 'another' }, long)).toBeNull()
    expect(await made.reading({ ...recipe, model: 'another' }, long)).toBeNull()
  })
})
