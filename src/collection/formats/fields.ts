/** How ids, texts and scores stand in JSON records of every origin (CONVENTIONS.md, section 2). */
import { Refusal } from '../findings.ts'
import type { JsonObject } from './format.ts'

const TEXT_KEYS = ['text', 'segment', 'contents', 'content', 'body', 'passage'] as const
const DECIMAL = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of the first of `keys` that is there and not null. */
export function first(record: JsonObject, keys: readonly string[]): unknown {
  for (const key of keys) if (Object.hasOwn(record, key) && record[key] !== null) return record[key]
  return undefined
}

/** An id as a string; undefined where there is none. Throws Refusal for what cannot be one. */
export function idOf(value: unknown, what: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw new Refusal(`the ${what} is a number too large for JSON readers to keep exactly`, `the ${what} in quotes`)
    }
    return String(value)
  }
  throw new Refusal(`the ${what} is ${kindOf(value)}`, `a string or a number as ${what}`)
}

/** Required text of a query. */
export function queryText(value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new Refusal(value === undefined ? 'there is no query text' : `the query text is ${kindOf(value)}`, 'a query text that is not empty')
}

/** Title and text of a passage, joined as `(title + " " + text).trim()`; undefined where it has neither. */
export function passageText(doc: unknown): string | undefined {
  if (typeof doc === 'string') return doc
  if (!isObject(doc)) return undefined
  const text = first(doc, TEXT_KEYS)
  const title = doc['title']
  if (typeof text !== 'string' && typeof title !== 'string') return undefined
  return `${typeof title === 'string' ? title : ''} ${typeof text === 'string' ? text : ''}`.trim()
}

/** A finite number, or a string that is one (DPR writes scores as strings); NaN where there is none. Throws Refusal. */
export function numberOf(value: unknown, what: string): number {
  if (value === undefined || value === null) return NaN
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw new Refusal(`the ${what} is ${typeof value === 'string' || typeof value === 'number' ? String(value) : kindOf(value)}`, `a finite number as ${what}`)
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return value.trim() === '' ? 'empty' : 'a string'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** Required list. */
export function listOf(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new Refusal(value === undefined ? `there is no list ${what}` : `${what} is ${kindOf(value)}`, `a list ${what}`)
}
