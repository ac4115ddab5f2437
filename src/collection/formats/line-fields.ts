/** Fields of a line, as bytes: seven million lines do not become strings. */
import { decodeBytes } from '../../columns/text-table.ts'
import { Refusal } from '../findings.ts'

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const [SPACE, TAB] = [0x20, 0x09]

/** Fields between runs of spaces and tabs. */
export function words(line: Uint8Array): Uint8Array[] {
  const fields: Uint8Array[] = []
  let start = -1
  for (let at = 0; at <= line.length; at++) {
    const byte = line[at]
    const blank = byte === undefined || byte === SPACE || (byte >= TAB && byte <= 0x0d)
    if (blank && start >= 0) {
      fields.push(line.subarray(start, at))
      start = -1
    } else if (!blank && start < 0) start = at
  }
  return fields
}

/** A finite decimal number. Throws Refusal. */
export function decimal(field: Uint8Array, what: string): number {
  const text = decodeBytes(field)
  const number = DECIMAL.test(text) ? Number(text) : NaN
  if (!Number.isFinite(number)) throw new Refusal(`the ${what} is ${JSON.stringify(text.slice(0, 40))}`, `a finite number as ${what}`)
  return number
}

/** The number that a few digits are, or -1: nearly every grade and rank is such, and needs no string. */
function smallInteger(field: Uint8Array): number {
  if (field.length === 0 || field.length > 9) return -1
  let number = 0
  for (let at = 0; at < field.length; at++) {
    const digit = (field[at] as number) - 0x30
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** A rank; NaN where the field is none. It is only ever compared with the score. */
export function rankIn(field: Uint8Array): number {
  const small = smallInteger(field)
  return small < 0 ? NaN : small
}

/** A grade: cut towards zero, as trec_eval reads it, where it has a fraction; `onFraction` is told. Throws Refusal. */
export function gradeIn(field: Uint8Array, onFraction: () => void): number {
  const small = smallInteger(field)
  if (small >= 0) return small
  const number = decimal(field, 'grade')
  const grade = Math.trunc(number)
  if (Math.abs(grade) > 0x7fffffff) throw new Refusal(`the grade ${number} is too large`, 'a whole number below 2^31 as grade')
  if (grade !== number) onFraction()
  return grade === 0 ? 0 : grade
}
