/** PyTorch on the CPU, in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { peakResident } from '../../bench-scoring/process-memory.ts'
import type { Device } from '../page/devices.ts'
import { adam, WIDTH } from '../workload.ts'
import type { Contestant, Pass } from './contestant.ts'

const program = fileURLToPath(new URL('./pytorch.py', import.meta.url))

export interface PyTorchParts {
  readonly name: string
  readonly interpreter: string
  readonly threads: number
  /** Where the workload lies as files: see workload-files.ts. */
  readonly folder: string
  readonly batch: number
}

export class PyTorch implements Contestant {
  readonly name: string
  readonly kind = 'native'
  readonly #parts: PyTorchParts
  #process: { readonly child: ChildProcess; readonly answers: AsyncIterator<string> } | null = null

  constructor(parts: PyTorchParts) {
    this.name = parts.name
    this.#parts = parts
  }

  async open(): Promise<Device> {
    const { interpreter, threads, folder, batch } = this.#parts
    const child = spawn(interpreter, [program, JSON.stringify({ threads, folder, batch, width: WIDTH, adam })], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // It warns of NumPy's absence, which nothing here needs.
      env: { ...process.env, PYTHONWARNINGS: 'ignore' },
    })
    // A write to a process that has ended is told by its missing answer.
    child.stdin.on('error', () => undefined)
    this.#process = { child, answers: createInterface(child.stdout)[Symbol.asyncIterator]() }
    const { device } = (await this.#answer()) as { device: string }
    return { name: device, isSoftware: false }
  }

  async train(steps: number): Promise<Pass> {
    this.#process?.child.stdin?.write(`${steps}\n`)
    return (await this.#answer()) as Pass
  }

  async peakMemory(): Promise<number | null> {
    const pid = this.#process?.child.pid
    return pid === undefined ? null : peakResident(pid)
  }

  async close(): Promise<void> {
    this.#process?.child.kill()
  }

  async #answer(): Promise<unknown> {
    const answer = await this.#process?.answers.next()
    if (answer === undefined || answer.done) throw new Error(`${this.name} ended; what it said stands above.`)
    return JSON.parse(answer.value)
  }
}
