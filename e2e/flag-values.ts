/** Values of flags, read from their text; what cannot be one is a sentence. */
import { existsSync } from 'node:fs'

export function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1 up, not “${text}”.`)
  return value
}

/** A path that is there. */
export function existing(name: string, path: string): string {
  if (!existsSync(path)) throw new Error(`--${name}: there is no ${path}.`)
  return path
}
