/** Rows of token ids as the padded batch that a session takes. */
import type { TokenBatch } from './ports.ts'

export interface TokenRow {
  readonly inputIds: Int32Array
  readonly tokenTypeIds: Int32Array
}

/** Tokens of a batch that are no text's: rows were filled up with them. */
export const paddingOf = ({ inputIds, attentionMask }: TokenBatch): number => inputIds.length - attentionMask.reduce((sum, bit) => sum + bit, 0)

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
