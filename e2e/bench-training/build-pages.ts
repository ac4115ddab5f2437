/** Builds the benchmark's own page, with jax-js from outside the project, into a folder that is no part of the product's build. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('./page', import.meta.url))

/** @param libraries the folder from which it resolves */
export async function buildPages(outDir: string, libraries: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [
      {
        name: 'jax-outside',
        enforce: 'pre',
        async resolveId(source, importer) {
          return source === '@jax-js/jax' && !importer?.startsWith(libraries) ? this.resolve(source, join(libraries, 'importer.js')) : null
        },
      },
    ],
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 10_000, rollupOptions: { input: `${root}/training.html` } },
  })
}
