/** npm run bench: which reranker, how good, how fast, on which device. */
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import { benchmark } from './benchmark.ts'
import { compareCommand } from './compare-command.ts'
import { doctor } from './doctor.ts'
import { commandOf, type Command } from './flags.ts'
import { AppRefusal } from './lab-page.ts'
import { mergeCommand } from './merge-command.ts'
import { usage } from './usage.ts'

async function carryOut(command: Command): Promise<number> {
  switch (command.kind) {
    case 'help':
      console.log(usage)
      return 0
    case 'run':
      return benchmark(command)
    case 'merge':
      return mergeCommand(command)
    case 'compare':
      return compareCommand(command)
    case 'doctor':
      return doctor(command)
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
