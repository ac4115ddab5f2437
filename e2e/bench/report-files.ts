/** Reports read back from disk. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import type { BenchmarkReport } from '../../src/benchmark/report/benchmark-report.ts'
import type { ComparableReport } from '../../src/benchmark/compare/compare-reports.ts'
import { fromHere } from './place.ts'

/** A report.json, or the folder that it lies in; from the app or from a benchmark. Throws PlanError. */
export function readReport(given: string): ComparableReport {
  const path = fromHere(given)
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'report.json') : path
  if (!existsSync(file)) throw new PlanError(`There is no ${file}.`)
  const report = parsed(file)
  if (!isReport(report)) throw new PlanError(`${file} is no report: it has no systems with measures, or no manifest.`)
  return report
}

/** One that a benchmark wrote. Throws PlanError. */
export function readBenchmarkReport(given: string): BenchmarkReport {
  const report = readReport(given)
  if (!('plan' in report.manifest) || !('failures' in report)) throw new PlanError(`${given} holds no report of a benchmark.`)
  return report as BenchmarkReport
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new PlanError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function isReport(value: unknown): value is ComparableReport {
  return isObject(value) && isObject(value['manifest']) && isObject(value['manifest']['collection']) && Array.isArray(value['systems']) && value['systems'].every((system: unknown) => isObject(system) && typeof system['name'] === 'string' && isObject(system['measures']))
}
