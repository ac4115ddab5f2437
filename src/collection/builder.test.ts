import { expect, it } from 'vitest'
import { inHeap } from '../columns/memory.ts'
import { allTexts, textTable } from '../columns/text-table.ts'
import { CollectionBuilder } from './builder.ts'
import { FileDraft } from './draft.ts'

it('tells where passages are in the finished columns, from which those that no list names are left out', () => {
  const draft = new FileDraft()
  const query = draft.query('q', undefined)
  for (const id of ['17', 'unlisted', 'd2', '4']) draft.passages.add(id, undefined)
  for (const passage of [0, 2, 3]) draft.lists.add(query, passage, -passage, NaN)
  const builder = new CollectionBuilder()
  builder.add(draft, 'run', [])
  expect(allTexts(builder.finish(inHeap).passageIds)).toEqual(['17', 'd2', '4'])
  expect([...builder.finishedRows(textTable(['4', 'unlisted', '17', 'nowhere', 'd2', '4']))]).toEqual([2, -1, 0, -1, 1, 2])
})
