/** `npm run bench` as a person runs it: another process, its artefacts, its exit code. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'playwright/test'
import type { BenchmarkReport } from '../src/benchmark/report/benchmark-report.ts'
import { evaluate } from '../src/evaluation/evaluate.ts'
import { measureName, parseMeasure } from '../src/evaluation/measure.ts'
import { trecColumns } from '../src/evaluation/testing/trec-columns.ts'
import { orderByScore } from '../src/ranking/order.ts'
import { root } from '../scripts/setup/command.mjs'
import { busiestRendererUnder } from './bench/testing/renderers.ts'

const pipeline = 'embedded/bi-encoder@20>embedded/reranker@5'
const QUERIES = 12

let folder = ''
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rerank-lab-bench-spec-'))
  const demo = (file: string) => readFileSync(join(root, 'public/demo', file), 'utf8').trim().split('\n')
  const lists = demo('candidates.jsonl').slice(0, QUERIES)
  const qids = lists.map((line) => (JSON.parse(line) as { query: { qid: string } }).query.qid)
  writeFileSync(join(folder, 'lists.jsonl'), lists.join('\n'))
  writeFileSync(join(folder, 'qrels.txt'), demo('qrels.txt').filter((line) => qids.includes(line.split(' ')[0] ?? '')).join('\n'))
  // Whole but for its weights, of which the second half is gone.
  cpSync(join(root, 'public/models/embedded/reranker'), join(folder, 'broken'), { recursive: true })
  truncateSync(join(folder, 'broken/onnx/model.onnx'), 100_000)
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the command in the folder; `meanwhile` is told of each line that it writes for whoever waits. */
function bench(args: readonly string[], meanwhile: (line: string, pid: number) => void = () => undefined): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'e2e/bench/bench.ts'), ...args], { cwd: folder, env: { ...process.env, INIT_CWD: folder } })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString()
      for (const line of data.toString().split('\n')) meanwhile(line, child.pid ?? 0)
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code, stdout, stderr }))
  })
}

const reportIn = (out: string): BenchmarkReport => JSON.parse(readFileSync(join(folder, out, 'report.json'), 'utf8')) as BenchmarkReport

const inputs = ['--candidates', 'lists.jsonl', '--qrels', 'qrels.txt', '--app', join(root, 'dist')]

test('a plan gives quality and speed in one report, and runs that evaluate to it', async () => {
  test.setTimeout(90_000)
  const plan = ['measure: [nDCG@10, MAP, MRR@10]', 'level: 2', 'depth: 20', 'repeat: 2', `model: [embedded, "${pipeline}"]`, 'exclude: [{ model: embedded/bi-encoder }]', 'include: [{ model: embedded/bi-encoder, depth: 10 }]']
  writeFileSync(join(folder, 'plan.yaml'), plan.join('\n'))
  const { code, stdout, stderr } = await bench([...inputs, '--plan', 'plan.yaml', '--out', 'whole'])
  expect(code, stderr).toBe(0)

  const report = reportIn('whole')
  const isValid = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'src/benchmark/report/report.schema.json'), 'utf8')) as object)
  isValid(report)
  expect(isValid.errors ?? []).toEqual([])
  expect(report.systems.map(({ name }) => name)).toEqual(['First stage', 'embedded/reranker', pipeline, 'embedded/bi-encoder'])
  expect(report.systems.map(({ repeats }) => repeats.map(({ repeat, attempts }) => [repeat, attempts]))).toEqual([[], ...Array<number[][]>(3).fill([[1, 1], [2, 1]])])
  for (const { speed, millisecondsPerQuery, asked, cost, pairs } of report.systems.slice(1)) {
    expect(millisecondsPerQuery).toBeGreaterThan(0)
    // A pipeline's stages have rates, it has none.
    expect(speed === null).toBe(cost.length > 1)
    expect(pairs).toBe(QUERIES * (cost.length > 1 ? 5 : (asked?.depth ?? NaN)))
  }

  const qrels = readFileSync(join(folder, 'qrels.txt'), 'utf8')
  for (const { slug, measures } of report.systems) {
    const { columns, score, docOrder, judgements, judgedIds } = trecColumns(qrels, readFileSync(join(folder, 'whole/runs', `${slug}.trec`), 'utf8'))
    const found = evaluate(orderByScore(columns, score, docOrder), judgements, ['nDCG@10', 'MAP', 'MRR@10'].map(parseMeasure), { level: 2 })
    for (const { measure, mean, perQuery } of found) {
      const told = measures[measureName(measure)]
      expect(told?.mean, `${slug} ${measureName(measure)}`).toBeCloseTo(mean, 12)
      expect(told?.perQuery).toEqual(Object.fromEntries(judgedIds.map((qid, at) => [qid, perQuery[at]])))
    }
  }
  const logits = readFileSync(join(folder, 'whole/logits/embedded-reranker.jsonl'), 'utf8').trim().split('\n')
  expect(logits).toHaveLength(QUERIES * 20)
  expect(JSON.parse(logits[0] ?? '')).toEqual({ qid: expect.any(String), docid: expect.any(String), logit: expect.any(Number) })
  expect(stdout).toContain('| embedded/reranker')
  expect(readFileSync(join(folder, 'whole/report.html'), 'utf8')).toContain('embedded/reranker')

  const same = await bench(['compare', 'whole', 'whole/report.json', '--fail-if-worse', 'nDCG@10:0', '--fail-if-slower', '1'])
  expect(same.code, same.stderr).toBe(0)
})

test('a broken model costs its cell; a killed page and a stop cost nothing', async () => {
  test.setTimeout(120_000)
  const args = [...inputs, '--model', './broken', '--model', 'embedded', '--depth', '60', '--out', 'broken-off']
  let isKilled = false
  let isStopped = false
  const first = await bench(args, (line, pid) => {
    // The broken cell is over, so the next one is at work.
    if (line.includes('broken') && line.includes('failed') && !isKilled) {
      isKilled = true
      setTimeout(() => process.kill(busiestRendererUnder(pid), 'SIGKILL'), 2500)
    }
    if (line.startsWith('embedded/bi-encoder') && line.includes('pairs in') && !isStopped) {
      isStopped = true
      process.kill(pid, 'SIGINT')
    }
  })
  expect(first.stderr).toMatch(/broken \(run 1 of 3\): failed\. .*model\.onnx/)
  expect(first.stderr).toContain('--resume')
  expect(first.code, first.stderr).toBe(130)
  const before = reportIn('broken-off')
  expect(before.failures.map(({ name }) => name)).toEqual(['broken'])

  const second = await bench([...args, '--resume'])
  expect(second.code, second.stderr).toBe(1)
  const after = reportIn('broken-off')
  expect(after.systems.map(({ name, pairs }) => [name, pairs])).toEqual([['First stage', QUERIES * 60], ['embedded/bi-encoder', QUERIES * 60], ['embedded/reranker', QUERIES * 60]])
  expect(after.systems[1]?.repeats).toEqual(before.systems[1]?.repeats)
})

test('what cannot be run is told in a sentence, before anything is', async () => {
  const refusals: readonly (readonly [args: string[], sentence: RegExp])[] = [
    [['--dtype', 'q5'], /^--dtype takes auto, fp32, fp16, q8 or q4, not “q5”\.\n$/],
    [['--candidates', 'nowhere.jsonl'], /^--candidates: there is no .*nowhere\.jsonl\.\n$/],
    [['--modle', 'embedded'], /--modle/],
    [['--resume', '--out', 'nothing'], /^--resume: nothing was begun in /],
  ]
  for (const [args, sentence] of refusals) {
    const { code, stdout, stderr } = await bench(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(sentence)
  }
})
