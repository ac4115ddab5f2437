/** A program that is given the two files, and prints an outcome. */
import { spawn } from 'node:child_process'
import type { Files } from '../workload-files.ts'
import { onOneCore } from '../one-core.ts'
import type { Contestant, Outcome } from './contestant.ts'

export interface Program {
  readonly command: string
  /** What stands before the two files. */
  readonly args: readonly string[]
}

export class InProcess implements Contestant {
  readonly name: string
  readonly #program: Program

  constructor(name: string, program: Program) {
    this.name = name
    this.#program = program
  }

  async run({ run, qrels }: Files): Promise<Outcome> {
    const { command, args } = onOneCore(this.#program.command, [...this.#program.args, run, qrels])
    return JSON.parse(await outputOf(command, args)) as Outcome
  }
}

/** What a program prints. Throws where it fails, with the last line of what it said. */
export function outputOf(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const [output, errors]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (piece: Buffer) => output.push(piece))
    child.stderr.on('data', (piece: Buffer) => errors.push(piece))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output).toString())
      else reject(new Error(`${command} ended with ${code ?? signal ?? 'nothing'}: ${Buffer.concat(errors).toString().trim().split('\n').at(-1) ?? ''}`))
    })
  })
}
