/** Stands for "every candidate" where a depth is a number: larger than any list, and safe in JSON, which Infinity is not. */
export const ALL_CANDIDATES = Number.MAX_SAFE_INTEGER

/** A depth as a person reads it: `100`, or `all`. */
export const depthName = (depth: number): string => (depth >= ALL_CANDIDATES ? 'all' : String(depth))

/** Reads what `depthName` writes; null where it is neither `all` nor a whole number from one up. */
export function parseDepth(text: string): number | null {
  if (text.trim().toLowerCase() === 'all') return ALL_CANDIDATES
  return /^\s*[1-9]\d{0,8}\s*$/.test(text) ? Number(text) : null
}
