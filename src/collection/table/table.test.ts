import { describe, expect, it } from 'vitest'
import { allTexts } from '../../columns/text-table.ts'
import { textSource } from '../bytes/byte-source.ts'
import { ingest } from '../ingest.ts'
import { guessRoles } from './column-roles.ts'

async function read(text: string) {
  const { collection, receipts } = await ingest([textSource('rows.csv', text)], undefined)
  const [receipt] = receipts
  if (receipt === undefined) throw new Error('no receipt')
  return { collection, receipt, refused: receipt.refused.map(({ line, reason }) => `${line}: ${reason}`) }
}

describe('tables', () => {
  it.each([
    ['CSV', ','],
    ['TSV', '\t'],
    ['semicolons', ';'],
    ['bars', '|'],
  ])('%s: columns are known by usual names, whatever their order and case', async (_, mark) => {
    const rows = [['Relevance', 'Passage', 'Query ID', 'extra', 'Search Query', 'Doc-ID', 'BM25 score'], ['2', 'text a', '7', 'x', 'about', 'a', '1.5'], ['0', 'text b', '7', '', 'about', 'b', '0.5']]
    const { collection, receipt } = await read(rows.map((row) => row.join(mark)).join('\r\n'))
    expect(receipt).toMatchObject({ format: 'Pair rows (TIRA, PyTerrier) table', queries: 1, items: 2, refusedCount: 0 })
    if (collection === undefined) throw new Error('nothing was read')
    expect([allTexts(collection.queryIds), allTexts(collection.queryTexts), allTexts(collection.passageIds), allTexts(collection.passageTexts)]).toEqual([['7'], ['about'], ['a', 'b'], ['text a', 'text b']])
    expect([Array.from(collection.firstStages[0]?.score ?? []), Array.from(collection.judgementSets[0]?.grade ?? [])]).toEqual([[1.5, 0.5], [2, 0]])
  })

  it('say line, found and expected of a row with too few fields, and use the rest', async () => {
    const { receipt, refused } = await read('query,passage,label\nx,a,1\nx,b\nx,"c\nover two lines",0\nx,d,maybe\n')
    expect(refused).toEqual(['3: the row has 2 fields', '6: the label is maybe'])
    expect(receipt.refused[0]).toMatchObject({ unit: 'line', found: 'x,b', expected: '3 fields: query, passage, label' })
    expect(receipt.items).toBe(2)
  })

  it('take booleans as labels, and hostile headers as names', async () => {
    const { collection } = await read('query,passage,label,__proto__\nx,a,True,1\nx,b,False,2\n')
    expect(Array.from(collection?.judgementSets[0]?.grade ?? [])).toEqual([1, 0])
  })

  it('with a header that Excel puts a line before', async () => {
    expect((await read('sep=;\nquery;passage\nx;a\n')).receipt).toMatchObject({ items: 1, refusedCount: 0 })
  })

  it("of judgements that know a query by its text join by it: Quepid's", async () => {
    const { collection, receipts } = await ingest([textSource('run.jsonl', '{"query":"star trek","qid":"7","documents":[{"id":"1370","text":"a"},{"id":"2","text":"b"}]}'), textSource('ratings.csv', 'query,docid,rating\nstar trek,1370,3\nstar wars,11,1\n')], undefined)
    expect(collection?.judgementSets[0]?.name).toBe('ratings')
    expect(receipts[1]?.join).toMatchObject({ queriesJoined: 1, queriesUnknown: 1, judgementsJoined: 1 })
  })
})

describe('roles', () => {
  it('go to the first column that bears a name, the best name first', () => {
    expect(guessRoles(['text', 'question', 'passage', 'similarity', 'id'])).toEqual({ query: 'question', text: 'text', score: 'similarity' })
    expect(guessRoles(['A', 'B'])).toEqual({})
  })
})
