import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Runs a program in the project's folder to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, 1 where a signal ended it
 * @throws {Error} when it could not be started
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs the command of an installed package with this Node: no shell, no wrapper, the same on every system.
 * @param {string} name of the package
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { command?: string }} [options] `command` where a package has several
 */
export function runPackage(name, args, { command = name, ...options } = {}) {
  const folder = path.join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return run(process.execPath, [path.join(folder, typeof bin === 'string' ? bin : bin[command]), ...args], options)
}

/**
 * Runs npm: the one that started us, or the one on PATH.
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function runNpm(args, options) {
  const npm = process.env['npm_execpath']
  return npm?.endsWith('.js') ? run(process.execPath, [npm, ...args], options) : run('npm', args, { shell: process.platform === 'win32', ...options })
}
