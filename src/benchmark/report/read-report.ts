/** A report from a file that somebody hands over: checked like an upload, against the schema that is committed. */
import { findingsIn, type Finding, type Schema } from '../schema/json-schema.ts'
import type { Report } from '../report.ts'
import { appSchema, benchmarkOf } from './app-report.ts'
import type { BenchmarkReport } from './benchmark-report.ts'
import schema from './report.schema.json' with { type: 'json' }

/** A file that is no report. The message says what was found, and what was expected. */
export class ReportError extends Error {
  override readonly name = 'ReportError'
}

/** Of the report that `npm run bench` writes. */
export const reportSchema: Schema = schema
const ofApp = appSchema(reportSchema)

/** Problems that are told one by one. */
const TOLD = 3

/** Reads report.json, a benchmark's or the app's own. Throws ReportError. */
export function readReport(text: string): BenchmarkReport {
  const value = parsed(text)
  const isOfApp = typeof value === 'object' && value !== null && !('failures' in value)
  const findings = findingsIn(value, isOfApp ? ofApp : reportSchema)
  if (isAppReport(value, isOfApp, findings)) return benchmarkOf(value)
  if (isReport(value, findings)) return value
  if (typeof value !== 'object' || value === null || !('systems' in value) || !('manifest' in value)) throw new ReportError('It is JSON, but no report: it has no systems, or no manifest. A report.json comes from `npm run bench` or from this screen.')
  const rest = findings.length - TOLD
  throw new ReportError(`It is not as a report is written: ${findings.slice(0, TOLD).map(({ place, problem }) => `${place} ${problem}`).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`)
}

const isAppReport = (_: unknown, isOfApp: boolean, findings: readonly Finding[]): _ is Report => isOfApp && findings.length === 0
const isReport = (_: unknown, findings: readonly Finding[]): _ is BenchmarkReport => findings.length === 0

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ReportError(`It is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
