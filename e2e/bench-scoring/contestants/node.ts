/** onnxruntime outside the browser, in a process of its own. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { WARM_UP_DEPTH, type Contestant, type Opening, type Pass } from './contestant.ts'
import type { NodeOpening, NodePass, NodeRequest } from './node-messages.ts'
import { peakResident } from '../process-memory.ts'
import type { TokenCount } from '../statistics.ts'
import { shallow, type Workload } from '../workload.ts'

const program = fileURLToPath(new URL('./node-process.ts', import.meta.url))

export interface NodeParts {
  readonly name: string
  readonly how: Omit<NodeRequest, 'lists' | 'few'>
  readonly workload: Workload
}

export class NodeContestant implements Contestant {
  readonly name: string
  readonly #parts: NodeParts
  #process: ChildProcess | null = null
  #tokens: TokenCount | null = null

  constructor(parts: NodeParts) {
    this.name = parts.name
    this.#parts = parts
  }

  async open(): Promise<Opening> {
    const { workload, how } = this.#parts
    this.#process = fork(program, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 2, 2, 'ipc'] })
    const { load, firstRun } = (await this.#ask({ ...how, lists: workload.lists, few: shallow(workload.lists, WARM_UP_DEPTH) } satisfies NodeRequest)) as NodeOpening
    return { load, firstRun, device: 'cpu', dtype: 'fp32', threads: how.threads, adapter: null, crossOriginIsolated: null }
  }

  async pass(): Promise<Pass> {
    const { wall, inference, scores, tokens } = (await this.#ask('pass')) as NodePass
    this.#tokens = tokens
    return { wall, inference, scores }
  }

  async tokens(): Promise<TokenCount | null> {
    return this.#tokens
  }

  async peakMemory(): Promise<number | null> {
    return peakResident(this.#opened.pid ?? 0)
  }

  async close(): Promise<void> {
    this.#process?.kill()
  }

  async #ask(message: object | string): Promise<unknown> {
    const child = this.#opened
    const settled = new AbortController()
    const listening = { signal: settled.signal }
    const ended = once(child, 'exit', listening).then(([code]) => {
      throw new Error(`${this.name} ended with code ${String(code)}; what it said stands above.`)
    })
    child.send(message)
    try {
      const [told] = (await Promise.race([once(child, 'message', listening), ended])) as [unknown]
      return told
    } finally {
      settled.abort()
    }
  }

  get #opened(): ChildProcess {
    if (this.#process === null) throw new Error(`${this.name} was not opened`)
    return this.#process
  }
}
