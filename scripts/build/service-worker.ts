import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'vite'
import type { BuiltFile } from '../../src/platform/shared/service-request.ts'

// What a page never asks for: the service worker itself, the host's headers, and the notices, which are for reading.
const left = new Set(['service.js', '_headers'])

/** Every file of a finished build, with a digest of its content. */
function builtFiles(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file): BuiltFile => [
      path.relative(folder, file).replaceAll(path.sep, '/'),
      createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16),
    ])
    .filter(([name]) => !left.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Builds workers/service.ts as `service.js` beside the page, last of all, since it holds the list of all the others. */
export function serviceWorker(): Plugin {
  let root = ''
  let outDir = ''
  return {
    name: 'rerank-lab:service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root
      outDir = path.resolve(root, config.build.outDir)
    },
    writeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        await build({
          root,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { BUILT_FILES: JSON.stringify(builtFiles(outDir)) },
          build: {
            outDir,
            emptyOutDir: false,
            target: 'es2023',
            rolldownOptions: {
              input: path.join(root, 'workers/service.ts'),
              output: { entryFileNames: 'service.js', format: 'es', codeSplitting: false },
            },
          },
        })
      },
    },
  }
}
