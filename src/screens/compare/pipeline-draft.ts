/** What a new pipeline starts as, so that the usual one takes no choice at all. */
import type { ModelInfo } from '../../models/model.ts'
import type { PlannedStage } from '../../systems/pipeline.ts'

/** The greatest depth that can be written. */
export const DEEPEST = 999_999_999

/** Of the list that a stage hands on, how much the next one usually takes. */
const SHARE = 5

/** A bi-encoder, then a cross-encoder, of the models that are loaded; of those that the build carries where one is missing. */
export function usualStages(loaded: readonly Pick<ModelInfo, 'id' | 'kind'>[], carried: readonly [biEncoder: string, crossEncoder: string], depth: number): readonly PlannedStage[] {
  const ofKind = (kind: ModelInfo['kind']) => loaded.find((model) => model.kind === kind)?.id
  const first = { model: ofKind('bi-encoder') ?? carried[0], depth: Math.min(depth, DEEPEST) }
  return [first, { model: ofKind('cross-encoder') ?? carried[1], depth: fewerThan(first.depth) }]
}

/** The same model over fewer. */
export function nextStage(stages: readonly PlannedStage[]): PlannedStage {
  const last = stages.at(-1)
  if (!last) throw new RangeError('A pipeline without a stage has no next one')
  return { model: last.model, depth: fewerThan(last.depth) }
}

const fewerThan = (depth: number) => Math.max(1, Math.round(depth / SHARE))
