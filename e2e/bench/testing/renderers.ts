/** For tests on Linux: the processes that a command started, and of those the browser's renderers. */
import { readdirSync, readFileSync } from 'node:fs'

interface Process {
  readonly pid: number
  readonly parent: number
  /** Ticks of CPU time. */
  readonly used: number
  readonly command: string
}

function processes(): readonly Process[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      // Behind the command's own name, which stands in brackets and may hold anything.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
      return [{ pid: Number(name), parent: Number(fields[1]), used: Number(fields[11]) + Number(fields[12]), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }]
    } catch {
      // It ended while it was looked at.
      return []
    }
  })
}

/** What Linux counts a process's time in. */
const TICKS = 100

/**
 * Kills the renderer under a process that computes most from now on, once it has for so many seconds: in mid-run on machines fast
 * and slow, and not the one of a page that is just going. Does nothing where the process ends before that.
 */
export async function killRendererUnder(pid: number, seconds: number): Promise<void> {
  const before = new Map(processes().map(({ pid: each, used }) => [each, used]))
  for (;;) {
    const all = processes().map((each) => ({ ...each, used: each.used - (before.get(each.pid) ?? 0) }))
    if (!all.some((each) => each.pid === pid)) return
    const busiest = busiestRenderer(all, pid)
    if (busiest !== undefined && busiest.used >= seconds * TICKS) {
      process.kill(busiest.pid, 'SIGKILL')
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function busiestRenderer(all: readonly Process[], pid: number): Process | undefined {
  const family = new Set([pid])
  for (let size = 0; size < family.size; ) {
    size = family.size
    for (const each of all) if (family.has(each.parent)) family.add(each.pid)
  }
  return all.filter((each) => family.has(each.pid) && each.command.includes('--type=renderer')).sort((a, b) => b.used - a.used)[0]
}
