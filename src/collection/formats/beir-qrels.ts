/**
 * BEIR qrels: tab-separated, with a header that names the columns (`query-id corpus-id score`). The header is looked
 * for, not assumed: BEIR's own loader drops the first line whatever it says.
 */
import { decodeBytes } from '../../columns/text-table.ts'
import { many, Refusal } from '../findings.ts'
import { guessRoles } from '../table/column-roles.ts'
import type { Line } from '../framing/line.ts'
import type { LineFormat } from './format.ts'
import { isComment, takeJudgement } from './qrels.ts'

const EXPECTED = '3 fields with tabs between: query-id corpus-id score'
const QUERY = /^(query[-_ ]?id|qid|query)$/i
const DOC = /^(corpus[-_ ]?id|doc(ument)?[-_ ]?id|docno|pid|passage[-_ ]?id)$/i
const GRADE = /^(score|rel|relevance|label|grade)$/i

export const beirQrels: LineFormat = {
  name: 'BEIR qrels TSV',
  kind: 'judgements',
  shape: 'lines',
  expected: EXPECTED,
  matches: (line) => /^[^\t]+\t[^\t]+\t\s*[+-]?\d+(\.\d+)?\s*$/.test(line) || /^\s*\S+\s+\S+\s+[+-]?\d+(\.\d+)?\s*$/.test(line) || headerOf(line) !== undefined,
  open() {
    let columns: readonly [query: number, doc: number, grade: number] | undefined
    return (line, at) => {
      if (isComment(line, 3, at)) return
      if (columns === undefined) {
        columns = headerOf(decodeBytes(line.view.subarray(0, 1024)))
        if (columns !== undefined) {
          at.findings.tally('header', () => 'Its first line is a header that names the columns; trec_eval does not read such a file as it is.')
          return
        }
        columns = [0, 1, 2]
        at.findings.tally('no header', () => "The file has no header, so its first line was read as a judgement (BEIR's own loader would drop it).")
      }
      const fields = split(line)
      const [query, doc, grade] = [fields[columns[0]], fields[columns[1]], fields[columns[2]]]
      if (query === undefined || doc === undefined || grade === undefined || query.length === 0 || doc.length === 0) {
        throw new Refusal(`the line has ${many(fields.length, 'field')}`, EXPECTED)
      }
      takeJudgement(query, doc, grade, at)
    }
  },
}

/** Where query, document and grade stand, if the line names all three, and nothing that only a list of candidates has. */
function headerOf(line: string): readonly [number, number, number] | undefined {
  const names = line.trim().split(line.includes('\t') ? '\t' : /\s+/).map((name) => name.trim())
  const { text, rank } = guessRoles(names)
  if (text !== undefined || rank !== undefined) return undefined
  const [query, doc, grade] = [QUERY, DOC, GRADE].map((pattern) => names.findIndex((name) => pattern.test(name)))
  if (query === undefined || doc === undefined || grade === undefined || query < 0 || doc < 0 || grade < 0) return undefined
  return [query, doc, grade]
}

function split(line: Line): Uint8Array[] {
  const { view } = line
  if (!view.includes(0x09)) return Array.from({ length: Math.min(line.fields(), line.starts.length) }, (_, index) => line.field(index))
  const fields: Uint8Array[] = []
  for (let start = 0; start <= view.length; ) {
    const tab = view.indexOf(0x09, start)
    const end = tab < 0 ? view.length : tab
    fields.push(trimmed(view.subarray(start, end)))
    start = end + 1
  }
  return fields
}

function trimmed(field: Uint8Array): Uint8Array {
  let [start, end] = [0, field.length]
  while (start < end && field[start] === 0x20) start++
  while (end > start && field[end - 1] === 0x20) end--
  return field.subarray(start, end)
}
