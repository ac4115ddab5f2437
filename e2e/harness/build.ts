/** Builds the harness's page, and the scripts that specs add to it, into a folder that is no part of the product's build. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/** What specs add to the page: `NAME.ts` of this folder. */
export const scripts = ['autograd', 'features', 'ledger', 'training'] as const

export async function buildHarness(outDir: string): Promise<void> {
  await build({
    root: here,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { input: [join(here, 'index.html'), ...scripts.map((name) => join(here, `${name}.ts`))], output: { entryFileNames: '[name].js' } },
    },
  })
}
