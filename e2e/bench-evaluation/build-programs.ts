/** Bundles what runs in Node by itself, as the app's build bundles it for the page: nothing is translated while it is measured. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface Programs {
  readonly readAndMeasure: string
  readonly moves: string
}

const source = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export async function buildPrograms(outDir: string): Promise<Programs> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      rollupOptions: {
        input: { 'read-and-measure': source('./contestants/read-and-measure.ts'), moves: source('./moves/program.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  return { readAndMeasure: join(outDir, 'read-and-measure.mjs'), moves: join(outDir, 'moves.mjs') }
}
