/** Seconds over several starts of a program, kept in a file: a run that was cut short goes on counting where it was. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

export class Stopwatch {
  #file: string
  #before: number
  #started: number | undefined

  constructor(file: string) {
    this.#file = file
    this.#before = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  }

  get seconds(): number {
    return this.#before + (this.#started === undefined ? 0 : (performance.now() - this.#started) / 1000)
  }

  start(): void {
    this.#started ??= performance.now()
  }

  /** Writes down what has passed: what is lost when the program is ended is the time since. */
  keep(): void {
    writeFileSync(this.#file, String(this.seconds))
  }

  stop(): void {
    this.#before = this.seconds
    this.#started = undefined
    this.keep()
  }
}
