/** Holds processes to one core where the system has a command for that (Linux's taskset); elsewhere they run as they are. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const CORE = '0'

/** Whether processes are held to one core here. */
export const hasOneCore: boolean = process.platform === 'linux' && spawnSync('taskset', ['-c', CORE, 'true']).status === 0

/** The command that runs this one on one core. */
export function onOneCore(command: string, args: readonly string[]): { command: string; args: readonly string[] } {
  return hasOneCore ? { command: 'taskset', args: ['-c', CORE, command, ...args] } : { command, args }
}

/** Holds a running process with all its threads to one core, and the processes that it started; what they start later inherits it. */
export function holdToOneCore(pid: number): void {
  if (!hasOneCore) return
  for (const each of familyOf(pid)) spawnSync('taskset', ['-a', '-p', '-c', CORE, String(each)])
}

function familyOf(pid: number): number[] {
  const parents = new Map(readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [[Number(name), parentOf(name)] as const] : [])))
  const family = [pid]
  for (let at = 0; at < family.length; at++) for (const [child, parent] of parents) if (parent === family[at]) family.push(child)
  return family
}

/** -1 where the process has ended meanwhile. */
function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? -1)
  } catch {
    return -1
  }
}
