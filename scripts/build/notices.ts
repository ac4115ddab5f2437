import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin, Rolldown } from 'vite'

// Packages that come without the text of their licence, and where it is kept here.
const keptHere: Record<string, string> = {
  'onnxruntime-common': 'onnxruntime.txt',
  'onnxruntime-web': 'onnxruntime.txt',
}

/** The folder of the installed package that a module belongs to, or undefined for a module of ours. */
function packageFolder(moduleId: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/?]+)/.exec(moduleId.replaceAll('\\', '/'))?.[1]
}

/**
 * A package's name, version and licence, and the texts that it asks to be passed on.
 * @throws {Error} when there is no such text, neither in the package nor here
 */
function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, string>
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file)).map((file) => path.join(folder, file))
  const kept = keptHere[name ?? '']
  if (files.length === 0 && kept !== undefined) files.push(path.join(import.meta.dirname, 'licences', kept))
  if (files.length === 0)
    throw new Error(`${name ?? folder} is in the build but brings no licence text: put it into scripts/build/licences.`)
  return [`${name ?? folder} ${version ?? ''} (${license ?? 'see below'})`, ...files.map((file) => readFileSync(file, 'utf8').trim())].join('\n\n')
}

/** The notices of what is shipped as it is: each file called NOTICE under the public folder. */
function shippedNotices(publicFolder: string): string[] {
  return readdirSync(publicFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'NOTICE')
    .map((file) => readFileSync(path.join(publicFolder, file), 'utf8').trim())
}

/**
 * Writes THIRD-PARTY-NOTICES.txt beside the page: the licence of every package of which a module is really in the build.
 * `inWorkers` looks into the bundles of the workers, which Vite makes apart and first; `inPage` writes the file.
 */
export function thirdPartyNotices(): { inWorkers: () => Plugin; inPage: Plugin } {
  const folders = new Set<string>()
  const collect = (bundle: Rolldown.OutputBundle): void => {
    for (const output of Object.values(bundle))
      for (const id of output.type === 'chunk' ? output.moduleIds : []) {
        const folder = packageFolder(id)
        if (folder !== undefined) folders.add(folder)
      }
  }
  let publicFolder = ''
  return {
    inWorkers: () => ({ name: 'rerank-lab:notices-in-workers', apply: 'build', generateBundle: (_, bundle) => collect(bundle) }),
    inPage: {
      name: 'rerank-lab:notices',
      apply: 'build',
      configResolved: (config) => {
        publicFolder = config.publicDir
      },
      generateBundle(_, bundle) {
        collect(bundle)
        const notices = [...[...folders].sort().map(noticeOf), ...shippedNotices(publicFolder)]
        const head = 'Rerank Lab is under the Apache License 2.0. It contains the work of others, under the licences below.'
        this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: `${[head, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n` })
      },
    },
  }
}
