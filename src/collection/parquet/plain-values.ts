/** Parquet's values as JSON has them: what readers of records know. */
import { decodeBytes } from '../../columns/text-table.ts'
import type { JsonObject } from '../formats/format.ts'

export function plainRow(row: { readonly [column: string]: unknown }): JsonObject {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)]))
}

function plain(value: unknown): unknown {
  // A 64-bit id that a number cannot hold stays what it is, as a string.
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return decodeBytes(value)
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as ArrayLike<unknown>, plain)
  return typeof value === 'object' && value !== null ? plainRow(value as { readonly [column: string]: unknown }) : value
}
