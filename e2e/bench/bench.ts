/** npm run bench: which reranker, how good, how fast, on which device. */
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import { commandOf, type Command } from './flags.ts'
import { AppRefusal } from './lab-page.ts'
import { usage } from './usage.ts'

// Each is read when it is asked for: what needs no browser does not wait for Playwright.
async function carryOut(command: Command): Promise<number> {
  switch (command.kind) {
    case 'help':
      console.log(usage)
      return 0
    case 'run':
      return (await import('./benchmark.ts')).benchmark(command)
    case 'merge':
      return (await import('./merge-command.ts')).mergeCommand(command)
    case 'compare':
      return (await import('./compare-command.ts')).compareCommand(command)
    case 'doctor':
      return (await import('./doctor.ts')).doctor(command)
  }
}

try {
  process.exitCode = await carryOut(commandOf(process.argv.slice(2)))
} catch (error) {
  // What a person can put right is told in its own sentence; anything else is ours, and keeps its stack.
  const isTheirs = error instanceof PlanError || error instanceof AppRefusal
  console.error(isTheirs ? error.message : error)
  process.exitCode = isTheirs ? 2 : 1
}
