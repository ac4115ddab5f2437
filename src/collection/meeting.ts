/** How a file's lists meet a collection: over its queries, over its passages or name alone, or not at all. */
import type { CollectionBuilder } from './builder.ts'
import type { FileDraft } from './draft.ts'
import { many } from './findings.ts'
import { uniqueName } from './names.ts'
import { partsIn, withoutPart } from './part-names.ts'
import { hasList, type Stage } from './stage.ts'

export interface Meeting {
  /** Nothing of it is in the collection, which is not empty: it starts another. */
  readonly startsNew: boolean
  /** What its first stage is called. */
  readonly stage: string
  /** The place of the first stage that it is more of: the same retriever over other queries. */
  readonly partner: number | undefined
  /** For the receipt. */
  readonly notes: readonly string[]
}

/** @param name the file's; @param collection the collection's, for the notes */
export function meetingOf(builder: CollectionBuilder, draft: FileDraft, name: string, collection: string): Meeting {
  const alone = { startsNew: false, stage: name, partner: undefined, notes: [] }
  if (builder.queries.length === 0) return alone
  const [queries, joining] = [draft.queries.length, builder.joining(draft)]
  const common = joining > 0 ? 0 : builder.commonPassages(draft)
  const place = builder.stages.findIndex((stage) => isMoreOf(stage, builder, draft, name))
  const partner = builder.stages[place]
  if (joining === 0 && common === 0 && !(partner && isOfOneSet(name, place >= builder.inherited))) {
    return { ...alone, startsNew: true, notes: [`None of its ${many(queries, 'query', 'queries')} is in “${collection}”, so it starts a new collection in that one's place.`] }
  }
  const known = joining > 0 ? `${many(joining, 'query', 'queries')} of ${queries} ${joining === 1 ? 'is' : 'are'} in the collection already` : newQueries(queries, common)
  const names = builder.stages.filter((stage) => stage !== partner).map((stage) => stage.name)
  if (partner === undefined) {
    const what = joining > 0 ? 'this is another first stage over it' : 'the collection grew by these queries, and this is another first stage, with lists for them alone'
    return { ...alone, stage: uniqueName(name, names), notes: [`${known}: ${what}.`] }
  }
  const stage = uniqueName(withoutPart(name) || (partner.name === name ? name : `${partner.name} + ${name}`), names)
  const alike = partner.name === name ? 'has the name' : 'has, but for the part, the name'
  return { startsNew: false, stage, partner: place, notes: [`${known}. It ${alike} of “${partner.name}” and other queries: both are one first stage, “${stage}”.`] }
}

/** Whether the file is the stage's retriever over other queries: called the same but for train, dev or test, and no query in both. */
function isMoreOf(stage: Stage, builder: CollectionBuilder, draft: FileDraft, name: string): boolean {
  if (withoutPart(stage.name) !== withoutPart(name) || stage.scored !== draft.lists.finish(draft.queries.length).scored) return false
  for (let query = 0; query < draft.queries.length; query++) if (hasList(stage, builder.rowOf(draft, query))) return false
  return true
}

/** Whether a name like a stage's is enough where no passage is in both: `mine.train` and `mine.dev` are, `train` and `dev` in one drop alone. */
const isOfOneSet = (name: string, inOneDrop: boolean) => partsIn(name).length === 1 && (withoutPart(name) !== '' || inOneDrop)

function newQueries(queries: number, common: number): string {
  const known = common === 0 ? '' : `, but ${many(common, 'passage')} that it names ${common === 1 ? 'is' : 'are'}`
  return `None of its ${many(queries, 'query', 'queries')} is in the collection yet${known}`
}
