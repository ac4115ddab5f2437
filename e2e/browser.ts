import { chromium, type LaunchOptions } from 'playwright'
import { findInstalledBrowser } from '../scripts/setup/installed-browser.mjs'

// The first is for containers, where Chromium's own sandbox cannot start; the rest keep the browser from calling home.
const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Looked for once: Playwright's configuration is read again in each of its processes.
const executablePath = (process.env['RERANK_LAB_BROWSER'] ??= findInstalledBrowser() ?? chromium.executablePath())

/**
 * How every test and benchmark starts its browser: a full Chromium, Chrome or Edge (the headless shell has no WebGPU).
 * With `webgpu`, a machine without a GPU gets SwiftShader's adapter: correct, slow, for tiny models only. Without it
 * such a machine has no adapter at all, which is the first rung of the fallback.
 */
export function launchOptions({ webgpu = false, args = [] }: { webgpu?: boolean; args?: string[] } = {}): LaunchOptions {
  return { executablePath, args: [...quiet, ...(webgpu ? ['--enable-unsafe-webgpu'] : []), ...args] }
}

/**
 * V8 translates a WebAssembly function anew, better and slowly, once it has run for a while. Here that is a fifth of all
 * work and pays for nothing, since the few pairs of a test are scored by then: it comes much later.
 */
export const lateTiering = '--js-flags=--wasm-tiering-budget=150000000'

/** `test.use` of specs that need WebGPU. One object: Playwright starts a process and a browser for each set of options that is another object. */
export const withWebGpu = { launchOptions: launchOptions({ webgpu: true, args: [lateTiering] }) }
