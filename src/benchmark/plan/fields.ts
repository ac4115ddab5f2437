/** Single values of a plan as a person wrote them, read or refused in a sentence. */
import { MeasureError, measureName, parseMeasure } from '../../evaluation/measure.ts'
import { isPipeline, parsePipeline, PipelineError, spell } from '../../systems/pipeline.ts'
import { PlanError } from './plan.ts'

/** One value of a list, or the only one. */
export type Field<T> = (name: string, value: unknown) => T

export const told = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? String(value)))

export const text: Field<string> = (name, value) => {
  if (typeof value !== 'string' || value.trim() === '') throw new PlanError(`${name} takes text, not ${told(value)}.`)
  return value.trim()
}

/** From 1 up; also as digits. */
export const count: Field<number> = (name, value) => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) throw new PlanError(`${name} takes a whole number from 1 up, not ${told(value)}.`)
  return number
}

export const oneOf =
  <Word extends string>(words: readonly Word[]): Field<Word> =>
  (name, value) => {
    const found = words.find((word) => word === value)
    if (found === undefined) throw new PlanError(`${name} takes ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}, not ${told(value)}.`)
    return found
  }

/** A measure's name in any of the field's spellings; gives ours. */
export const measure: Field<string> = (name, value) => {
  try {
    return measureName(parseMeasure(text(name, value)))
  } catch (error) {
    if (error instanceof MeasureError) throw new PlanError(`${name}: ${error.message}`)
    throw error
  }
}

export const model: Field<string> = (name, value) => {
  const source = text(name, value)
  if (!isPipeline(source)) return source
  try {
    return spell(parsePipeline(source))
  } catch (error) {
    if (error instanceof PipelineError) throw new PlanError(`${name}: ${error.message}`)
    throw error
  }
}

/** A value or a list of them; null for a key that is absent or empty. */
export const list =
  <T>(field: Field<T>): Field<readonly T[] | null> =>
  (name, value) => {
    if (value === undefined || value === null) return null
    const values = Array.isArray(value) ? value : [value]
    if (values.length === 0) return null
    return [...new Set(values.map((each: unknown) => field(name, each)))]
  }

export const single =
  <T>(field: Field<T>): Field<T | null> =>
  (name, value) => (value === undefined || value === null ? null : field(name, value))
