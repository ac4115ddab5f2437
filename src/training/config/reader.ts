/**
 * Reads values that came from outside, by rules that are put together like the type that is read. What does not fit is
 * said, by its key, and the default stands in for it, so that one reading tells all that is wrong.
 */

/** Where a value stood, from the outermost key in. */
export type Path = readonly string[]
export type Say = (at: Path, message: string) => void
/** @param otherwise the default, for what is missing or does not fit */
export type Reader<T> = (found: unknown, otherwise: T, at: Path, say: Say) => T

interface Range {
  readonly least?: number
  readonly most?: number
  /** `least` itself is not allowed. */
  readonly above?: boolean
  readonly whole?: boolean
}

export function number({ least = -Infinity, most = Infinity, above = false, whole = false }: Range): Reader<number> {
  const kind = whole ? 'a whole number' : 'a number'
  const from = above ? `above ${least}` : `of at least ${least}`
  const expected = kind + (least === -Infinity ? '' : most === Infinity ? ` ${from}` : ` ${from} and at most ${most}`)
  return reader(expected, (found): found is number => {
    if (typeof found !== 'number' || !Number.isFinite(found) || (whole && !Number.isSafeInteger(found))) return false
    return (above ? found > least : found >= least) && found <= most
  })
}

export const text: Reader<string> = reader('a text', (found): found is string => typeof found === 'string' && found !== '')
export const flag: Reader<boolean> = reader('true or false', (found): found is boolean => typeof found === 'boolean')

export function oneOf<const T extends string>(...choices: readonly T[]): Reader<T> {
  const known: ReadonlySet<unknown> = new Set(choices)
  return reader(`one of ${choices.join(', ')}`, (found): found is T => known.has(found))
}

/** `null`, which an empty value is too. */
export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (found, otherwise, at, say) => {
    if (found === null) return null
    let fits = true
    // Without a default of the type the value itself stands in; what does not fit is given up for `otherwise` below.
    const value = read(found, found as T, at, (where, message) => {
      fits = false
      say(where, `${message.replace(/\.$/, '')}, or null.`)
    })
    return fits ? value : otherwise
  }
}

/** Keys with a reader each. Missing ones keep the default; others are said, since a misspelt key would change nothing in silence. */
export function fields<T extends object>(readers: { readonly [Key in keyof T]: Reader<T[Key]> }): Reader<T> {
  const known = Object.keys(readers) as (keyof T & string)[]
  return (found, otherwise, at, say) => {
    if (!isRecord(found)) {
      say(at, `${shown(found)} stands where keys and values were expected: ${known.join(', ')}.`)
      return otherwise
    }
    for (const key of Object.keys(found)) if (!(known as readonly string[]).includes(key)) say([...at, key], `There is no such key${at.length > 0 ? ` in ${at.join('.')}` : ''}; there are ${known.join(', ')}.`)
    const read = { ...otherwise }
    for (const key of known) if (Object.hasOwn(found, key)) read[key] = readers[key](found[key], otherwise[key], [...at, key], say)
    return read
  }
}

/** Objects that a key of theirs tells apart; each kind has its own reader and defaults. */
export function variants<Key extends string, T extends { readonly [K in Key]: string }>(
  key: Key,
  kinds: { readonly [Kind in T[Key]]: { readonly read: Reader<Extract<T, { readonly [K in Key]: Kind }>>; readonly defaults: Extract<T, { readonly [K in Key]: Kind }> } },
): Reader<T> {
  const names = Object.keys(kinds) as T[Key][]
  const choose = oneOf(...names)
  return (found, otherwise, at, say) => {
    if (!isRecord(found)) {
      say(at, `${shown(found)} stands where keys and values were expected, among them ${key}: ${names.join(', ')}.`)
      return otherwise
    }
    let fits = true
    const kind = Object.hasOwn(found, key) ? choose(found[key], otherwise[key], [...at, key], (where, message) => ((fits = false), say(where, message))) : otherwise[key]
    if (!fits) return otherwise
    const { read, defaults } = kinds[kind]
    const start = otherwise[key] === kind ? (otherwise as typeof defaults) : defaults
    return read(found, start, at, say)
  }
}

/** The value, whatever it is, in so few words that a message can name it. */
export function shown(found: unknown): string {
  if (Array.isArray(found)) return 'a list'
  if (isRecord(found)) return 'an object'
  const words = typeof found === 'string' ? `“${found}”` : String(found)
  return words.length > 60 ? `${words.slice(0, 60)}…` : words
}

function reader<T>(expected: string, fits: (found: unknown) => found is T): Reader<T> {
  return (found, otherwise, at, say) => {
    if (fits(found)) return found
    say(at, `${shown(found)} was found where ${expected} was expected.`)
    return otherwise
  }
}

const isRecord = (found: unknown): found is Readonly<Record<string, unknown>> => typeof found === 'object' && found !== null && !Array.isArray(found)
