/** Numbers and ids in the fields of a line, from their bytes: seven million lines do not become strings. */
import { digitsIn } from '../../columns/digits.ts'
import { decodeBytes } from '../../columns/text-table.ts'
import { Refusal } from '../findings.ts'
import type { Line } from '../framing/line.ts'
import type { TextsById } from '../texts-by-id.ts'

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const [MINUS, POINT, ZERO] = [0x2d, 0x2e, 0x30]
/** Whole numbers of so many digits, and powers of ten of as many zeros, are exact in float64: the quotient of two such is the number that `Number` reads. */
export const EXACT = 15
export const TENS = Float64Array.from({ length: EXACT + 1 }, (_, zeros) => Number(`1e${zeros}`))

/** The row of the id that field `index` is; it is appended where it is new. */
export const rowIn = (ids: TextsById, { bytes, starts, ends }: Line, index: number): number => ids.addSlice(bytes, starts[index] as number, ends[index] as number)

/** The finite decimal number that field `index` is. Throws Refusal. */
export function decimalIn(line: Line, index: number, what: string): number {
  const number = decimalOf(line.bytes, line.starts[index] as number, line.ends[index] as number)
  if (Number.isNaN(number)) throw noDecimal(line.field(index), what)
  return number
}

/** The finite decimal number that bytes[start .. end) are; NaN where they are none. */
export function decimalOf(bytes: Uint8Array, start: number, end: number): number {
  const short = shortDecimal(bytes, start, end)
  return Number.isNaN(short) ? longDecimal(bytes.subarray(start, end)) : short
}

/** A rank; NaN where the field is none. It is only ever compared with the score. */
export function rankIn({ bytes, starts, ends }: Line, index: number): number {
  const small = digitsIn(bytes, starts[index] as number, ends[index] as number)
  return small < 0 ? NaN : small
}

/** A grade: cut towards zero, as trec_eval reads it, where it has a fraction; `onFraction` is told. Throws Refusal. */
export function gradeIn(field: Uint8Array, onFraction: () => void): number {
  const small = digitsIn(field, 0, field.length)
  if (small >= 0) return small
  const number = decimalOf(field, 0, field.length)
  if (Number.isNaN(number)) throw noDecimal(field, 'grade')
  const grade = Math.trunc(number)
  if (Math.abs(grade) > 0x7fffffff) throw new Refusal(`the grade ${number} is too large`, 'a whole number below 2^31 as grade')
  if (grade !== number) onFraction()
  return grade === 0 ? 0 : grade
}

function longDecimal(field: Uint8Array): number {
  const text = decodeBytes(field)
  const number = DECIMAL.test(text) ? Number(text) : NaN
  return Number.isFinite(number) ? number : NaN
}

function noDecimal(field: Uint8Array, what: string): Refusal {
  return new Refusal(`the ${what} is ${JSON.stringify(decodeBytes(field).slice(0, 40))}`, `a finite number as ${what}`)
}

/**
 * The number that a few digits are, perhaps with a point and a minus; NaN where it is written otherwise. The same to the last bit as `Number` gives: digits and
 * power of ten are exact, and their quotient is rounded once (Clinger, "How to Read Floating Point Numbers Accurately", 1990).
 */
function shortDecimal(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === MINUS
  let [number, digits, point] = [0, 0, end]
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte === POINT && point === end) point = at + 1
    else if (byte < ZERO || byte > ZERO + 9) return NaN
    else {
      number = number * 10 + byte - ZERO
      digits++
    }
  }
  if (digits === 0 || digits > EXACT) return NaN
  const value = number / (TENS[end - point] as number)
  return isNegative ? -value : value
}
