/** What searches find, gathered as one run's lists. */
import { compareBytes } from '../columns/text-table.ts'
import { FileDraft } from '../collection/draft.ts'
import type { SearchedTexts } from './searched.ts'
import type { Hits } from './top-k.ts'

export class FoundLists {
  readonly draft = new FileDraft()
  readonly #queries: SearchedTexts
  readonly #passages: SearchedTexts

  constructor(queries: SearchedTexts, passages: SearchedTexts) {
    this.#queries = queries
    this.#passages = passages
  }

  /** Equal scores stand by id, descending, as the product's orders have them. */
  readonly tie = (a: number, b: number): number => compareBytes(this.#passages.idAt(b), this.#passages.idAt(a))

  /** A query that nothing was found for has no list, as in a run's file. */
  take(query: number, { row, score }: Hits): void {
    if (row.length === 0) return
    const [queries, passages] = [this.#queries, this.#passages]
    const here = this.draft.queries.add(queries.idAt(query), queries.textAt(query))
    row.forEach((passage, at) => this.draft.lists.add(here, this.draft.passages.add(passages.idAt(passage), passages.textAt(passage)), score[at] as number, NaN))
  }
}
