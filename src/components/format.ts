/** How numbers look, everywhere. Minus is U+2212, so that signs are as wide as each other; thousands stand apart by a narrow no-break space. */

const MINUS = '\u2212'
const THIN = '\u202f'

/** What stands where there is no number. */
export const NONE = '\u2013'

/** A whole number with its thousands apart: `6 980`. */
export function count(n: number): string {
  return (n < 0 ? MINUS : '') + String(Math.abs(Math.round(n))).replace(/\B(?=(\d{3})+$)/g, THIN)
}

/** `1 query`, `43 queries`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}

/** A number with a fixed number of decimals; what is not a number is a dash, and a rounded nothing has no sign. */
export function fixed(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return NONE
  const digits = Math.abs(value).toFixed(decimals)
  return value < 0 && Number(digits) !== 0 ? MINUS + digits : digits
}

/** A measure's value: 3 decimals in lists, 4 in tables. */
export const measure = (value: number | null, decimals: 3 | 4 = 3): string => fixed(value, decimals)

/** A difference, always with its sign: `+0.243`, `−0.185`, and `0.000` without one. */
export function signed(value: number | null, decimals = 3): string {
  const text = fixed(value, decimals)
  return value !== null && value > 0 && Number(text) !== 0 ? `+${text}` : text
}

/** A logit, cosine, dot product or first-stage score: two decimals, fewer where it is large. */
export function score(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return NONE
  const size = Math.abs(value)
  return size >= 10_000 ? count(value) : fixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : 2)
}

/** A share of something as per cent: `97 %`. Something that is not all never reads 100. */
export function share(fraction: number | null): string {
  if (fraction === null || !Number.isFinite(fraction)) return NONE
  const percent = Math.round(fraction * 100)
  const kept = fraction < 1 && percent === 100 ? 99 : fraction > 0 && percent === 0 ? 1 : percent
  return `${kept}${THIN}%`
}

/** Bytes in decimal units: `23.4 MB`. */
export function bytes(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let at = 0
  let value = n
  while (value >= 999.5 && at < units.length - 1) {
    value /= 1000
    at++
  }
  return `${at === 0 || value >= 99.95 ? value.toFixed(0) : value.toFixed(1)}${THIN}${units[at] ?? ''}`
}

/** Milliseconds as a person says them: `36 s`, `2 min 5 s`, `1 h 4 min`. */
export function duration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return NONE
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  if (seconds < 60) return `${seconds}${THIN}s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)}${THIN}min ${seconds % 60}${THIN}s`
  return `${Math.floor(seconds / 3600)}${THIN}h ${Math.floor((seconds % 3600) / 60)}${THIN}min`
}

/** A short time, measured: `0.84 ms`, `36 ms`, `1.2 s`; from a minute on as `duration` has it. */
export function time(milliseconds: number | null): string {
  if (milliseconds === null || !Number.isFinite(milliseconds)) return NONE
  if (milliseconds >= 59_950) return duration(milliseconds)
  const inSeconds = milliseconds >= 999.5
  const value = inSeconds ? milliseconds / 1000 : milliseconds
  return `${fixed(value, value < 0.995 ? 2 : value < 9.95 || inSeconds ? 1 : 0)}${THIN}${inSeconds ? 's' : 'ms'}`
}

/** Things per second: whole from ten up, one decimal below. */
export const rate = (perSecond: number): string => (perSecond >= 10 ? count(perSecond) : fixed(perSecond, 1))
