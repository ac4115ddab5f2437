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
 * Chromium keeps spare ones. `cpu` is by how many seconds it grew.
 */
export async function busiestRenderer<T>(browser: Browser, work: () => Promise<T>): Promise<{ readonly pid: number; readonly cpu: number; readonly result: T }> {
  const session = await browser.newBrowserCDPSession()
  try {
    const renderers = async () => (await session.send('SystemInfo.getProcessInfo')).processInfo.filter(({ type }) => type === 'renderer')
    const before = new Map((await renderers()).map(({ id, cpuTime }) => [id, cpuTime]))
    const result = await work()
    const [busiest] = (await renderers()).map(({ id, cpuTime }) => ({ id, grown: cpuTime - (before.get(id) ?? 0) })).sort((a, b) => b.grown - a.grown)
    if (busiest === undefined) throw new Error('The browser names no renderer process')
    return { pid: busiest.id, cpu: busiest.grown, result }
  } finally {
    await session.detach()
  }
}
