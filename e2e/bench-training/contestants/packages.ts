/** The libraries that the project itself does without: they lie outside its tree, and only this benchmark loads them. */
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, runNpm } from '../../../scripts/setup/command.mjs'

/** Releases that are measured against. */
export const versions = { tensorflow: '4.22.0', jax: '0.1.25', torch: '2.13.0' } as const

const packages = [...['tfjs', 'tfjs-backend-wasm', 'tfjs-backend-webgpu'].map((part) => `@tensorflow/${part}@${versions.tensorflow}`), `@jax-js/jax@${versions.jax}`]

/**
 * Installs the JavaScript libraries where they are not there yet.
 * @returns a folder from which they resolve
 * @throws {Error} when npm fails
 */
export async function installLibraries(): Promise<string> {
  const folder = join(tmpdir(), `rerank-lab-training-libraries-${versions.tensorflow}-${versions.jax}`)
  if (existsSync(join(folder, 'node_modules/@jax-js/jax/package.json'))) return folder
  mkdirSync(folder, { recursive: true })
  console.error(`Installing TensorFlow.js and jax-js in ${folder}: this needs the network, once.`)
  const code = await runNpm(['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error', ...packages], { cwd: folder, stdio: ['ignore', 2, 2] })
  if (code !== 0) throw new Error('npm could not install the libraries to measure against; its own message stands above.')
  return folder
}

/**
 * Makes a Python environment with PyTorch where there is none yet.
 * @param python the command to make it with, 3.11 where torch's wheel is for that
 * @returns its interpreter
 * @throws {Error} when Python or pip fails
 */
export async function installTorch(python: string): Promise<string> {
  const folder = join(tmpdir(), `rerank-lab-torch-${versions.torch}`)
  const interpreter = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const quiet = { stdio: ['ignore', 2, 2] as ['ignore', 2, 2] }
  if ((await run(interpreter, ['-c', 'import torch'], { stdio: 'ignore' }).catch(() => 1)) === 0) return interpreter
  console.error(`Installing PyTorch in ${folder}: this needs the network, once.`)
  if ((await run(python, ['-m', 'venv', folder], quiet)) !== 0 || (await run(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `torch==${versions.torch}`], quiet)) !== 0)
    throw new Error('PyTorch could not be installed; the message of Python or pip stands above. Leave it out with --without PyTorch.')
  return interpreter
}
