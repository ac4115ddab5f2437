import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isBuildStale } from './build.mjs'
import { testCounts } from './counts.mjs'
import { missingPackages } from './packages.mjs'

let project = ''

/** Writes a file of the project, with the folders above it. */
function put(file: string, content: unknown): string {
  const place = path.join(project, file)
  mkdirSync(path.dirname(place), { recursive: true })
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content))
  return place
}

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'rerank-lab-setup-'))
})
afterEach(() => rmSync(project, { recursive: true }))

describe('packages', () => {
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/b/node_modules/a': { version: '0.9.0' },
      'node_modules/for-another-system': { version: '1.0.0', optional: true },
      'node_modules/linked': { resolved: 'scripts/absent', link: true },
      'scripts/absent': { version: '0.0.0' },
    },
  }

  test('all are missing from a fresh clone but those for other systems', async () => {
    put('package-lock.json', lock)
    expect(await missingPackages(project)).toEqual(['a', 'b', 'b/node_modules/a', 'linked'])
  })

  test('another version is as good as missing', async () => {
    put('package-lock.json', lock)
    put('node_modules/.package-lock.json', { packages: { ...lock.packages, 'node_modules/b': { version: '1.9.0' } } })
    expect(await missingPackages(project)).toEqual(['b'])
    put('node_modules/.package-lock.json', lock)
    expect(await missingPackages(project)).toEqual([])
  })
})

describe('the build', () => {
  const earlier = new Date(Date.now() - 60_000)

  beforeEach(() => {
    const files = ['index.html', 'package-lock.json', 'vite.config.ts', 'public/icon.svg', 'scripts/build/headers.ts', 'src/app/main.tsx', 'workers/service.ts']
    for (const file of files) utimesSync(put(file, ''), earlier, earlier)
    for (const folder of ['public', 'scripts/build', 'src', 'src/app', 'workers']) utimesSync(path.join(project, folder), earlier, earlier)
  })

  test('is stale where there is none, or one that was broken off', async () => {
    expect(await isBuildStale(project)).toBe(true)
    put('dist/index.html', '')
    expect(await isBuildStale(project)).toBe(true)
    put('dist/service.js', '')
    expect(await isBuildStale(project)).toBe(false)
  })

  test('is stale once a source is newer, or one has gone', async () => {
    const built = put('dist/service.js', '')
    utimesSync(built, new Date(earlier.getTime() + 1000), new Date(earlier.getTime() + 1000))
    expect(await isBuildStale(project)).toBe(false)
    put('src/app/main.tsx', 'changed')
    expect(await isBuildStale(project)).toBe(true)
    utimesSync(path.join(project, 'src/app/main.tsx'), earlier, earlier)
    expect(await isBuildStale(project)).toBe(false)
    rmSync(path.join(project, 'workers/service.ts'))
    expect(await isBuildStale(project)).toBe(true)
  })
})

test('tests are counted from either runner’s report, and a second try is told apart', () => {
  expect(testCounts(path.join(project, 'none.json'))).toEqual({ passed: 0, failed: 0, skipped: 0, flaky: 0 })
  const vitest = put('unit.json', { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 })
  expect(testCounts(vitest)).toEqual({ passed: 7, failed: 1, skipped: 2, flaky: 0 })
  const playwright = put('browser.json', { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } })
  expect(testCounts(playwright)).toEqual({ passed: 5, failed: 1, skipped: 0, flaky: 1 })
})

test.each([
  ['18.20.4', 1],
  ['20.18.9', 1],
  ['20.19.0', 0],
  ['22.0.0', 0],
])('Node %s ends the set-up with code %i', (version, code) => {
  const check = path.join(import.meta.dirname, '..', 'node-version.cjs')
  const asIf = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require(${JSON.stringify(check)})`
  const { status, stderr } = spawnSync(process.execPath, ['-e', asIf], { encoding: 'utf8' })
  expect(status).toBe(code)
  if (code !== 0) expect(stderr).toContain(`needs Node 20.19 or newer; this is Node ${version}`)
})
