/**
 * npm run verify:nfcorpus: a reranker's head is trained on NFCorpus in the real app. Configs are chosen among on the
 * validation queries alone, and the test queries are opened once. Ended in the middle, it goes on from the profile.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApp } from './app.ts'
import { attempts as configs, called } from './attempts.ts'
import { choicesFrom, usage, type Choices } from './choices.ts'
import { Stopwatch } from './stopwatch.ts'
import { train, type Trained } from './training.ts'
import { written, type Attempt, type Found } from './written.ts'

/** What two backends' heads may differ by. */
const WITHIN = 1e-3

async function withoutGpu(choices: Choices, features: Stopwatch): Promise<Omit<Found, 'webgpu'>> {
  const app = await openApp(choices, false)
  try {
    return await tried(choices, app, features)
  } finally {
    await app.close()
  }
}

async function found(choices: Choices): Promise<Found> {
  mkdirSync(choices.profile, { recursive: true })
  const features = new Stopwatch(join(choices.profile, 'feature-seconds'))
  const results = await withoutGpu(choices, features)
  if (!choices.webgpu) return { ...results, webgpu: null }
  const compared = longest(results.attempts)
  const withGpu = await openApp(choices, true)
  try {
    const trained = await train(withGpu.page, { ...compared.config, backend: 'webgpu' }, features)
    return { ...results, webgpu: { config: compared.config, trained, greatest: greatestDifference(compared.trained, trained) } }
  } finally {
    await withGpu.close()
  }
}

/** The attempt whose head is furthest from its start, in epochs: two heads that nothing moved would be the same on any backend. */
function longest(attempts: readonly Attempt[]): Attempt {
  const found = attempts.reduce((most, attempt) => (attempt.trained.best.epoch > most.trained.best.epoch ? attempt : most))
  if (found.trained.best.epoch === 0) throw new Error('No config came to a better head than the untrained one, so there is none to compare the backends by.')
  return found
}

async function tried(choices: Choices, { page, model }: Awaited<ReturnType<typeof openApp>>, features: Stopwatch): Promise<Omit<Found, 'webgpu'>> {
  const attempts: Attempt[] = []
  for (const config of configs(choices, model)) {
    const trained = await train(page, config, features)
    attempts.push({ config, trained })
    console.log(`${called(config)}: validation nDCG@10 ${trained.best.validation['nDCG@10'].toFixed(4)} (untrained ${trained.start.untrained['nDCG@10'].toFixed(4)}), ${trained.seconds.toFixed(1)} s`)
  }
  const chosen = attempts.reduce((best, attempt) => (attempt.trained.best.validation['nDCG@10'] > best.trained.best.validation['nDCG@10'] ? attempt : best))
  // The test is opened for what was trained last: the same config gives the same head again.
  const again = await train(page, chosen.config, features, true)
  if (greatestDifference(chosen.trained, again) !== 0) throw new Error('The same config and seed gave another head.')
  if (again.test === null) throw new Error('The test was not opened.')
  return { attempts, chosen, test: again.test, featureSeconds: features.seconds }
}

function greatestDifference(a: Trained, b: Trained): number {
  if (a.parameters.length !== b.parameters.length) throw new Error(`The heads have ${a.parameters.length} and ${b.parameters.length} parameters.`)
  return a.parameters.reduce((greatest, value, at) => Math.max(greatest, Math.abs(value - (b.parameters[at] ?? NaN))), 0)
}

try {
  const choices = choicesFrom(process.argv.slice(2))
  if (choices === null) console.log(usage)
  else {
    const results = await found(choices)
    console.log(`\n${written(results)}`)
    if (choices.json !== null) writeFileSync(choices.json, `${JSON.stringify(results, null, 1)}\n`)
    if (results.webgpu !== null && !(results.webgpu.greatest <= WITHIN)) throw new Error(`WGSL and TypeScript reach heads ${results.webgpu.greatest} apart; ${WITHIN} is allowed.`)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
