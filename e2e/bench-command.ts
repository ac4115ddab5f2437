/** What the benchmarks against other libraries do alike on the command line: choose, measure, print, keep. */
import { writeFileSync } from 'node:fs'

interface Command<Choices, Results> {
  readonly usage: string
  /** Throws a sentence for what cannot be done. */
  readonly choicesFrom: (args: readonly string[]) => Choices
  /** Says on `tell` how far it is. */
  readonly measure: (choices: Choices, tell: (line: string) => void) => Promise<Results>
  /** In Markdown. */
  readonly written: (results: Results) => string
  /** Results that are told and still end with exit code 1; none where left out. */
  readonly isWrong?: (results: Results) => boolean
}

/** Runs a benchmark with the process's arguments; progress and errors go to stderr. */
export async function runCommand<Choices extends { readonly help: boolean; readonly json: string | null }, Results>({ usage, choicesFrom, measure, written, isWrong }: Command<Choices, Results>): Promise<void> {
  try {
    const choices = choicesFrom(process.argv.slice(2))
    if (choices.help) {
      console.log(usage)
      return
    }
    const results = await measure(choices, (line) => console.error(line))
    console.log(written(results))
    if (choices.json !== null) writeFileSync(choices.json, `${JSON.stringify(results, null, 1)}\n`)
    if (isWrong?.(results)) process.exitCode = 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
