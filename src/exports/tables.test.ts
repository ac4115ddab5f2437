import { expect, test } from 'vitest'
import type { Receipt } from '../collection/receipt.ts'
import { manifest } from '../benchmark/testing/benchmark-report.ts'
import { measuresHtml } from './html/measures-report.ts'
import { measuresLatex } from './latex.ts'
import { measuresMarkdown } from './markdown.ts'
import { letterOf, type MeasuresCell, type MeasuresView } from './measures-view.ts'
import { perQueryCsv } from './per-query-csv.ts'
import { receiptsCsv, receiptsJson } from './receipts.ts'
import type { RunManifest } from './run-manifest.ts'

const whole = (texts: Iterable<string>) => [...texts].join('')
const cell = (change: Partial<MeasuresCell>): MeasuresCell => ({ mean: 0.5, best: false, n: 3, delta: null, interval: null, p: null, letters: [], ...change })
const view: MeasuresView = {
  title: 'a & b_c',
  columns: ['nDCG@10', 'MAP'],
  rows: [
    { name: 'First stage', letter: 'a', cells: [cell({}), cell({ mean: null })], complete: 3, tiedInTop: 0 },
    { name: 'org/model_x|50%', letter: 'b', cells: [cell({ mean: 0.75, best: true, delta: 0.25, interval: [0.1, 0.4], p: 0.0004, letters: ['a'] }), cell({ mean: 0.25, delta: -0.125 })], complete: 2, tiedInTop: 1 },
  ],
  judged: 3,
  withPositive: 2,
  returned: 3,
  level: 1,
  judgedAt10: 0.9,
  dialect: 'trec_eval -c',
  superscripts: 'Tukey’s HSD, p ≤ 0.05',
}
const runManifest: RunManifest = { ...manifest, measures: ['nDCG@10'], tieProof: false, systems: [] }
const perQuery = {
  queries: [{ id: '=cmd|x', text: 'a, "b"' }, { id: 'q2', text: '<script>alert(1)</script>' }, { id: '-5', text: '' }],
  columns: [
    { system: 'First stage', measure: 'nDCG@10', values: Float64Array.of(0.5, 1 / 3, 0) },
    { system: '+evil', measure: 'nDCG@10', values: Float64Array.of(1, NaN, 0) },
  ],
}

test('Markdown keeps names out of its syntax, and carries the manifest', () => {
  const [head, rule, first, second] = measuresMarkdown(view, runManifest).split('\n')
  expect(head).toBe('| # | System | nDCG@10 | MAP |')
  expect(rule).toBe('| --- | --- | ---: | ---: |')
  expect(first).toBe('| a | First stage | 0.5000 | – |')
  expect(second).toBe('| b | org/model\\_x\\|50% | **0.7500**<sup>a</sup> (+0.2500) | 0.2500 (−0.1250) |')
  expect(measuresMarkdown(view, runManifest)).toContain('"dialect": "trec_eval -c"')
})

test('LaTeX is ranx’s table: letters, superscripts, phantoms of the letters that are not there, specials escaped', () => {
  const text = measuresLatex(view, runManifest)
  expect(text).toContain('\\begin{tabular}{c|l|c|c}\n\\toprule\n\\textbf{\\#} & \\textbf{Model} & \\textbf{nDCG@10} & \\textbf{MAP} \\\\\n\\midrule')
  expect(text).toContain('a & First stage & 0.5000\\hphantom{$^{b}$} & -- \\\\\n')
  expect(text).toContain('b & org/model\\_x\\textbar{}50\\% & \\textbf{0.7500}$^{a}$ & 0.2500\\hphantom{$^{a}$} \\\\\n\\bottomrule')
  expect(text).toContain('\\caption{a \\& b\\_c: best of each column')
  expect(text).toContain('HSD, p $\\le$ 0.05.}')
  expect(measuresLatex({ ...view, superscripts: null }, runManifest)).not.toContain('hphantom')
})

test('rows go by letters without end', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['a', 'z', 'aa', 'az', 'ba', 'zz', 'aaa'])
})

test('per query CSV is unrounded, empty where there is nothing, and no spreadsheet computes it', () => {
  expect(whole(perQueryCsv(perQuery))).toBe(
    `query_id,query,First stage nDCG@10,'+evil nDCG@10\n'=cmd|x,"a, ""b""",0.5,1\nq2,<script>alert(1)</script>,${1 / 3},\n-5,,0,0\n`,
  )
})

test('the HTML report runs and fetches nothing, and tells every query', () => {
  const html = measuresHtml({ view, perQuery, measure: 'nDCG@10', costs: [], manifest: runManifest })
  expect(html).not.toContain('<script')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).not.toMatch(/(src|href)=|url\(|@import/)
  expect(html).toContain('content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"')
  expect(html).toContain('<b>0.7500</b><sup>a</sup><small>+0.2500</small><small>+0.1000 to +0.4000</small><small>p &lt; 0.001</small>')
  // Two queries have both values; the one that is equal has a bar of no height.
  expect(html.match(/<rect /g)).toHaveLength(2)
  expect(html).toContain('+evil helps 1 and hurts 0 of 2 queries')
})

test('receipts as CSV have a row for every refused line and note', () => {
  const receipt: Receipt = {
    file: 'a.trec', bytes: 9, kind: 'candidates', format: 'TREC run', outcome: 'added', rows: 3, queries: 1, items: 2, judgedShare: null, join: null,
    refused: [{ line: 2, unit: 'line', found: '=1+1, x', expected: '6 fields', reason: 'the line has 2 fields' }], refusedCount: 1, notes: ['It is short.'],
  }
  expect(whole(receiptsCsv([receipt]))).toBe(
    [
      'file,what,format,outcome,rows,queries,items,refused,line,unit,found,expected,reason',
      'a.trec,file,TREC run,added,3,1,2,1,,,,,',
      'a.trec,note,,,,,,,,,,,It is short.',
      'a.trec,refused,,,,,,,2,line,"\'=1+1, x",6 fields,the line has 2 fields',
      '',
    ].join('\n'),
  )
  expect(JSON.parse(receiptsJson([receipt]))).toEqual([receipt])
})
