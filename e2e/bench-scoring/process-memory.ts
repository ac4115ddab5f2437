/** What a process holds, as Linux tells it; other systems tell nothing here. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright'

/** Most bytes that the process has had resident (VmHWM): heap, WebAssembly memory, workers and the program's own pages. */
export function peakResident(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}

/**
 * The renderer that computes while `work` runs: the one whose CPU time grows most. A page does not know its process, and
 * Chromium keeps spare ones. `cpu` is by how many seconds it grew, `allCpu` that of all of the browser's processes together.
 */
export async function busiestRenderer<T>(browser: Browser, work: () => Promise<T>): Promise<{ readonly pid: number; readonly cpu: number; readonly allCpu: number; readonly result: T }> {
  const session = await browser.newBrowserCDPSession()
  try {
    const processes = async () => (await session.send('SystemInfo.getProcessInfo')).processInfo
    const before = new Map((await processes()).map(({ id, cpuTime }) => [id, cpuTime]))
    const result = await work()
    const grown = (await processes()).map(({ id, type, cpuTime }) => ({ id, type, by: cpuTime - (before.get(id) ?? 0) }))
    const [busiest] = grown.filter(({ type }) => type === 'renderer').sort((a, b) => b.by - a.by)
    if (busiest === undefined) throw new Error('The browser names no renderer process')
    return { pid: busiest.id, cpu: busiest.by, allCpu: grown.reduce((sum, { by }) => sum + by, 0), result }
  } finally {
    await session.detach()
  }
}
