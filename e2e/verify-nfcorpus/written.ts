/** What was found, as Markdown. */
import type { TrainingConfig } from '../../src/training/config/config.ts'
import { called } from './attempts.ts'
import type { Tested, Trained } from './training.ts'

export interface Attempt {
  readonly config: TrainingConfig
  readonly trained: Trained
}

export interface Found {
  readonly attempts: readonly Attempt[]
  readonly chosen: Attempt
  readonly test: Tested
  /** Over all starts of the command on this profile. */
  readonly featureSeconds: number
  /** One of the trainings again by WGSL, and how far its head is from TypeScript's; null where it was left out. */
  readonly webgpu: { readonly config: TrainingConfig; readonly trained: Trained; readonly greatest: number } | null
}

const four = (value: number) => value.toFixed(4)
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`
const row = (...cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`

export function written({ attempts, chosen, test, featureSeconds, webgpu }: Found): string {
  const { start } = chosen.trained
  return [
    `Head ${start.head}, ${start.trained} of ${start.parameters} parameters trained by ${start.backend.kind} (${start.backend.device}); gradients within ${start.gradientError.toExponential(1)} of central differences, recomputed logits within ${start.logitError.toExponential(1)}.`,
    `Features took ${featureSeconds.toFixed(0)} s.`,
    '',
    `Validation, untrained: nDCG@10 ${four(start.untrained['nDCG@10'])}, MRR@10 ${four(start.untrained['MRR@10'])}.`,
    '',
    row('config', 'validation nDCG@10', 'MRR@10', 'best epoch', 'epochs', 'seconds'),
    row('---', '---', '---', '---', '---', '---'),
    ...attempts.map(({ config, trained: { best, epochs, seconds } }) =>
      row(config === chosen.config ? `**${called(config)}**` : called(config), four(best.validation['nDCG@10']), four(best.validation['MRR@10']), best.epoch, epochs.length, seconds.toFixed(1)),
    ),
    '',
    `Test, opened once, for the best by validation nDCG@10: ${test.queries} queries, of which ${test.absent} returned no candidate and count 0.`,
    '',
    row('measure', 'before', 'after', 'difference', '95 % interval', 'p', 'wins, ties, losses'),
    row('---', '---', '---', '---', '---', '---', '---'),
    ...test.measures.map(({ name, before, after, low, high, p, wins, ties, losses }) => row(name, four(before), four(after), signed(after - before), `${signed(low)} to ${signed(high)}`, p.toFixed(4), `${wins}, ${ties}, ${losses}`)),
    ...(webgpu === null ? [] : ['', `${called(webgpu.config)} by WGSL (${webgpu.trained.start.backend.device}) took ${webgpu.trained.seconds.toFixed(1)} s and came to its best in epoch ${webgpu.trained.best.epoch}; its head is ${webgpu.greatest.toExponential(2)} from TypeScript's at most.`]),
  ].join('\n')
}
