/** Phrasings that come without a list of their own: their rows among the queries, and the lists that they are scored on. */
import { decodeBytes } from '../columns/text-table.ts'
import { markIn, numberedRows, stemOf } from './phrasing-ids.ts'
import { hasList, type Stage } from './stage.ts'
import type { TextsById } from './texts-by-id.ts'

/** Adds the variants of a query under its id with the next numbers, from 2 up; one that is there with its number stays as it is. */
export function addVariants(queries: TextsById, query: number, variants: Iterable<string>): void {
  const stem = decodeBytes(stemOf(queries.idAt(query)))
  const textOf = (row: number) => decodeBytes(queries.textAt(row) ?? new Uint8Array(0))
  const known = new Set([textOf(query)])
  let number = 2
  for (let row = queries.find(`${stem}#2`); row >= 0; row = queries.find(`${stem}#${number}`)) {
    known.add(textOf(row))
    number++
  }
  for (const variant of variants) {
    if (known.has(variant)) continue
    known.add(variant)
    queries.add(`${stem}#${number++}`, variant)
  }
}

/** Adds the phrasings that `texts` hold of queries that are here. @param isApart whether what has this stem are no phrasings */
export function addPhrasingsOf(queries: TextsById, texts: TextsById, isApart: (stem: string) => boolean): void {
  for (let row = 0; row < texts.length; row++) {
    const [id, text] = [texts.idAt(row), texts.textAt(row)]
    const mark = markIn(id)
    if (mark < 0 || text === undefined || queries.find(id.subarray(0, mark)) < 0 || isApart(decodeBytes(id.subarray(0, mark)))) continue
    queries.add(id.slice(), text)
  }
}

/**
 * The stages with lists for phrasings that nobody ranked: such a one has no list at all, or its query's very list wherever it
 * has one, and gets its query's in every stage. Stages without such phrasings are given back as they are.
 */
export function withSharedLists(stages: readonly Stage[], queries: TextsById): readonly Stage[] {
  const shared: (readonly [row: number, of: number])[] = []
  for (const row of numberedRows(queries.length, (at) => queries.idAt(at))) {
    const of = queries.find(stemOf(queries.idAt(row)))
    if (of >= 0 && queries.hasText(row) && stages.every((stage) => !hasList(stage, row) || isSameList(stage, row, of))) shared.push([row, of])
  }
  return stages.map((stage) => {
    const missing = shared.filter(([row, of]) => !hasList(stage, row) && hasList(stage, of))
    if (missing.length === 0) return stage
    const [start, end] = [stage.start.slice(), stage.end.slice()]
    for (const [row, of] of missing) {
      start[row] = stage.start[of] as number
      end[row] = stage.end[of] as number
    }
    return { ...stage, start, end }
  })
}

function isSameList({ start, end, passage }: Stage, one: number, other: number): boolean {
  const [a, b] = [start[one] as number, start[other] as number]
  const length = (end[one] as number) - a
  if (length !== (end[other] as number) - b) return false
  for (let at = 0; at < length; at++) if (passage[a + at] !== passage[b + at]) return false
  return true
}
