/** Token ids of a column's texts, made once a text and job, and the padded batches that a session takes. */
import type { TokenBatch } from './ports.ts'

/** 256 MB of Int32. A text that was forgotten is tokenized again when it is met again. */
const TOKENS_KEPT = 1 << 26

/** Token ids by row, without special tokens; made when first asked for. */
export class EncodedTexts {
  #encode: (row: number) => Int32Array
  #kept = new Map<number, Int32Array>()
  #tokens = 0
  #limit: number

  /** @param limit tokens to keep; beyond it the texts that were encoded first are forgotten */
  constructor(encode: (row: number) => Int32Array, limit = TOKENS_KEPT) {
    this.#encode = encode
    this.#limit = limit
  }

  at(row: number): Int32Array {
    const held = this.#kept.get(row)
    if (held !== undefined) return held
    const ids = this.#encode(row)
    this.#kept.set(row, ids)
    this.#tokens += ids.length
    for (const [oldest, { length }] of this.#kept) {
      if (this.#tokens <= this.#limit || oldest === row) break
      this.#kept.delete(oldest)
      this.#tokens -= length
    }
    return ids
  }
}

export interface TokenRow {
  readonly inputIds: Int32Array
  readonly tokenTypeIds: Int32Array
}

/**
 * Rows as one row-major [rows, length] batch, filled up on the right with `padId` under a zero mask.
 * `length` is the longest row's, rounded up to a multiple of `lengthStep`, but not above `maxLength`.
 */
export function padded(rows: readonly TokenRow[], padId: number, lengthStep = 1, maxLength = Infinity): TokenBatch {
  const longest = Math.max(1, ...rows.map((row) => row.inputIds.length))
  const length = Math.max(longest, Math.min(maxLength, Math.ceil(longest / lengthStep) * lengthStep))
  const size = rows.length * length
  const batch = {
    rows: rows.length,
    length,
    inputIds: new Int32Array(size).fill(padId),
    attentionMask: new Int32Array(size),
    tokenTypeIds: new Int32Array(size),
  }
  rows.forEach((row, i) => {
    batch.inputIds.set(row.inputIds, i * length)
    batch.tokenTypeIds.set(row.tokenTypeIds, i * length)
    batch.attentionMask.fill(1, i * length, i * length + row.inputIds.length)
  })
  return batch
}
