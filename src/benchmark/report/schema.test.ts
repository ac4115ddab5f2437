import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { benchmarkReport } from '../testing/benchmark-report.ts'

const schema = JSON.parse(readFileSync(new URL('./report.schema.json', import.meta.url), 'utf8')) as object
const isValid = new Ajv({ allErrors: true }).compile(schema)

test('a report keeps to the schema', () => {
  const valid = isValid(JSON.parse(JSON.stringify(benchmarkReport())))
  expect(isValid.errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

test('every field of a report is required, and no other is known', () => {
  const report: unknown = JSON.parse(JSON.stringify(benchmarkReport()))
  const places = pathsOf(report)
  expect(places.length).toBeGreaterThan(150)
  for (const place of places) {
    const name = place.at(-1) ?? ''
    expect(isValid(changed(report, place, (holder) => Reflect.deleteProperty(holder, name))), `without ${place.join('.')}`).toBe(false)
    expect(isValid(changed(report, place, (holder) => (holder[`${name}?`] = 1))), `with ${place.join('.')}?`).toBe(false)
  }
})

/** Maps by names that are a person's own, whose keys are nobody's to require. */
const OWN_KEYS = ['measures', 'perQuery']

function pathsOf(value: unknown, above: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) || OWN_KEYS.includes(above.at(-1) ?? '') ? [] : [[...above, key]]), ...pathsOf(inner, [...above, key])])
}

/** A copy in which the holder of what is at `place` was changed. */
function changed(value: unknown, place: readonly string[], change: (holder: Record<string, unknown>) => unknown): unknown {
  const copy: unknown = structuredClone(value)
  const holder = place.slice(0, -1).reduce((inner, key) => (inner as Record<string, unknown>)[key], copy)
  change(holder as Record<string, unknown>)
  return copy
}
