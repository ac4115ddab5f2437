/** Reports that come in as files, and leave as such: made on this machine from what is on screen. */
import type { BenchmarkReport } from '../benchmark/report/benchmark-report.ts'
import { reportHtml } from '../benchmark/html/report-html.ts'
import { reportMarkdown } from '../benchmark/report/markdown.ts'
import { readReport, ReportError } from '../benchmark/report/read-report.ts'
import { uniqueTexts } from '../systems/unique.ts'
import { useBenchmark, type OpenedReport } from './benchmark.ts'
import { save } from './download.ts'

/** The files that the command leaves too. */
export const REPORT_FILES = ['report.json', 'report.md', 'report.html'] as const
export type ReportFile = (typeof REPORT_FILES)[number]

const made: Readonly<Record<ReportFile, (report: BenchmarkReport) => Blob>> = {
  'report.json': (report) => new Blob([`${JSON.stringify(report, null, 1)}\n`], { type: 'application/json' }),
  'report.md': (report) => new Blob([reportMarkdown(report)], { type: 'text/markdown' }),
  'report.html': (report) => new Blob([reportHtml(report)], { type: 'text/html' }),
}

export const downloadReport = (report: BenchmarkReport, file: ReportFile): void => save(made[file](report), file)

let nextId = 1

/** Opens reports, the last one in front. Gives a sentence for each file that is none. */
export async function openReports(files: readonly File[]): Promise<readonly string[]> {
  const read = await Promise.all(files.map(async (file): Promise<Omit<OpenedReport, 'id'> | string> => {
    try {
      return { name: file.name, report: readReport(await file.text()) }
    } catch (error) {
      if (error instanceof ReportError) return `${file.name}: ${error.message}`
      throw error
    }
  }))
  const found = read.filter((each) => typeof each !== 'string')
  useBenchmark.setState(({ opened }) => {
    const names = uniqueTexts([...opened, ...found].map(({ name }) => name))
    return { opened: [...opened, ...found.map(({ report }, at) => ({ id: `file ${nextId++}`, name: names[opened.length + at] ?? '', report }))] }
  })
  return read.filter((each) => typeof each === 'string')
}

export const closeReport = (id: string): void => useBenchmark.setState(({ opened }) => ({ opened: opened.filter((report) => report.id !== id) }))
