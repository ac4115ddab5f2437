/** Reads other people's JSON files: every field is checked before it is believed. */
import { ModelError } from './model.ts'

export type JsonObject = { readonly [key: string]: unknown }

/** The object in a JSON file. Throws ModelError that names the file where it is not one. */
export function parseObject(bytes: Uint8Array, file: string): JsonObject {
  const value = parse(bytes, file)
  if (!isObject(value)) throw new ModelError(`${file}: expected a JSON object, found ${nameOf(value)}`)
  return value
}

/** The array in a JSON file. Throws ModelError that names the file where it is not one. */
export function parseArray(bytes: Uint8Array, file: string): readonly unknown[] {
  const value = parse(bytes, file)
  if (!Array.isArray(value)) throw new ModelError(`${file}: expected a JSON array, found ${nameOf(value)}`)
  return value
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
export const objectIn = (value: unknown): JsonObject => (isObject(value) ? value : {})
export const arrayIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const stringIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
export const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

function parse(bytes: Uint8Array, file: string): unknown {
  const text = new TextDecoder('utf-8').decode(bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice())
  // git-lfs leaves such a pointer where `git clone` ran without it.
  if (text.startsWith('version https://git-lfs')) {
    throw new ModelError(`${file} is a Git LFS pointer, not the file itself. Run "git lfs pull" in the folder, then drop it again.`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ModelError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const nameOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`)
