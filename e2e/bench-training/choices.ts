/** What the command line chooses. */
import { parseArgs } from 'node:util'
import { wholeNumber } from '../flag-values.ts'

export const usage = `npm run bench:training -- [flags]
  --features N        kept features, made up from the seed (20000)
  --batch N           of them a step (256)
  --seed N            of features, head and batches (5)
  --steps N           that everyone takes first, to the same loss (3)
  --rounds N          interleaved, after those (5)
  --seconds N         that a contestant trains in a round, at least one step (1.2)
  --only NAME         contestants whose name holds this; may stand several times
  --without NAME      leaves out those; may stand several times
  --python COMMAND    what PyTorch's environment is made with (python3)
  --browser-arg ARG   for the browser; may stand several times
  --json FILE         everything that was measured`

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`--${name} takes a number above 0, not “${text}”.`)
  return value
}

export type Choices = ReturnType<typeof choicesFrom>

/** Throws a sentence for what cannot be done. */
export function choicesFrom(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      features: { type: 'string', default: '20000' },
      batch: { type: 'string', default: '256' },
      seed: { type: 'string', default: '5' },
      steps: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1.2' },
      only: { type: 'string', multiple: true, default: [] },
      without: { type: 'string', multiple: true, default: [] },
      python: { type: 'string', default: 'python3' },
      'browser-arg': { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const whole = (name: 'features' | 'batch' | 'seed' | 'steps' | 'rounds') => wholeNumber(name, values[name])
  const size = { features: whole('features'), batch: whole('batch'), seed: whole('seed') }
  if (size.features < size.batch) throw new Error(`--features: a batch of ${size.batch} cannot be cut from ${size.features}.`)
  return {
    size,
    steps: whole('steps'),
    rounds: whole('rounds'),
    seconds: positive('seconds', values.seconds),
    only: values.only,
    without: values.without,
    python: values.python,
    browserArgs: values['browser-arg'],
    json: values.json ?? null,
    help: values.help,
  }
}
