import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run, runPackage } from './command.mjs'
import { findInstalledBrowser } from './installed-browser.mjs'

/** How to become root for apt: not at all, by a sudo that asks for no password, or undefined where there is no apt or no way. */
function aptPrefix() {
  const works = (/** @type {string} */ program, /** @type {string[]} */ ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0
  if (!works('apt-get', '--version')) return undefined
  if (process.getuid?.() === 0) return []
  return works('sudo', '-n', 'true') ? ['sudo', '-n'] : undefined
}

/** Debian's package of Chromium. On systems whose package only points elsewhere, no browser is there afterwards. */
async function installByApt() {
  const prefix = aptPrefix()
  if (!prefix) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update', '-q'], ['install', '-y', '-q', '--no-install-recommends', 'chromium']]) {
    const [program = 'apt-get', ...rest] = [...prefix, 'apt-get', ...args]
    if ((await run(program, rest, { env, stdio: ['ignore', 2, 2] })) !== 0) return
  }
}

/** Playwright's own download of Chromium, the full browser: its headless shell has no WebGPU. */
async function downloadByPlaywright() {
  await runPackage('playwright', ['install', '--no-shell', 'chromium'], { stdio: ['ignore', 2, 2] })
}

/** @returns {Promise<string | undefined>} the executable of a browser that the tests can use */
async function usableBrowser() {
  const { chromium } = await import('playwright')
  const downloaded = chromium.executablePath()
  return findInstalledBrowser() ?? (existsSync(downloaded) ? downloaded : undefined)
}

/**
 * The browser for the tests, installed first where there is none: Debian's where apt can run, else Playwright's own.
 * @returns {Promise<string>} its executable
 * @throws {Error} when no browser is to be had
 */
export async function installBrowser() {
  for (const install of [undefined, installByApt, downloadByPlaywright]) {
    if (install) console.error(`Installing a browser for the tests (${install === installByApt ? 'Debian’s Chromium' : 'Playwright’s Chromium'}).`)
    await install?.()
    const browser = await usableBrowser()
    if (browser !== undefined) return browser
  }
  throw new Error('No browser for the tests: install Chrome, Chromium or Edge, or set RERANK_LAB_BROWSER to the path of one.')
}
