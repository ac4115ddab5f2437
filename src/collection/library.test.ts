/** A corpus and its queries are kept for runs that come later. */
import { describe, expect, it } from 'vitest'
import { inSharedMemory } from '../columns/memory.ts'
import { allTexts } from '../columns/text-table.ts'
import { archiveOf, archiveSize, readArchive } from './archive.ts'
import { bytesSource, textSource, type ByteSource } from './bytes/byte-source.ts'
import type { Collection } from './collection.ts'
import { columnsOf, transferables } from './columns.ts'
import { fingerprintOf } from './fingerprint.ts'
import { ingest } from './ingest.ts'

const corpus = textSource('corpus.jsonl', ['a', 'b', 'c'].map((id) => JSON.stringify({ _id: id, title: 'On', text: id })).join('\n'))
const queries = textSource('queries.jsonl', ['q1', 'q2'].map((id) => JSON.stringify({ _id: id, text: `about ${id}` })).join('\n'))
const run = (name: string, qid: string, ...docs: string[]) => textSource(name, docs.map((doc, at) => `${qid} Q0 ${doc} ${at + 1} ${9 - at} x\n`).join(''))

async function read(sources: readonly ByteSource[], base?: Collection): Promise<{ collection: Collection; notes: string[] }> {
  const { collection, receipts } = await ingest(sources, base)
  if (collection === undefined) throw new Error('nothing was read')
  return { collection, notes: receipts.map(({ notes }) => notes.join(' ')) }
}
const texts = ({ queryTexts, passageTexts, library }: Collection) => ({
  queries: allTexts(queryTexts),
  passages: allTexts(passageTexts),
  waiting: library && [...allTexts(library.queryIds), ...allTexts(library.passageIds), ...allTexts(library.queryTexts), ...allTexts(library.passageTexts)],
})

describe('texts without a ranking', () => {
  it('wait for the runs that name them, drop after drop', async () => {
    const { collection: waiting, notes } = await read([corpus, queries])
    expect(texts(waiting)).toEqual({ queries: [], passages: [], waiting: ['q1', 'q2', 'a', 'b', 'c', 'about q1', 'about q2', 'On a', 'On b', 'On c'] })
    expect(notes[0]).toContain('in this drop or a later one')
    const { collection: first } = await read([run('x.train.trec', 'q1', 'b', 'a')], waiting)
    expect(texts(first)).toEqual({ queries: ['about q1'], passages: ['On b', 'On a'], waiting: ['q2', 'c', 'about q2', 'On c'] })
    const { collection: second } = await read([run('x.test.trec', 'q2', 'c')], first)
    expect(texts(second)).toEqual({ queries: ['about q1', 'about q2'], passages: ['On b', 'On a', 'On c'], waiting: undefined })
    expect(second.firstStages.map(({ name }) => name)).toEqual(['x'])
  })

  it('give the collection that is there what it lacks', async () => {
    const { collection: silent } = await read([run('x.trec', 'q1', 'a', 'z')])
    const { collection, notes } = await read([corpus, queries], silent)
    expect(texts(collection)).toEqual({ queries: ['about q1'], passages: ['On a', ''], waiting: ['q2', 'b', 'c', 'about q2', 'On b', 'On c'] })
    expect(collection.textless).toEqual({ queries: new Uint32Array(0), passages: Uint32Array.of(1) })
    expect(notes[0]).toMatch(/^1 text that the collection lacked was found in it/)
    expect(collection.candidates).toEqual(silent.candidates)
  })

  it('stay when judgements come, and go with their collection', async () => {
    const { collection: first } = await read([corpus, queries, run('x.trec', 'q1', 'a')])
    const { collection: judged } = await read([textSource('qrels.txt', 'q1 0 a 1\n')], first)
    expect(judged.library).toEqual(first.library)
    const { collection: other } = await read([textSource('other.jsonl', JSON.stringify({ query: { qid: 'q9', text: 'x' }, candidates: [{ docid: 'y', score: 1, doc: 'z' }] }))], judged)
    expect([other.name, other.library]).toEqual(['other', undefined])
  })

  it('belong to the collection: a run over passages that nothing else named extends it', async () => {
    const { collection: first } = await read([corpus, queries, run('bm25.trec', 'q1', 'a')])
    const { collection } = await read([run('dense.trec', 'q2', 'c')], first)
    expect(texts(collection)).toEqual({ queries: ['about q1', 'about q2'], passages: ['On a', 'On c'], waiting: ['b', 'On b'] })
  })

  it('are hashed, moved and kept with the other columns', async () => {
    const { collection: plain } = await ingest([corpus, queries, run('x.trec', 'q1', 'a')], undefined)
    const { collection: shared } = await ingest([corpus, queries, run('x.trec', 'q1', 'a')], undefined, { allocate: inSharedMemory })
    if (plain === undefined || shared === undefined) throw new Error('nothing was read')
    expect(transferables(plain)).toHaveLength([...columnsOf(plain)].length)
    expect(transferables(shared)).toEqual([])
    expect(fingerprintOf({ ...plain, library: undefined })).not.toBe(plain.fingerprint)
    const bytes = Buffer.concat([...archiveOf(plain)])
    expect(bytes.length).toBe(archiveSize(plain))
    expect(await readArchive(bytesSource('saved', bytes))).toEqual(plain)
  })
})
