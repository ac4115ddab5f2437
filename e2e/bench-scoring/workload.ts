/** The pairs that every contestant scores: a seeded draw of queries, each with its first candidates in first-stage order. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { bytesSource } from '../../src/collection/bytes/byte-source.ts'
import { ingest } from '../../src/collection/ingest.ts'
import { byteOrder } from '../../src/columns/byte-order.ts'
import { textAt } from '../../src/columns/text-table.ts'
import { Random } from '../../src/evaluation/statistics/random.ts'
import { orderByScore } from '../../src/ranking/order.ts'
import { rankedPairs } from '../../src/ranking/rankings.ts'

export interface List {
  readonly qid: string
  readonly query: string
  readonly docids: readonly string[]
  readonly passages: readonly string[]
}

export interface Workload {
  /** The candidate file's name. */
  readonly name: string
  readonly lists: readonly List[]
  readonly pairs: number
}

/** Reads a candidate file in any format that the app reads. Throws with the receipt's words where it is none. */
export async function readLists(file: string, depth: number): Promise<List[]> {
  const { collection, receipts } = await ingest([bytesSource(basename(file), readFileSync(file))], undefined)
  const stage = collection?.firstStages[0]
  if (collection === undefined || stage === undefined) throw new Error(`${file} holds no candidates with texts. ${receipts.flatMap(({ notes }) => notes).join(' ')}`)
  const order = orderByScore(collection.candidates, stage.score, byteOrder(collection.passageIds))
  return Array.from({ length: collection.queryIds.length }, (_, query) => {
    const passages = Array.from(rankedPairs(order, query).subarray(0, depth), (pair) => collection.candidates.passage[pair] as number)
    return {
      qid: textAt(collection.queryIds, query),
      query: textAt(collection.queryTexts, query),
      docids: passages.map((passage) => textAt(collection.passageIds, passage)),
      passages: passages.map((passage) => textAt(collection.passageTexts, passage)),
    }
  })
}

/** `count` of the lists, drawn without replacement; all of them, as they stand, where there are no more. */
export function drawn(lists: readonly List[], count: number, seed: number): List[] {
  if (lists.length <= count) return [...lists]
  const random = Random.seeded(seed)
  const left = [...lists]
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)).flat()
}

export const workload = (name: string, lists: readonly List[]): Workload => ({ name, lists, pairs: lists.reduce((sum, { docids }) => sum + docids.length, 0) })

/** The first candidates of each list: what a contestant warms up with. */
export const shallow = (lists: readonly List[], depth: number): List[] => lists.map((list) => ({ ...list, docids: list.docids.slice(0, depth), passages: list.passages.slice(0, depth) }))

/** The lists as a file that the app reads (rank_llm's JSON lines), in the order that they have here. */
export function asCandidateFile(lists: readonly List[]): string {
  return lists
    .map(({ qid, query, docids, passages }) => {
      const candidates = docids.map((docid, at) => ({ docid, score: docids.length - at, doc: passages[at] }))
      return `${JSON.stringify({ query: { text: query, qid }, candidates })}\n`
    })
    .join('')
}
