/** Lists that were searched for here join a collection as a run's would. */
import { IdIndex } from '../columns/id-index.ts'
import type { Allocate } from '../columns/memory.ts'
import { CollectionBuilder } from './builder.ts'
import type { Collection } from './collection.ts'
import type { FileDraft } from './draft.ts'
import { fingerprintOf } from './fingerprint.ts'
import { unnamed } from './library.ts'
import { sideBySide } from './stage.ts'

/**
 * The collection with the draft's lists as the first stage `name`. Where it has one of that name, the draft's lists stand
 * in the place of its lists of the same queries, and its others stay. Texts that no list names any more wait in the library.
 */
export function joinFirstStage(base: Collection, draft: FileDraft, name: string, allocate: Allocate): Collection {
  const builder = CollectionBuilder.from(base)
  const place = builder.stages.findIndex((stage) => stage.name === name)
  const held = builder.stages[place]
  builder.add(draft, name, [])
  const added = builder.stages.at(-1)
  if (held && added) {
    builder.stages.pop()
    builder.stages[place] = sideBySide(name, added, held)
  }
  const columns = builder.finish(allocate)
  const [queries, passages] = [new IdIndex(columns.queryIds), new IdIndex(columns.passageIds)]
  const library = unnamed(builder.library ? [builder.library, builder] : [builder], { queries, passages }, allocate)
  const collection: Collection = { ...columns, name: base.name, judgementSets: base.judgementSets, fingerprint: '', ...(library && { library }) }
  return { ...collection, fingerprint: fingerprintOf(collection) }
}
