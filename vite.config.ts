import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { buildHeaders, isolation } from './scripts/build/headers.ts'
import { thirdPartyNotices } from './scripts/build/notices.ts'
import { serviceWorker } from './scripts/build/service-worker.ts'

const notices = thirdPartyNotices()

export default defineConfig({
  // Relative addresses, so that the build works from any path of any host.
  base: './',
  plugins: [react(), buildHeaders(), notices.inPage, serviceWorker()],
  worker: { format: 'es', plugins: () => [notices.inWorkers()] },
  server: { headers: isolation },
  preview: { headers: isolation },
  // Both find their wasm files beside themselves, which bundling them for development would break.
  optimizeDeps: {
    // Not every page of the tree: the benchmarks' name packages that only they install, and one that is missing ends the scan.
    entries: ['index.html', 'workers/*.ts', 'e2e/harness/*.html', 'e2e/harness/*.ts', '!e2e/harness/test.ts'],
    exclude: ['onnxruntime-web', '@huggingface/transformers'],
  },
  build: { target: 'es2023' },
})
