/** Token ids of a column of texts in one growing array: a text is tokenized when it is first asked for, and then held. */

/** 128 MB of Int32. A text that was forgotten is tokenized again when it is met again. */
const TOKENS_KEPT = 1 << 25
const TOKENS_PER_SEGMENT = 1 << 20
/** Most columns are small. */
const TOKENS_OF_THE_FIRST = 1 << 12

export class TokenColumn {
  readonly #encode: (row: number) => Int32Array
  readonly #limit: number
  readonly #perSegment: number
  /** The array in segments, so that growing copies nothing and forgetting gives memory back. */
  #segments: Int32Array[] = []
  /** How many segments were forgotten, which is the number of the first that is held. */
  #forgotten = 0
  #used = 0
  #room = 0
  /** Three a row: its segment's number plus one (0 before it is tokenized), its start therein, its length. */
  #places: Int32Array = new Int32Array(0)

  /**
   * @param encode token ids of the text in a row, without special tokens
   * @param limit tokens to make room for; beyond it the texts that were tokenized first are forgotten, a segment at a time
   * @param perSegment tokens of a segment; a text that is longer has one of its own
   */
  constructor(encode: (row: number) => Int32Array, limit = TOKENS_KEPT, perSegment = TOKENS_PER_SEGMENT) {
    this.#encode = encode
    this.#limit = limit
    this.#perSegment = perSegment
  }

  /** A row's token ids, a view that nobody may write to. It stays whole when the column forgets the row. */
  at(row: number): Int32Array {
    const place = 3 * row
    const held = this.#segments[(this.#places[place] ?? 0) - 1 - this.#forgotten]
    if (held === undefined) return this.#keep(row, this.#encode(row))
    const start = this.#places[place + 1] ?? 0
    return held.subarray(start, start + (this.#places[place + 2] ?? 0))
  }

  /** How many tokens a row has, also when they were forgotten. */
  lengthOf(row: number): number {
    return (this.#places[3 * row] ?? 0) > 0 ? (this.#places[3 * row + 2] ?? 0) : this.at(row).length
  }

  #keep(row: number, ids: Int32Array): Int32Array {
    const segment = this.#segmentFor(ids.length)
    const view = segment.subarray(this.#used, this.#used + ids.length)
    view.set(ids)
    if (this.#places.length < 3 * (row + 1)) this.#places = grown(this.#places, 3 * (row + 1))
    this.#places.set([this.#forgotten + this.#segments.length, this.#used, ids.length], 3 * row)
    this.#used += ids.length
    return view
  }

  /** The last segment, or a new one where it is full: as large as all before together, up to the size that they all have then. */
  #segmentFor(tokens: number): Int32Array {
    const last = this.#segments.at(-1)
    if (last !== undefined && this.#used + tokens <= last.length) return last
    const fresh = new Int32Array(Math.max(tokens, Math.min(this.#perSegment, Math.max(TOKENS_OF_THE_FIRST, this.#room))))
    this.#segments.push(fresh)
    this.#used = 0
    this.#room += fresh.length
    while (this.#room > this.#limit && this.#segments.length > 1) {
      this.#room -= this.#segments.shift()?.length ?? 0
      this.#forgotten++
    }
    return fresh
  }
}

function grown(places: Int32Array, atLeast: number): Int32Array {
  const larger = new Int32Array(Math.max(atLeast, 2 * places.length))
  larger.set(places)
  return larger
}
