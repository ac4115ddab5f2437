/** The judgements of one file while it is being read. */
import { Growable } from '../columns/growable.ts'
import { IdTableBuilder } from '../columns/id-index.ts'
import { inHeap, int32In, uint32In, type Allocate } from '../columns/memory.ts'
import { PairIndex } from '../columns/pair-index.ts'
import { TextTableBuilder } from '../columns/text-table.ts'
import { grouped } from './candidate-lists.ts'
import type { JudgementSet } from './collection.ts'

export class JudgementDraft {
  #queries = new IdTableBuilder()
  #docs = new IdTableBuilder()
  #pairs = new PairIndex()
  #grade = new Growable(Int32Array)

  get length(): number {
    return this.#pairs.length
  }

  get queries(): number {
    return this.#queries.length
  }

  /** False, and nothing is kept, where this document is judged for the query already. */
  add(query: string | Uint8Array, doc: string | Uint8Array, grade: number): boolean {
    if (this.#pairs.add(this.#queries.add(query), this.#docs.add(doc)) < 0) return false
    this.#grade.push(grade)
    return true
  }

  /** Adds a judgement, or makes one that is there better: a passage that is right in one record is right, wherever else it was a negative. */
  raise(query: string | Uint8Array, doc: string | Uint8Array, grade: number): void {
    const [queryRow, docRow] = [this.#queries.add(query), this.#docs.add(doc)]
    const held = this.#pairs.find(queryRow, docRow)
    if (held >= 0) this.#grade.set(held, Math.max(this.#grade.at(held), grade))
    else {
      this.#pairs.add(queryRow, docRow)
      this.#grade.push(grade)
    }
  }

  /** @param idOf what a query is called in the end, where it is not what the file called it */
  finish(name: string, allocate: Allocate = inHeap, idOf?: (id: Uint8Array) => Uint8Array): JudgementSet {
    const { offsets, order } = grouped(this.#pairs.a, this.#queries.length)
    const [docOf, gradeOf] = [this.#pairs.b, this.#grade.view()]
    const [queryIds, docIds] = [new TextTableBuilder(), new TextTableBuilder()]
    for (let row = 0; row < this.#queries.length; row++) {
      const id = this.#queries.bytesAt(row)
      queryIds.push(idOf === undefined ? id : idOf(id))
    }
    const [keptOffsets, grade] = [uint32In(allocate, offsets.length), int32In(allocate, gradeOf.length)]
    keptOffsets.set(offsets)
    for (let at = 0; at < grade.length; at++) {
      const row = order[at] as number
      this.#docs.copyTo(docIds, docOf[row] as number)
      grade[at] = gradeOf[row] as number
    }
    return { name, queryIds: queryIds.finish(allocate), offsets: keptOffsets, docIds: docIds.finish(allocate), grade }
  }
}
