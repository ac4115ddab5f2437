/** Queries by name. Ids and texts are decoded when they are read and not before, since a collection may have far more queries than a screen. */
import type { Collection } from '../../collection/collection.ts'
import { decodedTexts } from '../../columns/decoded-texts.ts'
import { textAt } from '../../columns/text-table.ts'
import { memo } from './memo.ts'

export class QueryNames {
  readonly #collection: Collection
  #ids: string[] = []
  #texts: string[] = []
  #hasAll = false

  constructor(collection: Collection) {
    this.#collection = collection
  }

  id(query: number): string {
    return (this.#ids[query] ??= textAt(this.#collection.queryIds, query))
  }

  text(query: number): string {
    return (this.#texts[query] ??= textAt(this.#collection.queryTexts, query))
  }

  /** Decodes all of them at once, for what is about to read each. */
  readAll(): void {
    if (this.#hasAll) return
    this.#ids = decodedTexts(this.#collection.queryIds)
    this.#texts = decodedTexts(this.#collection.queryTexts)
    this.#hasAll = true
  }
}

/** Kept once a collection, since rows are made anew with every write of scores. */
export const namesOf = memo((collection: Collection) => new QueryNames(collection))

/** A query in a list. */
export class NamedQuery {
  /** Its row in the collection. */
  readonly query: number
  readonly #names: QueryNames

  constructor(names: QueryNames, query: number) {
    this.#names = names
    this.query = query
  }

  get id(): string {
    return this.#names.id(this.query)
  }

  get text(): string {
    return this.#names.text(this.query)
  }
}
