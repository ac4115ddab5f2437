/** What a collection has to search, and to be searched for: the texts that its lists name, and those that wait in its library. */
import { IdIndex } from '../columns/id-index.ts'
import { bytesAt, emptyTextTable, type TextTable } from '../columns/text-table.ts'
import type { Collection, JudgementSet } from '../collection/collection.ts'
import { stemOf } from '../collection/phrasing-ids.ts'

/** Texts with their ids; a row of either table is one of the other. */
interface Part {
  readonly ids: TextTable
  readonly texts: TextTable
  /** Rows, ascending, that no file brought a text for. */
  readonly textless: Uint32Array
}

/** Texts of several tables as one row after another; those that no file brought are left out. */
export class SearchedTexts {
  readonly #parts: readonly Part[]
  readonly #part: Uint8Array
  readonly #row: Uint32Array

  constructor(parts: readonly Part[]) {
    this.#parts = parts
    const length = parts.reduce((sum, { ids, textless }) => sum + ids.length - textless.length, 0)
    const [partOf, rowOf] = [new Uint8Array(length), new Uint32Array(length)]
    let at = 0
    for (const [part, { ids, textless }] of parts.entries()) {
      let silent = 0
      for (let row = 0; row < ids.length; row++) {
        if (textless[silent] === row) silent++
        else {
          partOf[at] = part
          rowOf[at++] = row
        }
      }
    }
    ;[this.#part, this.#row] = [partOf, rowOf]
  }

  get length(): number {
    return this.#row.length
  }

  /** UTF-8. Throws RangeError where there is no such row. */
  idAt(at: number): Uint8Array {
    return bytesAt(this.#partOf(at).ids, this.#row[at] as number)
  }

  /** UTF-8. Throws RangeError where there is no such row. */
  textAt(at: number): Uint8Array {
    return bytesAt(this.#partOf(at).texts, this.#row[at] as number)
  }

  /** All tables as one, silent rows and all; nothing is copied. */
  table(): TextTable {
    const segments = this.#parts.flatMap(({ texts }, part) => texts.segments.map((segment) => ({ ...segment, first: segment.first + this.#startOf(part) })))
    return { length: this.#startOf(this.#parts.length), segments }
  }

  /** Where a text stands in `table()`. */
  rowIn(at: number): number {
    return this.#startOf(this.#part[at] as number) + (this.#row[at] as number)
  }

  #startOf(part: number): number {
    return this.#parts.slice(0, part).reduce((sum, { texts }) => sum + texts.length, 0)
  }

  #partOf(at: number): Part {
    const part = this.#parts[this.#part[at] ?? this.#parts.length]
    if (part === undefined) throw new RangeError(`Text ${at} of ${this.length}`)
    return part
  }
}

const none = new Uint32Array(0)

export function searchedPassages({ passageIds, passageTexts, textless, library }: Collection): SearchedTexts {
  return new SearchedTexts([
    { ids: passageIds, texts: passageTexts, textless: textless.passages },
    { ids: library?.passageIds ?? emptyTextTable, texts: library?.passageTexts ?? emptyTextTable, textless: none },
  ])
}

export function searchedQueries({ queryIds, queryTexts, textless, library }: Collection): SearchedTexts {
  return new SearchedTexts([
    { ids: queryIds, texts: queryTexts, textless: textless.queries },
    { ids: library?.queryIds ?? emptyTextTable, texts: library?.queryTexts ?? emptyTextTable, textless: none },
  ])
}

/** All queries, or those that the judgement set of this name judges. */
export type WhichQueries = 'all' | { readonly judgedBy: string }

/** Rows of the queries that are meant. Throws where there are no such judgements. */
export function rowsOf(collection: Collection, queries: SearchedTexts, which: WhichQueries): Uint32Array {
  if (which === 'all') return Uint32Array.from({ length: queries.length }, (_, row) => row)
  const set = collection.judgementSets.find(({ name }) => name === which.judgedBy)
  if (set === undefined) throw new Error(`There are no judgements “${which.judgedBy}”.`)
  return judgedRows(queries, set)
}

/** Those of the queries that a judgement set names, by their ids (a phrasing by its query's) or else by their texts, as Quepid does. */
export function judgedRows(queries: SearchedTexts, { queryIds }: JudgementSet): Uint32Array {
  const judged = new IdIndex(queryIds)
  const rows = Uint32Array.from({ length: queries.length }, (_, row) => row)
  return rows.filter((row) => judged.find(queries.idAt(row)) >= 0 || judged.find(stemOf(queries.idAt(row))) >= 0 || judged.find(queries.textAt(row)) >= 0)
}
