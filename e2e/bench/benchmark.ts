/** `npm run bench`: a plan run from its flags to its artefacts. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cellNames, cellsOf } from '../../src/benchmark/plan/cells.ts'
import { shard as shardOf } from '../../src/benchmark/plan/rounds.ts'
import { reportMarkdown } from '../../src/benchmark/report/markdown.ts'
import type { QueryShard } from '../../src/benchmark/report/benchmark-report.ts'
import { BrowsersLost } from '../../src/benchmark/run/place.ts'
import { reportOf } from '../../src/benchmark/run/report-of.ts'
import { runPlan } from '../../src/benchmark/run/run-plan.ts'
import { writeReport } from './artefacts.ts'
import { browserPlace } from './browser-place.ts'
import { filesOf } from './file-facts.ts'
import type { RunFlags } from './flags.ts'
import { KeptRun, type Identity } from './kept-run.ts'
import { labelOf, toldCell, toldPlan } from './model-sources.ts'
import { planFrom } from './plan-input.ts'
import { queryShardOf } from './query-shard.ts'
import { fromHere } from './place.ts'
import { progressLine } from './progress-line.ts'
import { scoreFiles } from './score-files.ts'

/** 0 where all cells have scores, 1 where one failed, 130 where the person stopped it. Throws PlanError before anything runs. */
export async function benchmark(flags: RunFlags): Promise<number> {
  const plan = planFrom(flags)
  const cells = cellsOf(plan)
  const names = cellNames(cells, labelOf)
  const { shard } = flags
  const mine = shard?.by === 'cells' ? shardOf(cells, shard.index, shard.count) : cells
  const part = shard === null ? null : `${shard.index}/${shard.count}`
  const out = fromHere(flags.out)
  const identity: Identity = { plan, shard, files: await filesOf(plan) }
  const kept = flags.resume ? KeptRun.resumed(out, identity) : begun(out, identity)
  const show = progressLine(process.stderr)
  const stopping = new AbortController()
  // It brings Playwright, which what is refused above does without.
  const { openSettings } = await import('./settings.ts')
  const settings = await openSettings({ ...flags, profiles: kept.profiles, keptPort: kept.port, devices: [...new Set(mine.map(({ device }) => device))], tell: show.line })
  kept.notePort(settings.port)
  const stop = () => {
    if (stopping.signal.aborted) process.exit(130)
    stopping.abort()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  let queries: QueryShard | null = null
  try {
    queries = await queryShardOf(shard, settings.browsers[0], plan, stopping.signal)
    const places = settings.browsers.map((browser) => browserPlace(browser, plan, queries?.scored))
    await runPlan({ plan, cells, names, mine, record: kept, files: scoreFiles(out), places, show, queryShard: queries && part, signal: stopping.signal })
  } catch (error) {
    if (error instanceof BrowsersLost) show.line(error.message)
    else if (!stopping.signal.aborted) throw error
  } finally {
    if (!stopping.signal.aborted) await settings.close()
  }
  // Stopped before it was known which queries are its own, it has nothing new to tell.
  const isKnown = shard?.by !== 'queries' || queries !== null
  const report = isKnown ? reportOf(kept.state, { plan: toldPlan(plan), cells: cells.map(toldCell), names, shard: part, queries, files: identity.files, finishedAt: new Date(), told: toldCell }) : null
  if (report !== null) {
    writeReport(out, report)
    console.log(reportMarkdown(report))
    show.line(`${join(out, 'report.html')}, report.md, report.json; orders in runs/, scores in logits/`)
  }
  if (stopping.signal.aborted) {
    show.line('Stopped. The same command with --resume goes on from here.')
    await settings.close()
    return 130
  }
  return mine.every((cell) => kept.of(cell)?.repeats.length === plan.repeat) && kept.state.failures.length === 0 ? 0 : 1
}

/** What a former run left here would be taken for this one's. */
function begun(out: string, identity: Identity): KeptRun {
  for (const artefact of ['report.json', 'report.md', 'report.html', 'manifest.json', 'runs', 'logits']) rmSync(join(out, artefact), { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  return KeptRun.fresh(out, identity)
}
