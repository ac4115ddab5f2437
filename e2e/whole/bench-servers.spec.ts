/** One plan over two browser servers, one of which is killed in mid-run; and over two shards: nothing is lost, and the orders are those of a single run. */
import { chromium } from 'playwright'
import { expect, test } from 'playwright/test'
import { BenchFolder } from '../bench/testing/command.ts'
import { launchOptions } from '../browser.ts'

const folder = new BenchFolder(12)
test.afterAll(() => folder.remove())

const plan = [...folder.inputs, '--model', 'embedded', '--depth', '6', '--depth', '12']

/** The orders of a report's runs: all but the scores, whose last digits depend on which pairs shared a batch. */
const orders = (out: string) =>
  Object.fromEntries(folder.report(out).systems.map(({ name, slug }) => [name, folder.read(`${out}/runs/${slug}.trec`).split('\n').map((line) => line.split(' ').filter((_, field) => field !== 4).join(' '))]))

/** Greatest difference of a score from the single run's. */
function greatest(out: string): number {
  const scores = (of: string) => folder.report(of).systems.flatMap(({ asked, slug }) => (asked === null ? [] : folder.read(`${of}/logits/${slug}.jsonl`).trim().split('\n').map((line) => (JSON.parse(line) as { logit: number }).logit)))
  const single = scores('single')
  return scores(out).reduce((most, logit, at) => Math.max(most, Math.abs(logit - (single[at] ?? NaN))), 0)
}

test('shards, and servers of which one is killed, give what a single run gives', async () => {
  const single = await folder.bench([...plan, '--out', 'single'])
  expect(single.code, single.stderr).toBe(0)

  for (const shard of ['1/2', '2/2']) {
    const { code, stderr } = await folder.bench([...plan, '--shard', shard, '--out', `part-${shard[0]}`])
    expect(code, stderr).toBe(0)
  }
  const merged = await folder.bench(['merge', 'part-1', 'part-2', '--out', 'merged'])
  expect(merged.code, merged.stderr).toBe(0)
  expect(folder.report('merged').systems.map(({ name }) => name)).toEqual(folder.report('single').systems.map(({ name }) => name))
  expect(orders('merged')).toEqual(orders('single'))
  expect(greatest('merged')).toBeLessThan(1e-4)

  const servers = [await chromium.launchServer(launchOptions()), await chromium.launchServer(launchOptions())]
  const [killed, other] = servers
  if (killed === undefined || other === undefined) throw new Error('There are no two servers.')
  let isKilled = false
  const endpoints = servers.flatMap((server) => ['--endpoint', server.wsEndpoint()])
  const { code, stderr } = await folder.bench([...plan, ...endpoints, '--out', 'servers'], (line) => {
    if (!isKilled && line.includes('pairs in')) {
      isKilled = true
      void killed.kill()
    }
  })
  await other.close()
  expect(code, stderr).toBe(0)
  expect(stderr).toContain('its browser is gone. Another takes over.')
  expect(orders('servers')).toEqual(orders('single'))
  expect(greatest('servers')).toBeLessThan(1e-4)
})
