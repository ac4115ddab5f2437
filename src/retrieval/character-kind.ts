/**
 * What a character is to the word rules of Unicode's text segmentation (UAX #29, table 3), as far as they bear on words. The
 * standard's property is not in JavaScript; here it is put together from those that it is defined by.
 */

export const kind = {
  other: 0,
  letter: 1,
  digit: 2,
  /** Joins what stands beside it: the underscore. */
  connector: 3,
  katakana: 4,
  /** Scripts without spaces, which Lucene leaves in runs: Thai, Lao, Khmer, Burmese and their kin. */
  complex: 5,
  /** A word by itself: ideographs, hiragana, emoji. */
  single: 6,
  /** Belongs to the character before it: accents, format characters. */
  extend: 7,
  midLetter: 8,
  midNumber: 9,
  /** Within a word and within a number: full stop, apostrophe. */
  midBoth: 10,
} as const

export type Kind = (typeof kind)[keyof typeof kind]

// The first that matches. U+200B is a space, for all that it is a format character.
const rules: readonly (readonly [RegExp, Kind])[] = [
  [/[.'\u2018\u2019\u2024\ufe52\uff07\uff0e]/u, kind.midBoth],
  [/[:\u00b7\u0387\u055f\u05f4\u2027\ufe13\ufe55\uff1a]/u, kind.midLetter],
  [/[,;\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b]/u, kind.midNumber],
  [/\u200b/u, kind.other],
  [/[\p{M}\p{Cf}\p{Emoji_Modifier}\uff9e\uff9f]/u, kind.extend],
  [/[\p{Pc}\u202f]/u, kind.connector],
  [/[\p{Nd}\u066b]/u, kind.digit],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Emoji_Presentation}\p{Extended_Pictographic}]/u, kind.single],
  [/[\p{Script=Katakana}\u3031-\u3035\u309b\u309c\u30a0\u30fc\uff70]/u, kind.katakana],
  [/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Ahom}]/u, kind.complex],
  [/\p{Alphabetic}/u, kind.letter],
]

/** Plus one; zero where nobody has asked. */
const known = new Uint8Array(0x110000)

/** The kind of a code point (0 to 0x10ffff). */
export function kindOf(codePoint: number): Kind {
  const held = known[codePoint] as number
  if (held !== 0) return (held - 1) as Kind
  const character = String.fromCodePoint(codePoint)
  const found = rules.find(([matches]) => matches.test(character))?.[1] ?? kind.other
  known[codePoint] = found + 1
  return found
}
