import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { root, runNpm } from './command.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean }} Locked
 * @param {string} file
 * @returns {Promise<Record<string, Locked>>} packages by the folder they belong in; none where there is no such file
 */
async function lockedPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}

/**
 * The packages that package-lock.json names and node_modules lacks, or has in another version: npm keeps a list there
 * of what it has put in. Optional ones may rightly be absent (they are builds for other systems).
 */
export async function missingPackages(project = root) {
  const wanted = await lockedPackages(path.join(project, 'package-lock.json'))
  const installed = await lockedPackages(path.join(project, 'node_modules/.package-lock.json'))
  return Object.entries(wanted)
    .filter(([folder]) => folder.startsWith('node_modules/'))
    .filter(([folder, { version, optional = false }]) => {
      const found = installed[folder]
      return found ? found.version !== version : !optional
    })
    .map(([folder]) => folder.slice('node_modules/'.length))
}

/**
 * Installs exactly what package-lock.json names, where it is not there already.
 * @throws {Error} when npm fails
 */
export async function installPackages() {
  const missing = await missingPackages()
  if (missing.length === 0) return
  console.error(`Installing packages (${missing.length} missing): this needs the network, once.`)
  // Standard output is kept for what scripts read.
  const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2] })
  if (code !== 0) throw new Error('npm could not install the packages; its own message stands above. Is there a network?')
}
