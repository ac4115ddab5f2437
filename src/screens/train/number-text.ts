/** A number as it is typed into a form: read, bounded, and written back as short as it was. */

export interface Bounds {
  readonly min: number
  readonly max?: number
  readonly whole?: boolean
  /** What an empty field means, in a word: `all`, `never`. Without it a field must hold a number. */
  readonly none?: string
}

export type Typed = { readonly value: number | null } | { readonly error: string }

/** Reads a typed number; `1e-3` and `.05` are numbers too. An error says what is expected. */
export function readNumber(text: string, bounds: Bounds): Typed {
  const typed = text.trim().replace('\u2212', '-')
  if (bounds.none !== undefined && (typed === '' || typed.toLowerCase() === bounds.none)) return { value: null }
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(typed) ? Number(typed) : NaN
  const { min, max = Infinity, whole = false } = bounds
  return value >= min && value <= max && (!whole || Number.isInteger(value)) ? { value } : { error: `${expected(bounds)}, not ${typed === '' ? 'nothing' : `“${typed}”`}` }
}

function expected({ min, max, whole = false, none }: Bounds): string {
  const kind = whole ? 'A whole number' : 'A number'
  const range = max === undefined ? (min === -Infinity ? '' : ` from ${min} up`) : ` from ${min} to ${max}`
  return `${kind}${range}${none === undefined ? '' : `, or empty for ${none}`}`
}

/** As a person would type it: `0.001`, `2e-5`, and nothing where there is no number. */
export function writeNumber(value: number | null): string {
  if (value === null) return ''
  const plain = String(value)
  const short = value.toExponential().replace('e+', 'e')
  return Math.abs(value) < 1e-3 && value !== 0 && short.length < plain.length + 2 ? short : plain
}
