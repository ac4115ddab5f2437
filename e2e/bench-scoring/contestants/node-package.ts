/** onnxruntime-node, which the project itself does without: it lies outside its tree, and only this benchmark loads it. */
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNpm } from '../../../scripts/setup/command.mjs'
import transformers from '../../../node_modules/@huggingface/transformers/package.json' with { type: 'json' }

/** The release that transformers.js of this version takes outside a browser, the nearest to its onnxruntime-web. */
export const nodeVersion: string = transformers.dependencies['onnxruntime-node']

/**
 * Installs it where it is not there yet, its install script (which fetches GPU libraries) left out.
 * @returns a folder from which `onnxruntime-node` resolves
 * @throws {Error} when npm fails
 */
export async function installOnnxruntimeNode(): Promise<string> {
  const folder = join(tmpdir(), `rerank-lab-onnxruntime-node-${nodeVersion}`)
  if (!existsSync(join(folder, 'node_modules', 'onnxruntime-node', 'package.json'))) {
    mkdirSync(folder, { recursive: true })
    console.error(`Installing onnxruntime-node ${nodeVersion} in ${folder}: this needs the network, once.`)
    const code = await runNpm(['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error', `onnxruntime-node@${nodeVersion}`], { cwd: folder, stdio: ['ignore', 2, 2] })
    if (code !== 0) throw new Error('npm could not install onnxruntime-node; its own message stands above. Without a network, leave it out with --no-node.')
  }
  return folder
}
