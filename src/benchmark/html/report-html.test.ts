import { expect, test } from 'vitest'
import { assembleReport } from '../report/assemble.ts'
import { frontier } from '../report/frontier.ts'
import { reportMarkdown } from '../report/markdown.ts'
import { linearScale, logScale } from '../report/scales.ts'
import { benchmarkReport, measuredPlan, systemOf } from '../testing/benchmark-report.ts'
import { markup } from './markup.ts'
import { reportHtml } from './report-html.ts'

const HOSTILE = `</title><script>alert(1)</script><img src=x onerror="alert(2)">' | \`b\``

function hostileReport() {
  const plan = measuredPlan()
  return assembleReport({
    ...plan,
    names: [HOSTILE, 'n'],
    firstStages: [{ ...systemOf(null, [0.25, 0.5, 1, 0]), name: HOSTILE }],
    failures: plan.cells.slice(0, 1).map((cell) => ({ name: HOSTILE, cell, reason: HOSTILE })),
    manifest: { ...plan.manifest, judgements: HOSTILE, collection: { ...plan.manifest.collection, name: HOSTILE }, files: [{ name: HOSTILE, bytes: 1, sha256: 'a'.repeat(64) }] },
  })
}

test('hostile names are text wherever they stand', () => {
  const page = reportHtml(hostileReport())
  expect(page).not.toMatch(/<script|<img/)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(2)&quot;&gt;&#39;')
  expect(reportMarkdown(hostileReport())).not.toMatch(/<script|<img/)
  for (const line of reportMarkdown(hostileReport()).split('\n').filter((each) => each.startsWith('| ') && each.includes('alert'))) expect(line).toContain('\\|')
})

test('the page carries all it needs, and may fetch and run nothing', () => {
  const page = reportHtml(benchmarkReport())
  expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"`)
  expect(page).not.toMatch(/https?:|url\(|@import|<link|src=/)
  expect(page).toContain('0.6250')
  expect(page.match(/<rect /g)).toHaveLength(8)
})

test('values are escaped once, in text, attributes and lists', () => {
  expect(markup`<p title="${'"&'}">${['<', markup`<b>${1}</b>`]}</p>`.text).toBe('<p title="&quot;&amp;">&lt;<b>1</b></p>')
})

test('the frontier holds what nothing beats in both', () => {
  const points = [[10, 0.5], [5, 0.4], [20, 0.45], [30, 0.7], [5, 0.3], [40, 0.7]].map(([time = 0, quality = 0], item) => ({ item, time, quality }))
  expect(frontier(points).map(({ item }) => item)).toEqual([1, 0, 3])
  expect(frontier([])).toEqual([])
})

test('scales end at round numbers, and keep what is in between', () => {
  const y = linearScale([0.41, 0.66], [100, 0])
  expect(y.ticks).toEqual([0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7])
  expect([y(0.4), y(0.55), y(0.7)].map(Math.round)).toEqual([100, 50, 0])
  expect(linearScale([1, 1], [0, 1]).ticks.length).toBeGreaterThan(1)
  expect(logScale([3, 300], [0, 100]).ticks).toEqual([5, 10, 20, 50, 100, 200])
})
