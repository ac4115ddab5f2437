/** Names of promoted heads. */
import type { KeptHead } from '../../training/take-home/kept-head.ts'
import type { Finished } from '../../state/training.ts'

/** Whether a promoted head is the one of this training. */
export const isOf = ({ config, outcome }: Pick<KeptHead, 'config' | 'outcome'>, finished: Pick<Finished, 'config' | 'outcome'>): boolean =>
  outcome.seconds === finished.outcome.seconds && outcome.best.epoch === finished.outcome.best.epoch && JSON.stringify(config) === JSON.stringify(finished.config)

/** A name after the model, as file names are, that no promoted head has: `reranker`, `reranker-2` … */
export function nameFor(model: string, heads: readonly Pick<KeptHead, 'id'>[]): string {
  const base = (model.split('/').at(-1) ?? '').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 56) || 'head'
  const taken = new Set(heads.map(({ id }) => id))
  for (let at = 1; ; at++) {
    const name = at === 1 ? base : `${base}-${at}`
    if (!taken.has(`tuned/${name}`)) return name
  }
}
