/** A promoted head: all that makes it a model again on another day, and all that its card says of it. */
import type { Layer } from '../../onnx/layers.ts'
import type { ModelInfo } from '../../models/model.ts'
import type { TrainingConfig } from '../config/config.ts'
import type { PartReport, TestReport, TrainingOutcome } from '../run/reports.ts'
import type { Part } from '../split.ts'

export interface KeptHead {
  /** `tuned/NAME` */
  readonly id: string
  /** The model whose graphs the head goes into, never itself a tuned one. */
  readonly base: Pick<ModelInfo, 'id' | 'source' | 'revision'>
  readonly layers: readonly Layer[]
  readonly config: TrainingConfig
  /** How it was trained, and what it came to on validation; the layers stand above. */
  readonly outcome: Omit<TrainingOutcome, 'best'> & { readonly best: Omit<TrainingOutcome['best'], 'layers'> }
  /** Null where the test part was not opened. */
  readonly test: TestReport | null
  readonly collection: { readonly name: string; readonly fingerprint: string }
  /** Lists, pairs and positives of each part; null where the plan was not at hand. */
  readonly parts: Readonly<Record<Part, PartReport>> | null
  /** Pairs with their logits, to check a copy of the model by. */
  readonly examples: readonly ScoredPair[]
  /** Milliseconds since 1970. */
  readonly promotedAt: number
}

export interface ScoredPair {
  readonly query: string
  readonly passage: string
  /** Logit of the tuned model; of two labels, the second minus the first. */
  readonly score: number
}

/** Where promoted heads are kept. The split goes beside them, since it holds texts and only the take-home needs it. */
export interface HeadStore {
  /** The last promoted first. */
  list(): Promise<readonly KeptHead[]>
  read(id: string): Promise<KeptHead | undefined>
  /** Replaces what had the id. `split` is its split as JSONL, gzipped; null where there is none. Rejects where the host has no room. */
  write(head: KeptHead, split: Uint8Array | null): Promise<void>
  split(id: string): Promise<Uint8Array | null>
  delete(id: string): Promise<void>
}

/** Lasts as long as its owner. */
export class MemoryHeads implements HeadStore {
  readonly #heads = new Map<string, { readonly head: KeptHead; readonly split: Uint8Array | null }>()

  async list(): Promise<readonly KeptHead[]> {
    return [...this.#heads.values()].map(({ head }) => head).sort((a, b) => b.promotedAt - a.promotedAt)
  }

  async read(id: string): Promise<KeptHead | undefined> {
    return this.#heads.get(id)?.head
  }

  async write(head: KeptHead, split: Uint8Array | null): Promise<void> {
    this.#heads.set(head.id, { head, split })
  }

  async split(id: string): Promise<Uint8Array | null> {
    return this.#heads.get(id)?.split ?? null
  }

  async delete(id: string): Promise<void> {
    this.#heads.delete(id)
  }
}

/** `tuned/NAME`. Throws RangeError for a name that pipelines, files or other ids would take for something else. */
export function tunedId(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) throw new RangeError(`“${name}” cannot be a model's name: letters, digits, dots, hyphens and underscores can, up to 64 of them, a letter or digit first.`)
  return `tuned/${name}`
}
