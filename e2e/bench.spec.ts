/** `npm run bench` as a person runs it: another process, its artefacts, its exit code. */
import { cpSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'playwright/test'
import { evaluate } from '../src/evaluation/evaluate.ts'
import { measureName, parseMeasure } from '../src/evaluation/measure.ts'
import { trecColumns } from '../src/evaluation/testing/trec-columns.ts'
import { orderByScore } from '../src/ranking/order.ts'
import { root } from '../scripts/setup/command.mjs'
import { BenchFolder } from './bench/testing/command.ts'
import { killRendererUnder } from './bench/testing/renderers.ts'

const pipeline = 'embedded/bi-encoder@20>embedded/reranker@3'

// One after another, in one folder.
test.describe.configure({ mode: 'default' })

const folder = new BenchFolder(8)
test.afterAll(() => folder.remove())

test('a plan gives quality and speed in one report, and runs that evaluate to it', async () => {
  test.setTimeout(180_000)
  const plan = ['measure: [nDCG@10, MAP, MRR@10]', 'level: 2', 'depth: 4', 'repeat: 2', `model: [embedded, "${pipeline}"]`, 'exclude: [{ model: embedded/bi-encoder }]']
  folder.write('plan.yaml', plan.join('\n'))
  const { code, stdout, stderr } = await folder.bench([...folder.inputs, '--plan', 'plan.yaml', '--out', 'whole'])
  expect(code, stderr).toBe(0)

  const report = folder.report('whole')
  const isValid = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'src/benchmark/report/report.schema.json'), 'utf8')) as object)
  isValid(report)
  expect(isValid.errors ?? []).toEqual([])
  expect(report.systems.map(({ name }) => name)).toEqual(['First stage', 'embedded/reranker', pipeline])
  expect(report.systems.map(({ repeats }) => repeats.map(({ repeat, attempts }) => [repeat, attempts]))).toEqual([[], ...Array<number[][]>(2).fill([[1, 1], [2, 1]])])
  for (const { speed, millisecondsPerQuery, asked, cost, pairs } of report.systems.slice(1)) {
    expect(millisecondsPerQuery).toBeGreaterThan(0)
    // A pipeline's stages have rates, it has none.
    expect(speed === null).toBe(cost.length > 1)
    expect(pairs).toBe(folder.pairsTo(cost.length > 1 ? 3 : (asked?.depth ?? NaN)))
  }

  const qrels = folder.read('qrels.txt')
  for (const { slug, measures } of report.systems) {
    const { columns, score, docOrder, judgements, judgedIds } = trecColumns(qrels, folder.read(`whole/runs/${slug}.trec`))
    const found = evaluate(orderByScore(columns, score, docOrder), judgements, ['nDCG@10', 'MAP', 'MRR@10'].map(parseMeasure), { level: 2 })
    for (const { measure, mean, perQuery } of found) {
      const told = measures[measureName(measure)]
      expect(told?.mean, `${slug} ${measureName(measure)}`).toBeCloseTo(mean, 12)
      expect(told?.perQuery).toEqual(Object.fromEntries(judgedIds.map((qid, at) => [qid, perQuery[at]])))
    }
  }
  const logits = folder.read('whole/logits/embedded-reranker.jsonl').trim().split('\n')
  expect(logits).toHaveLength(folder.pairsTo(4))
  expect(JSON.parse(logits[0] ?? '')).toEqual({ qid: expect.any(String), docid: expect.any(String), logit: expect.any(Number) })
  expect(stdout).toContain('| embedded/reranker')
  expect(folder.read('whole/report.html')).toContain('embedded/reranker')

  const same = await folder.bench(['compare', 'whole', 'whole/report.json', '--fail-if-worse', 'nDCG@10:0', '--fail-if-slower', '1'])
  expect(same.code, same.stderr).toBe(0)
})

test('a broken model costs its cell; a stop and a killed page cost nothing', async () => {
  test.setTimeout(180_000)
  // Whole but for its weights, of which most are gone.
  cpSync(join(root, 'public/models/embedded/reranker'), join(folder.path, 'broken'), { recursive: true })
  truncateSync(join(folder.path, 'broken/onnx/model.onnx'), 100_000)
  const args = [...folder.inputs, '--model', './broken', '--model', 'embedded', '--depth', '12', '--out', 'broken-off']
  const first = await folder.bench(args, (line, pid) => {
    if (line.startsWith('embedded/reranker (run 3 of 3): begins')) process.kill(pid, 'SIGINT')
  })
  expect(first.stderr).toMatch(/broken \(run 1 of 3\): failed\. .*model\.onnx/)
  expect(first.stderr).toContain('--resume')
  expect(first.code, first.stderr).toBe(130)
  const before = folder.report('broken-off')
  expect(before.failures.map(({ name }) => name)).toEqual(['broken'])
  expect(before.systems.map(({ name }) => name)).toEqual(['First stage', 'embedded/bi-encoder'])

  const second = await folder.bench([...args, '--resume'], (line, pid) => {
    if (line.startsWith('embedded/reranker (run 3 of 3): begins')) void killRendererUnder(pid, 0.6)
  })
  expect(second.stderr).toMatch(/embedded\/reranker \(run 3 of 3\): The page (crashed|could not be opened)\./)
  expect(second.code, second.stderr).toBe(1)
  const { systems, failures } = folder.report('broken-off')
  expect(systems.map(({ name, pairs }) => [name, pairs])).toEqual([['First stage', folder.pairsTo(Infinity)], ['embedded/bi-encoder', folder.pairsTo(12)], ['embedded/reranker', folder.pairsTo(12)]])
  expect(systems[1]?.repeats).toEqual(before.systems[1]?.repeats)
  // The page that was stopped, the one that was killed, and the one that came to the end.
  expect(systems[2]?.repeats.map(({ attempts }) => attempts)).toEqual([3])
  expect(systems[2]?.marks).toContain('interrupted')
  expect(failures.map(({ name }) => name)).toEqual(['broken'])
})

// The other sentences are in the unit tests of flags, plans and kept runs.
test('what cannot be run is told in a sentence, before anything is', async () => {
  const refusals: readonly (readonly [args: string[], sentence: RegExp])[] = [
    [['--dtype', 'q5'], /^--dtype takes auto, fp32, fp16, q8 or q4, not “q5”\.\n$/],
    [['--candidates', 'nowhere.jsonl'], /^--candidates: there is no .*nowhere\.jsonl\.\n$/],
  ]
  const ended = await Promise.all(refusals.map(([args]) => folder.bench(args)))
  for (const [at, { code, stdout, stderr }] of ended.entries()) {
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(refusals[at]?.[1] ?? /never/)
  }
})
