/** The head of the model that is to be trained, read from its graph once and kept while the model is the same. */
import type { Layer } from '../onnx/layers.ts'
import type { HeadFacts as ReadHead } from '../platform/shared/scoring-face.ts'
import type { Scorer } from '../systems/system.ts'
import { scoring } from './workers.ts'

/** A head as a person chooses by it. */
export interface HeadFacts {
  /** `384 → 384 tanh → 1` */
  readonly words: string
  /** Parameters of the whole head, and of the layer that gives the logits. */
  readonly whole: number
  readonly last: number
}

let held: { readonly of: string; readonly head: Promise<ReadHead> } | null = null

/** Rejects with a sentence where the model has no head that can be trained. */
export function headOf({ model, revision, dtype }: Pick<Scorer, 'model' | 'revision' | 'dtype'>): Promise<ReadHead> {
  const of = `${model} ${revision} ${dtype}`
  if (held?.of === of) return held.head
  const head = scoring((worker) => worker.head(model, dtype))
  held = { of, head }
  // So that the next try is a try.
  head.catch(() => {
    if (held?.head === head) held = null
  })
  return head
}

export function factsOf({ layers, description }: Pick<ReadHead, 'layers' | 'description'>): HeadFacts {
  const last = layers.findLast(({ kind }) => kind === 'dense')
  return { words: description, whole: layers.reduce((sum, layer) => sum + parametersOf(layer), 0), last: last ? parametersOf(last) : 0 }
}

const parametersOf = (layer: Layer): number => (layer.kind === 'activation' ? 0 : layer.weight.length + (layer.bias?.length ?? 0))
