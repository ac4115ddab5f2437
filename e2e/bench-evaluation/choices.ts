/** What the command line chooses. */
import { parseArgs } from 'node:util'
import { wholeNumber } from '../flag-values.ts'

export const usage = `npm run bench:evaluation -- [flags]
  --queries N         of the run that is made up (6980)
  --depth N           passages a query (1000)
  --seed N            of both (5)
  --rounds N          interleaved (5)
  --only NAME         contestants whose name holds this; may stand several times
  --without NAME      leaves out those; may stand several times
  --no-page           leave out the app in the browser
  --no-moves          leave out what a slider's move takes
  --app FOLDER        a build to measure (dist, built anew where it is stale)
  --python COMMAND    what the environment of the Python tools is made with (python3)
  --browser-arg ARG   for the browser; may stand several times
  --json FILE         everything that was measured`

export type Choices = ReturnType<typeof choicesFrom>

/** Throws a sentence for what cannot be done. */
export function choicesFrom(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      queries: { type: 'string', default: '6980' },
      depth: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', multiple: true, default: [] },
      without: { type: 'string', multiple: true, default: [] },
      page: { type: 'boolean', default: true },
      'no-page': { type: 'boolean', default: false },
      'no-moves': { type: 'boolean', default: false },
      app: { type: 'string' },
      python: { type: 'string', default: 'python3' },
      'browser-arg': { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const number = (name: 'queries' | 'depth' | 'seed' | 'rounds') => wholeNumber(name, values[name])
  return {
    size: { queries: number('queries'), depth: number('depth'), seed: number('seed') },
    rounds: number('rounds'),
    only: values.only,
    without: values.without,
    page: values.page && !values['no-page'],
    moves: !values['no-moves'],
    app: values.app ?? null,
    python: values.python,
    browserArgs: values['browser-arg'],
    json: values.json ?? null,
    help: values.help,
  }
}
