/** Who takes part: the app's own readers and measures in Node and in the page, and the tools of the field. */
import { fileURLToPath } from 'node:url'
import type { Choices } from '../choices.ts'
import type { Contestant } from './contestant.ts'
import { InPage } from './in-page.ts'
import { names } from './names.ts'
import { InProcess } from './process.ts'

type Wanted = Pick<Choices, 'only' | 'without' | 'page'>

/** Whether the command line wants a contestant of this name. */
export function takesPart(name: string, { only, without, page }: Wanted): boolean {
  const isOneOf = (words: readonly string[]) => words.some((word) => name.includes(word))
  return (page || name !== names.page) && (only.length === 0 || isOneOf(only)) && !isOneOf(without)
}

export const wantsPython = (choices: Wanted): boolean => takesPart(names.pytrecEval, choices) || takesPart(names.ranx, choices)

export interface LineUpParts {
  /** The bundled program of the app's readers and measures. */
  readonly program: string
  /** Where the build is served; null where the page takes no part. */
  readonly url: string | null
  /** Python with the tools in it; null where they take no part. */
  readonly interpreter: string | null
}

const script = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export function lineUp(choices: Choices, { program, url, interpreter }: LineUpParts): Contestant[] {
  const python = (name: string, file: string) => (interpreter === null ? [] : [new InProcess(name, { command: interpreter, args: [script(file)] })])
  return [
    new InProcess(names.node, { command: process.execPath, args: [program] }),
    ...(url === null ? [] : [new InPage(names.page, url, choices.browserArgs)]),
    ...python(names.pytrecEval, './with_pytrec_eval.py'),
    ...python(names.ranx, './with_ranx.py'),
  ].filter(({ name }) => takesPart(name, choices))
}
