import { fileURLToPath } from 'node:url'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { asCandidateFile, drawn, readLists, shallow, type List } from './workload.ts'

const demo = fileURLToPath(new URL('../../public/demo/candidates.jsonl', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'rerank-lab-workload-'))
afterAll(() => rmSync(folder, { recursive: true }))

const list = (qid: string): List => ({ qid, query: `query ${qid}`, docids: [`${qid}a`, `${qid}b`, `${qid}c`], passages: ['one', 'two', 'three'] })
const lists = ['1', '2', '3', '4', '5', '6', '7', '8'].map(list)

describe('the draw', () => {
  it('is the same for the same seed, and another for another', () => {
    const ids = (seed: number) => drawn(lists, 3, seed).map(({ qid }) => qid)
    expect(ids(19)).toEqual(ids(19))
    expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => ids(seed).join())).size).toBeGreaterThan(1)
  })

  it('draws nobody twice', () => {
    for (const seed of [1, 2, 3]) expect(new Set(drawn(lists, 7, seed)).size).toBe(7)
  })

  it('takes all, as they stand, where there are no more', () => expect(drawn(lists, 8, 1)).toEqual(lists))
})

it('cuts a list to its first candidates', () => expect(shallow([list('1')], 2)).toEqual([{ ...list('1'), docids: ['1a', '1b'], passages: ['one', 'two'] }]))

it('writes lists that are read back as they were', async () => {
  const read = await readLists(demo, 7)
  expect(read.length).toBeGreaterThan(1)
  expect(read.every(({ passages }) => passages.length === 7 && passages.every((text) => text.length > 0))).toBe(true)
  const file = join(folder, 'again.jsonl')
  writeFileSync(file, asCandidateFile(read))
  expect(await readLists(file, 100)).toEqual(read)
})

it('says what is wrong with a file that holds no candidates', async () => {
  const file = join(folder, 'qrels.txt')
  writeFileSync(file, '1 0 a 1\n')
  await expect(readLists(file, 10)).rejects.toThrow(/holds no candidates with texts/)
})
