/** Builds the benchmark's own pages into a folder that is no part of the product's build. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('./page', import.meta.url))

export async function buildPages(outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 10_000, rollupOptions: { input: ['transformers', 'techniques'].map((page) => `${root}/${page}.html`) } },
  })
}
