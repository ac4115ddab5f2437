import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { buildHeaders, isolation } from './scripts/build/headers.ts'
import { serviceWorker } from './scripts/build/service-worker.ts'

export default defineConfig({
  // Relative addresses, so that the build works from any path of any host.
  base: './',
  plugins: [react(), buildHeaders(), serviceWorker()],
  worker: { format: 'es' },
  server: { headers: isolation },
  preview: { headers: isolation },
  // Both find their wasm files beside themselves, which bundling them for development would break.
  optimizeDeps: { exclude: ['onnxruntime-web', '@huggingface/transformers'] },
  build: { target: 'es2023' },
})
