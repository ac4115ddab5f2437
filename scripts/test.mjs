// npm test: installs what is missing, a browser too, and checks everything, stopping at the first step that fails.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { installBrowser } from './setup/browser.mjs'
import { build } from './setup/build.mjs'
import { root, runPackage } from './setup/command.mjs'
import { testCounts } from './setup/counts.mjs'
import { installPackages } from './setup/packages.mjs'

const reports = path.join(root, 'test-results')
const counts = path.join(root, '.cache', 'test-counts')
const unitReport = path.join(counts, 'unit.json')
/** @param {string} project of e2e/playwright.config.ts */
const browserReport = (project) => path.join(counts, `browser-${project}.json`)

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { command?: string }} [options]
 */
async function check(name, args, options) {
  const code = await runPackage(name, args, options)
  if (code !== 0) throw new Error(`${options?.command ?? name} ended with code ${code}.`)
}

/**
 * Checks that do not touch each other, at the same time; each gets to its end, so that one run shows all there is to mend.
 * @param {Promise<void>[]} checks
 */
async function together(...checks) {
  for (const outcome of await Promise.allSettled(checks)) if (outcome.status === 'rejected') throw outcome.reason
}

/**
 * @param {string} project
 * @param {NodeJS.ProcessEnv} [env]
 */
const browserTests = (project, env) =>
  check('playwright', ['test', '-c', 'e2e/playwright.config.ts', `--project=${project}`, '--reporter=list,json'], {
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport(project) },
  })

// The compiler is TypeScript 7; dependency-cruiser reads with the API of the 6 that `typescript` names.
const realms = ['core', 'worker', 'page', 'node']

/** @type {[string, () => Promise<unknown>][]} */
const steps = [
  ['Packages', installPackages],
  ['Browser', async () => {
    process.env['RERANK_LAB_BROWSER'] = await installBrowser()
  }],
  ['Types, lint and import rules', () => together(
    ...realms.map((realm) => check('typescript-7', ['-p', `tsconfig.${realm}.json`], { command: 'tsc' })),
    check('oxlint', []),
    check('dependency-cruiser', ['src', 'workers', '--config', '.dependency-cruiser.js'], { command: 'depcruise' }),
  )],
  ['Unit tests', () => check('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`])],
  ['Build', () => build()],
  ['Browser tests', () => browserTests('app', { RERANK_LAB_OWN_CORES: '1' })],
  // By themselves: threads that wait for a core which another browser has make inference many times slower.
  ['Browser tests of inference', () => browserTests('inference')],
]

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

rmSync(counts, { recursive: true, force: true })
mkdirSync(counts, { recursive: true })
const began = performance.now()
for (const [name, step] of steps) {
  const stepBegan = performance.now()
  console.log(`\n== ${name}`)
  try {
    await step()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.log(`== ${name} failed after ${seconds(stepBegan)}`)
    process.exitCode = 1
    break
  }
  console.log(`== ${name}: ${seconds(stepBegan)}`)
}

const all = [unitReport, browserReport('app'), browserReport('inference')].map(testCounts)
const total = (/** @type {'passed' | 'failed' | 'skipped' | 'flaky'} */ what) => all.reduce((sum, counted) => sum + counted[what], 0)
console.log(`\nAll steps: ${seconds(began)}. Traces and screenshots of failed browser tests: ${path.relative(process.cwd(), reports)}/`)
console.log(`${total('passed')} passed, ${total('failed')} failed${total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''}${total('flaky') > 0 ? `, ${total('flaky')} passed only at a second try` : ''}`)
