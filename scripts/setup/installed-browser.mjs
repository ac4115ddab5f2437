import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

// Names on PATH, the likeliest to be current first. Headless shells are left out: they have no WebGPU.
const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** @returns {string[]} where a Chrome, Chromium or Edge would lie on this machine */
function likelyPlaces() {
  const { env } = process
  if (process.platform === 'darwin')
    return macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (process.platform === 'win32')
    return [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData']].flatMap((folder) =>
      folder === undefined ? [] : windowsPrograms.map((program) => path.join(folder, program)),
    )
  const folders = [...(env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/snap/bin'].filter((folder) => folder !== '')
  return commands.flatMap((command) => folders.map((folder) => path.join(folder, command)))
}

/**
 * Whether a found file really is a browser: some distributions ship a script of that name which only tells how to get
 * one. On Windows a browser answers `--version` by opening a window, so there being a file has to do.
 * @param {string} file
 */
function answers(file) {
  return process.platform === 'win32' || spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

/**
 * The browser installed on this machine: RERANK_LAB_BROWSER where it is set, else Chrome, Chromium or Edge.
 * @returns {string | undefined} the path of its executable, or undefined where none is installed
 * @throws {Error} when RERANK_LAB_BROWSER names no file
 */
export function findInstalledBrowser() {
  const named = process.env['RERANK_LAB_BROWSER']
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`RERANK_LAB_BROWSER is ${named}, and there is no such file.`)
    return named
  }
  return likelyPlaces().find((file) => existsSync(file) && answers(file))
}
