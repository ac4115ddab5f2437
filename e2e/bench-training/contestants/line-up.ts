/** Who takes part: both backends of the autograd, the libraries that a page could train with instead, and PyTorch beside it. */
import type { Browser } from 'playwright'
import type { Choices } from '../choices.ts'
import type { Kind } from '../page/trainer.ts'
import type { Library } from '../page/training.ts'
import type { Contestant } from './contestant.ts'
import { InPage } from './in-page.ts'
import { names } from './names.ts'
import { PyTorch } from './pytorch.ts'

// jax-js also has an interpreter, by its own word for debugging only: three steps took it more than a minute and a half.
const inPage: readonly (readonly [name: string, library: Library, kind: Kind])[] = [
  [names.typescript, 'rerank-lab', 'cpu'],
  [names.wgsl, 'rerank-lab', 'webgpu'],
  [names.tensorflowCpu, 'tensorflow', 'cpu'],
  [names.tensorflowWasm, 'tensorflow', 'wasm'],
  [names.tensorflowWebgl, 'tensorflow', 'webgl'],
  [names.tensorflowWebgpu, 'tensorflow', 'webgpu'],
  [names.jaxWasm, 'jax', 'wasm'],
  [names.jaxWebgl, 'jax', 'webgl'],
  [names.jaxWebgpu, 'jax', 'webgpu'],
]

const torch = [
  [names.torchOne, 1],
  [names.torchTwo, 2],
] as const

/** Whether the command line wants a contestant of this name. */
export function takesPart(name: string, { only, without }: Pick<Choices, 'only' | 'without'>): boolean {
  const isOneOf = (words: readonly string[]) => words.some((word) => name.includes(word))
  return (only.length === 0 || isOneOf(only)) && !isOneOf(without)
}

export const wantsTorch = (choices: Choices): boolean => torch.some(([name]) => takesPart(name, choices))

export interface LineUpParts {
  readonly browser: Browser
  readonly url: string
  /** Python with torch in it, and the folder with the workload's files; null where it takes no part. */
  readonly python: { readonly interpreter: string; readonly folder: string } | null
}

export function lineUp(choices: Choices, { browser, url, python }: LineUpParts): Contestant[] {
  const { size } = choices
  return [
    ...inPage.map(([name, library, kind]) => new InPage({ name, kind, library, browser, url, size })),
    ...(python === null ? [] : torch.map(([name, threads]) => new PyTorch({ name, threads, batch: size.batch, ...python }))),
  ].filter(({ name }) => takesPart(name, choices))
}
