import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { root, runPackage } from './command.mjs'

const sources = ['index.html', 'package-lock.json', 'vite.config.ts', 'public', 'scripts/build', 'src', 'workers']

// Written last, so that a build which was broken off is not taken for one.
const lastWritten = 'dist/service.js'

/**
 * The latest change under a file or folder, in milliseconds since 1970; a folder changes when a name in it does.
 * @param {string} place
 * @returns {Promise<number>}
 */
async function latestChange(place) {
  const facts = await stat(place)
  if (!facts.isDirectory()) return facts.mtimeMs
  const inside = (await readdir(place)).map((name) => latestChange(path.join(place, name)))
  return Math.max(facts.mtimeMs, ...(await Promise.all(inside)))
}

/** Whether dist is missing, broken off, or older than what it is made from. */
export async function isBuildStale(project = root) {
  const built = await stat(path.join(project, lastWritten)).catch(() => undefined)
  if (!built) return true
  const changes = await Promise.all(sources.map((source) => latestChange(path.join(project, source))))
  return Math.max(...changes) > built.mtimeMs
}

/**
 * Builds the site into dist.
 * @param {{ quiet?: boolean }} [options] quiet: only warnings and errors, and those on standard error
 * @throws {Error} when the build fails
 */
export async function build({ quiet = false } = {}) {
  const code = await runPackage('vite', ['build', ...(quiet ? ['--logLevel', 'warn'] : [])], quiet ? { stdio: ['ignore', 2, 2] } : {})
  if (code !== 0) throw new Error('The build failed; what stopped it stands above.')
}
