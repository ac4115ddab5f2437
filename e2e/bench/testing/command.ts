/** For tests: `npm run bench` as another process, over a few queries of the demo. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../../scripts/setup/command.mjs'
import type { BenchmarkReport } from '../../../src/benchmark/report/benchmark-report.ts'

// As `npm run bench` has it, and from a folder that is not the project's.
const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own with lists.jsonl and qrels.txt, in which the command is run. */
export class BenchFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'rerank-lab-bench-spec-'))
  /** Candidates of each query. */
  readonly lengths: readonly number[]
  /** The build that the other browser tests use too, or another one. */
  readonly app = process.env['RERANK_LAB_APP'] ?? join(root, 'dist')
  /** Flags for the files and the build. */
  readonly inputs = ['--candidates', 'lists.jsonl', '--qrels', 'qrels.txt', '--app', this.app]

  readonly #running = new Set<ChildProcess>()

  constructor(queries: number) {
    const demo = (file: string) => readFileSync(join(root, 'public/demo', file), 'utf8').trim().split('\n')
    const lists = demo('candidates.jsonl').slice(0, queries)
    const records = lists.map((line) => JSON.parse(line) as { query: { qid: string }; candidates: readonly unknown[] })
    const qids = records.map(({ query }) => query.qid)
    this.lengths = records.map(({ candidates }) => candidates.length)
    this.write('lists.jsonl', lists.join('\n'))
    this.write('qrels.txt', demo('qrels.txt').filter((line) => qids.includes(line.split(' ')[0] ?? '')).join('\n'))
  }

  pairsTo(depth: number): number {
    return this.lengths.reduce((sum, length) => sum + Math.min(depth, length), 0)
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.path, name), text)
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8')
  }

  report(out: string): BenchmarkReport {
    return JSON.parse(this.read(`${out}/report.json`)) as BenchmarkReport
  }

  /** `meanwhile` is told of each line that the command writes for whoever waits. */
  bench(args: readonly string[], meanwhile: (line: string, pid: number) => void = () => undefined): Promise<Ended> {
    return this.#run(['--import', tsx, join(root, 'e2e/bench/bench.ts'), ...args], {}, meanwhile)
  }

  /** Playwright's command, with the benchmark's configuration. */
  playwright(command: 'test' | 'merge-reports', args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
    return this.#run([join(root, 'node_modules/playwright/cli.js'), command, '-c', join(root, 'e2e/bench/playwright.config.ts'), ...args], env)
  }

  #run(args: readonly string[], env: NodeJS.ProcessEnv, meanwhile: (line: string, pid: number) => void = () => undefined): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, args, { cwd: this.path, env: { ...process.env, INIT_CWD: this.path, ...env } })
      this.#running.add(child)
      let [stdout, stderr] = ['', '']
      child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
      child.stderr.on('data', (data: Buffer) => {
        stderr += data.toString()
        for (const line of data.toString().split('\n')) meanwhile(line, child.pid ?? 0)
      })
      child.once('error', reject)
      child.once('exit', (code) => {
        this.#running.delete(child)
        resolve({ code, stdout, stderr })
      })
    })
  }

  /** Ends what still runs here, too. */
  remove(): void {
    for (const child of this.#running) child.kill('SIGTERM')
    rmSync(this.path, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
  }
}
