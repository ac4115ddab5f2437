/** An environment with the Python tools, outside the project's tree. */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../../scripts/setup/command.mjs'

/** Releases that are measured against. */
export const versions = { pytrecEval: '0.5.11', ranx: '0.3.21' } as const

const quiet = { stdio: ['ignore', 2, 2] as ['ignore', 2, 2] }

/**
 * Makes the environment where there is none yet.
 * @param python the command to make it with
 * @returns its interpreter
 * @throws {Error} a sentence, when there is no Python or a package cannot be installed
 */
export async function installTools(python: string): Promise<string> {
  const folder = join(tmpdir(), `rerank-lab-evaluation-${versions.pytrecEval}-${versions.ranx}`)
  const interpreter = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  if (existsSync(interpreter) && (await run(interpreter, ['-c', 'import pytrec_eval, ranx'], { stdio: 'ignore' })) === 0) return interpreter
  console.error(`Installing pytrec_eval-terrier and ranx in ${folder}: this needs the network, once.`)
  const made = await run(python, ['-m', 'venv', folder], quiet).catch(() => null)
  if (made === null) throw new Error(`There is no “${python}” here. Name another with --python, or leave these tools out: --without pytrec_eval --without ranx.`)
  const packages = [`pytrec-eval-terrier==${versions.pytrecEval}`, `ranx==${versions.ranx}`]
  if (made !== 0 || (await run(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages], quiet)) !== 0)
    throw new Error('pytrec_eval-terrier and ranx could not be installed; the message of Python or pip stands above. Leave them out with --without pytrec_eval --without ranx.')
  return interpreter
}
