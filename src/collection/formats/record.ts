/** What readers of records are given: JSON objects, and lists in an object's place. */
import { isObject } from './fields.ts'
import type { JsonObject } from './format.ts'

/** Some services answer with a bare list. It is given to readers as an object with this one member. */
export const LIST = '[]'

/** Undefined where the value is neither an object nor a list. */
export function recordOf(value: unknown): JsonObject | undefined {
  if (Array.isArray(value)) return { [LIST]: value }
  return isObject(value) ? value : undefined
}
