/** One plan over two browser servers, one of which is killed in mid-run; over shards of its cells, and of its queries: nothing is lost, and every line is a single run's. */
import { join } from 'node:path'
import { chromium } from 'playwright'
import { expect, test } from 'playwright/test'
import { BenchFolder } from '../bench/testing/command.ts'
import { launchOptions } from '../browser.ts'

// One after another, in one folder.
test.describe.configure({ mode: 'default' })

const folder = new BenchFolder(12)
test.afterAll(() => folder.remove())

const plan = [...folder.inputs, '--model', 'embedded', '--model', 'embedded/bi-encoder@12>embedded/reranker@4', '--depth', '6', '--depth', '12']

async function run(...args: string[]): Promise<void> {
  const { code, stderr } = await folder.bench(args)
  expect(code, stderr).toBe(0)
}

/** What has to be the same: runs and logits by line, measures by query, and how many pairs there are. */
function found(out: string) {
  const lines = (file: string) => folder.read(`${out}/${file}`).split('\n')
  return folder.report(out).systems.map(({ name, slug, asked, measures, pairs, device, dtype, marks }) => ({
    name, measures, pairs, device, dtype, isWhole: !marks.includes('incomplete'), run: lines(`runs/${slug}.trec`), logits: asked === null ? [] : lines(`logits/${slug}.jsonl`),
  }))
}

test('a single run', () => run(...plan, '--out', 'single'))

for (const by of ['cells', 'queries']) {
  test(`shards of ${by}, merged, are the single run`, async () => {
    for (const shard of [1, 2]) await run(...plan, '--shard', `${shard}/2`, '--shard-by', by, '--out', `${by}-${shard}`)
    // A part alone is no whole: of the queries it says so, of the cells it lacks some.
    const alone = await folder.bench(['merge', `${by}-1`, '--out', `${by}-alone`])
    if (by === 'queries') expect([alone.code, alone.stderr]).toEqual([2, expect.stringMatching(/^6 queries are in none of these parts: .* Shard 2\/2 of the queries is not among them\.\n$/)])
    await run('merge', `${by}-1`, `${by}-2`, '--out', by)
    expect(found(by)).toEqual(found('single'))
  })
}

test('Playwright’s own shards, their blobs merged, are the single run', async () => {
  folder.write('plan.yaml', ['candidates: lists.jsonl', 'qrels: qrels.txt', 'model: [embedded, "embedded/bi-encoder@12>embedded/reranker@4"]', 'depth: [6, 12]'].join('\n'))
  const env = { RERANK_LAB_PLAN: join(folder.path, 'plan.yaml'), RERANK_LAB_APP: folder.app, RERANK_LAB_OUT: join(folder.path, 'tests') }
  for (const shard of [1, 2]) {
    const { code, stdout, stderr } = await folder.playwright('test', ['--shard', `${shard}/2`, '--reporter', 'blob'], { ...env, PLAYWRIGHT_BLOB_OUTPUT_FILE: join(folder.path, `blobs/${shard}.zip`) })
    expect(code, stdout + stderr).toBe(0)
  }
  const { code, stdout, stderr } = await folder.playwright('merge-reports', [join(folder.path, 'blobs')], env)
  expect(code, stdout + stderr).toBe(0)
  expect(found('tests')).toEqual(found('single'))
})

test('two servers, one of them killed, are the single run', async () => {
  const servers = [await chromium.launchServer(launchOptions()), await chromium.launchServer(launchOptions())]
  const [killed, other] = servers
  if (killed === undefined || other === undefined) throw new Error('There are no two servers.')
  let isKilled = false
  const endpoints = servers.flatMap((server) => ['--endpoint', server.wsEndpoint()])
  const { code, stderr } = await folder.bench([...plan, ...endpoints, '--out', 'servers'], (line) => {
    if (isKilled || !line.includes('pairs in')) return
    isKilled = true
    void killed.kill()
  })
  await other.close()
  expect(code, stderr).toBe(0)
  expect(stderr).toContain('its browser is gone. Another takes over.')
  expect(found('servers')).toEqual(found('single'))
})
