/**
 * The words of a text, as Lucene's StandardTokenizer finds them by Unicode's rules (UAX #29): runs of letters, digits and
 * underscores, with an apostrophe, colon or full stop between two letters (`can't`, `U.S`) and a comma or full stop between two digits
 * (`3.14`). Ideographs stand alone. It works on UTF-8 as the columns hold it, and makes no string. Not carried over: Hebrew's
 * quotation marks, which bind in that script alone.
 */
import { kind, kindOf, type Kind } from './character-kind.ts'

/** Lucene cuts longer ones there, and goes on with the rest as the next word. */
const LONGEST = 255

/** Calls `take` with each word's range [start, end) in the bytes. What is not UTF-8 parts words. */
export function forEachWord(text: Uint8Array, take: (start: number, end: number) => void): void {
  let at = 0
  while (at < text.length) {
    const first = kindAt(text, at)
    const end = isOfWords[first] === 1 ? wordEnd(text, at, first) : after(text, at)
    // Underscores alone are no word.
    if (isOfWords[first] === 1 && (first !== kind.connector || !isConnectors(text, at, end))) take(at, end)
    at = end
  }
}

const kinds = Object.values(kind)
const isOfWords = Uint8Array.from(kinds, (each) => (each >= kind.letter && each <= kind.single ? 1 : 0))

const alphanumeric: readonly Kind[] = [kind.letter, kind.digit, kind.connector]
/** By the kind before and the kind after: whether no word ends between them. */
const joins = kinds.map((before) =>
  kinds.map((next) => {
    if (before === kind.katakana) return next === kind.katakana || next === kind.connector
    if (next === kind.katakana) return before === kind.connector
    return before === kind.complex ? next === kind.complex : alphanumeric.includes(before) && alphanumeric.includes(next)
  }),
)

function wordEnd(text: Uint8Array, start: number, first: Kind): number {
  let [before, at, length] = [first, after(text, start), 1]
  while (at < text.length && length < LONGEST) {
    const next = kindAt(text, at)
    if (next === kind.extend) at = after(text, at)
    else if (joins[before]?.[next] === true) {
      before = next
      at = after(text, at)
    } else {
      const beyond = next >= kind.midLetter ? acrossMark(text, at, before, next) : at
      if (beyond === at) return at
      at = beyond
      length++
    }
    length++
  }
  return at
}

/** The end of the mark at `at` and what it joins to a letter or digit before it; `at` where it joins nothing. */
function acrossMark(text: Uint8Array, at: number, before: Kind, mark: Kind): number {
  const isJoining = before === kind.letter ? mark !== kind.midNumber : before === kind.digit && mark !== kind.midLetter
  if (!isJoining) return at
  let next = after(text, at)
  while (next < text.length && kindAt(text, next) === kind.extend) next = after(text, next)
  return next < text.length && kindAt(text, next) === before ? after(text, next) : at
}

function isConnectors(text: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at = after(text, at)) {
    const each = kindAt(text, at)
    if (each !== kind.connector && each !== kind.extend) return false
  }
  return true
}

/** The kind of the character that starts at `at`; `other` where none does. */
function kindAt(text: Uint8Array, at: number): Kind {
  const lead = text[at] as number
  if (lead < 0x80) return kindOf(lead)
  if (lead < 0xc2 || lead > 0xf4) return kind.other
  const tail = (offset: number) => (text[at + offset] ?? 0) & 0x3f
  if (lead < 0xe0) return kindOf(((lead & 0x1f) << 6) | tail(1))
  if (lead < 0xf0) return kindOf(((lead & 0xf) << 12) | (tail(1) << 6) | tail(2))
  const codePoint = ((lead & 0x7) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3)
  return codePoint > 0x10ffff ? kind.other : kindOf(codePoint)
}

/** Where the character after the one at `at` starts. */
function after(text: Uint8Array, at: number): number {
  const lead = text[at] as number
  const width = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  return Math.min(at + width, text.length)
}
