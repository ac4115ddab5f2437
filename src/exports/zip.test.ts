import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { utf8Chunks } from './chunks.ts'
import { zipped } from './zip.ts'

const joined = (chunks: Iterable<Uint8Array>) => new Uint8Array(Buffer.concat([...chunks]))

test('text becomes chunks of about a megabyte, whatever the pieces', () => {
  const line = 'äöü 🦉\n'
  const chunks = [...utf8Chunks(Array.from({ length: 400_000 }, () => line))]
  expect(chunks.length).toBe(3)
  expect(Buffer.from(joined(chunks)).toString()).toBe(line.repeat(400_000))
  expect([...utf8Chunks([])]).toEqual([])
})

test('files are zipped as they are written', () => {
  const long = Array.from({ length: 100_000 }, (_, at) => `line ${at}\n`)
  const archive = unzipSync(joined(zipped([{ path: 'runs/a.trec', texts: long }, { path: 'empty.txt', texts: [] }], Date.UTC(2026, 10, 22))))
  expect(Object.keys(archive)).toEqual(['runs/a.trec', 'empty.txt'])
  expect(Buffer.from(archive['runs/a.trec'] ?? []).toString()).toBe(long.join(''))
})

test('what a file’s writer throws, the archive throws', () => {
  function* broken() {
    yield 'a'
    throw new RangeError('no more')
  }
  expect(() => [...zipped([{ path: 'a', texts: broken() }], Date.UTC(2026, 10, 22))]).toThrow('no more')
})
