import type { Plugin } from 'vite'
import { fixedPolicy } from '../../src/platform/shared/content-security-policy.ts'

/** What makes a page cross-origin isolated, which WebAssembly needs for its threads. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const headers = {
  ...isolation,
  'Content-Security-Policy': `${fixedPolicy}; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * Writes the headers that each file wants as `_headers`, which our own server and several static hosts read, and the
 * fixed part of the policy into the page, so that it holds before any script runs.
 */
export function buildHeaders(): Plugin {
  return {
    name: 'rerank-lab:headers',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: fixedPolicy }, injectTo: 'head-prepend' },
    ],
    generateBundle() {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('')}` })
    },
  }
}
