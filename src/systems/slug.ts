/** File names made from system names. */
import { uniqueTexts } from './unique.ts'

const LONGEST = 100
/** What Windows refuses as a file name, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i

/**
 * A name as part of a file name on any system: letters and digits of any script, `.` and `_` stay, each run of other
 * marks (`/`, spaces, brackets) becomes one `-`. At most 100 characters; never empty, hidden or reserved.
 */
export function slug(name: string): string {
  const plain = Array.from(name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._]+/gu, '-')).slice(0, LONGEST).join('')
  const trimmed = plain.replace(/^[-.]+|[-.]+$/g, '') || 'system'
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed
}

/** A slug for each name, in their order, no two the same where a file system ignores case. */
export const uniqueSlugs = (names: readonly string[]): string[] =>
  uniqueTexts(names.map(slug), (text, count) => `${text}-${count}`, (text) => text.toLowerCase())
