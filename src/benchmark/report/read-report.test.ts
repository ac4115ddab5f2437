import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { findingsIn } from '../schema/json-schema.ts'
import { benchmarkReport } from '../testing/benchmark-report.ts'
import { readReport, reportSchema } from './read-report.ts'

const whole: unknown = JSON.parse(JSON.stringify(benchmarkReport()))
const isValid = new Ajv({ strict: true }).compile(reportSchema)

test('a report is read back as it was written', () => {
  expect(readReport(JSON.stringify(benchmarkReport()))).toEqual(whole)
})

test('what no report has is told by its place, what was found and what was expected', () => {
  const told = (change: (report: Record<string, unknown>) => void) => {
    const report = structuredClone(whole) as Record<string, unknown>
    change(report)
    return () => readReport(JSON.stringify(report))
  }
  expect(told((report) => Reflect.set(at(report, ['systems', '1', 'speed']), 'p50', 'fast'))).toThrow('systems[1].speed.p50 is “fast”, not a number')
  expect(told((report) => Reflect.set(at(report, ['systems', '1']), 'device', 'npu'))).toThrow(/^It is not as a report is written: systems\[1\]\.device is “npu”, not /)
  expect(told((report) => Reflect.deleteProperty(at(report, ['manifest', 'plan']), 'repeat'))).toThrow('manifest.plan.repeat is missing')
  expect(told((report) => Reflect.set(at(report, ['manifest']), 'password', 1))).toThrow('manifest.password is nothing that a report has')
  expect(told((report) => Reflect.deleteProperty(report, 'failures'))).toThrow('systems[0].asked is nothing that a report has')
  expect(() => readReport('{"a":1}')).toThrow('It is JSON, but no report')
  expect(() => readReport('qid Q0 d 1 2 tag')).toThrow('It is no JSON')
})

test('it takes and refuses what ajv does, wherever anything is changed', () => {
  const { systems, ...others } = benchmarkReport()
  // One of each kind: what more there is of it is checked alike.
  const small: unknown = JSON.parse(JSON.stringify({ ...others, systems: systems.slice(0, 2).map((system) => ({ ...system, repeats: system.repeats.slice(0, 1) })) }))
  const places = pathsOf(small)
  const strange: readonly unknown[] = [null, -1, 1.5, '', 'fp8', true, [], {}, [null], ['busy', 'busy'], Infinity]
  const report = structuredClone(small)
  const disagreed: string[] = []
  let refused = 0
  for (const place of places) {
    const holder = at(report, place.slice(0, -1))
    const [name, before]: readonly [string, unknown] = [place.at(-1) ?? '', Reflect.get(holder, place.at(-1) ?? '')]
    for (const value of strange) {
      Reflect.set(holder, name, value)
      const found = findingsIn(report, reportSchema)
      if (found.length > 0) refused++
      if ((found.length === 0) !== isValid(report)) disagreed.push(`${place.join('.')} = ${String(value)}`)
    }
    Reflect.set(holder, name, before)
  }
  expect(disagreed).toEqual([])
  expect(refused).toBeGreaterThan(places.length)
})

const at = (value: unknown, path: readonly string[]): object => path.reduce<unknown>((inner, key) => Reflect.get(inner as object, key), value) as object

function pathsOf(value: unknown, above: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [[...above, key], ...pathsOf(inner, [...above, key])])
}
