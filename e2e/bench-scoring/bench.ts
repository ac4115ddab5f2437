/** npm run bench:scoring: how fast the app scores pairs, beside what a person would otherwise write. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { build, isBuildStale } from '../../scripts/setup/build.mjs'
import { launchOptions } from '../browser.ts'
import { buildPages } from './build-pages.ts'
import { choicesFrom, usage, type Choices } from './choices.ts'
import { lineUp, names } from './line-up.ts'
import { machineFacts } from './machine.ts'
import { installOnnxruntimeNode } from './node-package.ts'
import { runRounds } from './rounds.ts'
import { serveBuild, serveFolders } from './server.ts'
import { speedRow, speedTable } from './speed-table.ts'
import { drawn, readLists, workload } from './workload.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tell = (line: string) => console.error(line)

async function appBuild({ app }: Choices): Promise<string> {
  if (app !== null) return app
  if (await isBuildStale()) await build({ quiet: true })
  return join(root, 'dist')
}

async function run(choices: Choices): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'rerank-lab-bench-'))
  const work = workload(basename(choices.candidates).replace(/\.[^.]*$/, ''), drawn(await readLists(choices.candidates, choices.depth), choices.queries, choices.seed))
  const packages = await installOnnxruntimeNode()
  await buildPages(temporary)
  const app = await serveBuild(await appBuild(choices))
  const pages = await serveFolders({ '/': temporary, '/models/': dirname(choices.model), '/ort/': join(root, 'node_modules/onnxruntime-web/dist') })
  const browser = await chromium.launch(launchOptions({ webgpu: choices.device === 'webgpu', args: choices.browserArgs }))
  try {
    const machine = machineFacts(`Chromium ${browser.version()}`)
    const threads = choices.threads ?? Math.min(8, availableParallelism())
    const stage = {
      browser,
      appUrl: app.url,
      pagesUrl: pages.url,
      packages,
      threads,
      hasInt8: existsSync(join(choices.model, 'onnx/model_quantized.onnx')),
      judgements: choices.qrels === null ? null : readFileSync(choices.qrels, 'utf8'),
    }
    const contestants = lineUp(work, choices, stage)
    const { measured, loads } = await runRounds(contestants, choices.rounds, tell)
    for (const contestant of contestants) await contestant.close()
    const rows = measured.map((each) => speedRow(each, work.pairs))
    const ours = rows.filter(({ name }) => name === names.fp32 || name === names.int8)
    console.log(speedTable(rows, ours))
    if (choices.json !== null) writeFileSync(choices.json, `${JSON.stringify({ machine, loads, rows, measured: measured.map(({ contestant, ...rest }) => ({ name: contestant.name, ...rest })) }, null, 1)}\n`)
  } finally {
    await browser.close()
    app.close()
    pages.close()
    rmSync(temporary, { recursive: true })
  }
}

try {
  const choices = choicesFrom(process.argv.slice(2))
  if (choices.help) console.log(usage)
  else await run(choices)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
