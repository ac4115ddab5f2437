/** Files of every format whose rows can be told from each other, so that a test sees which of them a reader kept. */
import { decodeBytes } from '../../columns/text-table.ts'
import type { FileDraft } from '../draft.ts'
import { documented } from '../formats/testing/documented.ts'
import { frost } from '../formats/testing/texts.ts'

export interface FuzzedFile {
  readonly name: string
  /** What stands before the rows, and is left whole. */
  readonly header: string
  readonly rows: readonly string[]
  /** What stands between rows; JSON's arrays and objects close after the last. */
  readonly between: string
  readonly end: string
  /** The token that a row leaves somewhere in the draft, if it is taken. */
  readonly tokens: readonly string[]
}

const ROWS = 8
const tokens = Array.from({ length: ROWS }, (_, at) => `token${at}`)
const of = (name: string, row: (token: string, at: number) => string, around: Partial<Pick<FuzzedFile, 'header' | 'between' | 'end'>> = {}): FuzzedFile => ({
  name,
  header: '',
  between: '\n',
  end: '\n',
  ...around,
  rows: tokens.map(row),
  tokens,
})

const quoted = `"${frost.replaceAll('"', '""')}, ""they"" say"`
const tables: readonly FuzzedFile[] = [
  of('CSV of pairs', (token) => `query of ${token},${token},${quoted},0.5,1`, { header: 'query,doc_id,passage,score,label\n' }),
  of('TSV of pairs', (token, at) => `about\t${token}\t${frost} ${at}`, { header: 'question\tdocid\ttext\n' }),
  of('semicolons', (token, at) => `"over\n two lines; ${at}";${token};2`, { header: 'query;docid;rating\n' }),
  of('Quepid snapshot', (token, at) => `Weekly,2026-03-05T12:00:00Z,8,dog,${token},${at + 1}`, { header: 'Snapshot Name,Snapshot Time,Case ID,Query Text,Doc ID,Doc Position\n' }),
]

const lined: readonly FuzzedFile[] = [
  of('TREC run', (token, at) => `q1 Q0 ${token} ${at + 1} ${9 - at}.5 run`),
  of('TREC qrels', (token, at) => `q1 0 ${token} ${at % 4}`),
  of('BEIR qrels', (token, at) => `q1\t${token}\t${at % 2}`, { header: 'query-id\tcorpus-id\tscore\n' }),
  of('MS MARCO run', (token, at) => `q1\t${token}\t${at + 1}`),
  of('MS MARCO top1000', (token) => `q1\t${token}\twhat is frost\t${frost}`),
  of('Queries TSV', (token) => `${token}\twhat is frost`),
  of('Passages TSV', (token) => `${token}\t${frost} ${frost}`),
  of('Quepid LTR', (token, at) => `${at % 3} qid:1 # ${token} what is frost`),
]

/** One a documented record: JSON Lines of it under other ids. */
const jsonLines: readonly FuzzedFile[] = documented.flatMap(({ format, from, text }) => {
  const record = firstRecord(text)
  return record === undefined ? [] : [of(`${format} (${from})`, (token, at) => JSON.stringify(stamped(record, token, at)))]
})

const rankLlm = (token: string) => ({ query: { text: `about ${token}`, qid: token }, candidates: [{ docid: 'a', score: 2.5, doc: { text: frost } }] })
const arrays: readonly FuzzedFile[] = [
  of('compact array', (token) => JSON.stringify(rankLlm(token)), { header: '[', between: ',', end: ']' }),
  of('indented array', (token) => JSON.stringify(rankLlm(token), null, 2), { header: '[\n', between: ',\n', end: '\n]\n' }),
  of('ranx run', (token) => `"${token}": {"a": 2.5, "b": 0.25}`, { header: '{', between: ', ', end: '}' }),
  of('ranx qrels', (token) => `"${token}": {"a": 1, "b": 0}`, { header: '{', between: ', ', end: '}' }),
]

const chroma = of('Chroma query result', (token, at) => JSON.stringify({ ids: [[token]], documents: [[frost]], distances: [[at / 8]], metadatas: [[null]] }))

/** Where damage costs the rows that it touches, and nothing else. */
export const rowByRow: readonly FuzzedFile[] = [...lined, ...tables, ...jsonLines, chroma]
/** Where damage may cost what comes after it: brackets that do not close leave no way back. */
export const upToDamage: readonly FuzzedFile[] = arrays

/** Everything that a draft holds, as one text to look for tokens in. */
export function traceOf({ queries, passages, judgements }: FileDraft): string {
  const held: Uint8Array[] = []
  for (const table of [queries, passages]) {
    for (let row = 0; row < table.length; row++) held.push(table.idAt(row), table.textAt(row) ?? new Uint8Array(0))
  }
  const set = judgements.finish('')
  for (const { bytes } of [...set.docIds.segments, ...set.queryIds.segments]) held.push(bytes)
  return held.map(decodeBytes).join('\n')
}

function firstRecord(text: string): unknown {
  for (const candidate of [text.split('\n', 1)[0] ?? '', text]) {
    try {
      const value: unknown = JSON.parse(candidate)
      // Of a file that is an array of records, the first; a bare list is a record itself.
      return Array.isArray(value) && isRecord(value[0]) ? value[0] : value
    } catch {
      continue // several lines, or no JSON
    }
  }
  return undefined
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null && ('query' in value || 'question' in value)

/** The value with a token in every id and every text, so that no two records share one. */
function stamped(value: unknown, token: string, at: number, key = ''): unknown {
  const isId = /^(_?id|ids|q?id|docno|docid|doc_id|query_id|query-id|corpus-ids?)$/.test(key)
  if (Array.isArray(value)) return value.map((one: unknown) => stamped(one, token, at, key))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, stamped(one, token, at, name)]))
  if (typeof value === 'string') return isId || value.length > 40 ? `${value} ${token}` : value
  return typeof value === 'number' && isId ? value * 1000 + at : value
}
