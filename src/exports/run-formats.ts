/** The formats that a system's order is written in. */
import { cohere } from './cohere.ts'
import type { OrderedRun } from './ordered-run.ts'
import { rankLlm } from './rank-llm.ts'
import { ranxRun } from './ranx.ts'
import { submission, type SubmissionOptions } from './submission.ts'
import { trecRun } from './trec-run.ts'

export interface RunOptions {
  /** Scores that fall with every rank in float32, where the format orders by score. */
  readonly tieProof: boolean
  readonly submission: SubmissionOptions
}

export interface RunFormat {
  readonly name: string
  /** Of its folder among all exports. */
  readonly folder: string
  readonly extension: (options: RunOptions) => string
  /** Whether readers order by score, so that ties matter. */
  readonly ordersByScore: boolean
  /** Whether passages are written out with every list. */
  readonly holdsTexts: boolean
  readonly write: (run: OrderedRun, options: RunOptions) => Iterable<string>
}

const jsonLines = { extension: () => 'jsonl', ordersByScore: false, holdsTexts: true }

export const runFormats = {
  trec: { name: 'TREC run', folder: 'runs', extension: () => 'trec', ordersByScore: true, holdsTexts: false, write: (run, { tieProof }) => trecRun(run, { tieProof }) },
  ranx: { name: 'ranx JSON', folder: 'ranx', extension: () => 'json', ordersByScore: true, holdsTexts: false, write: (run, { tieProof }) => ranxRun(run, tieProof) },
  rankLlm: { name: 'rank_llm JSONL', folder: 'rank_llm', ...jsonLines, write: (run) => rankLlm(run) },
  cohere: { name: 'Cohere-shaped JSONL', folder: 'cohere', ...jsonLines, write: (run) => cohere(run) },
  submission: {
    name: 'Submission CSV',
    folder: 'submission',
    extension: ({ submission: { separator } }) => (separator === '\t' ? 'tsv' : 'csv'),
    ordersByScore: false,
    holdsTexts: false,
    write: (run, options) => submission(run, options.submission),
  },
} as const satisfies Record<string, RunFormat>

export type RunFormatKey = keyof typeof runFormats

/** In the order in which a menu lists them. */
export const runFormatKeys = Object.keys(runFormats) as readonly RunFormatKey[]
