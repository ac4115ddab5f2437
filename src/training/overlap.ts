/** What two parts of a split have in common though no query is in both: the report beside a split. */
import type { Candidates } from '../collection/collection.ts'
import type { TextTable } from '../columns/text-table.ts'
import { listCount, type TrainingLists } from './examples.ts'
import { nearDuplicates, type NearDuplicate } from './near-duplicates.ts'
import type { Part } from './split.ts'

export interface Overlap {
  readonly part: Part
  /** The part that it should know nothing of. */
  readonly of: Part
  /** Texts in `part`. */
  readonly texts: number
  /** Those that are in the other part too, as the same row. */
  readonly shared: number
  /** Those that are not, but nearly stand there under another id. */
  readonly nearDuplicates: number
  /** The first few of these, of which `like` is in the other part. */
  readonly examples: readonly NearDuplicate[]
}

const EXAMPLES = 5
const LATER: readonly (readonly [part: Part, of: Part])[] = [
  ['validation', 'train'],
  ['test', 'train'],
  ['test', 'validation'],
]

/** For queries, `rows` are the split itself and `texts` theirs; for passages, what `passagesOf` says of each part. */
export function overlaps(texts: TextTable, rows: Readonly<Record<Part, Uint32Array>>): Overlap[] {
  return LATER.map(([part, of]) => {
    const there = new Set(rows[of])
    const own = rows[part].filter((row) => !there.has(row))
    const near = nearDuplicates(texts, own, rows[of])
    return { part, of, texts: rows[part].length, shared: rows[part].length - own.length, nearDuplicates: near.length, examples: near.slice(0, EXAMPLES) }
  })
}

/** Passages of the lists' pairs, each once, ascending. Of one corpus most are in every part; what gives answers away is the positives. */
export function passagesOf({ passage }: Candidates, lists: TrainingLists, which: 'positives' | 'all' = 'positives'): Uint32Array {
  const rows = new Set<number>()
  for (let at = 0; at < (lists.offsets[listCount(lists)] as number); at++) {
    if (which === 'all' || lists.positive[at] === 1) rows.add(passage[lists.pair[at] as number] as number)
  }
  return Uint32Array.from(rows).sort()
}
