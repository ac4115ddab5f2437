/** What the command line chooses. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sharedFolder } from '../../scripts/shared.ts'
import { existing, wholeNumber } from '../flag-values.ts'

export const usage = `npm run verify:nfcorpus -- [flags]
  --train N        training queries (300)
  --dev N          validation queries (100)
  --test N         test queries, to try the command; all 323 when not given
  --depth N        candidates a query (20)
  --max-length N   tokens of a pair (256)
  --epochs N       at most (20)
  --model FOLDER   a cross-encoder in the Hub's layout (../shared/models/minilm-l6-qa-reranker)
  --app FOLDER     a build (dist)
  --profile FOLDER the browser's own, kept: what was computed in it is not computed again
  --port N         of the app; a profile knows its own alone (5471)
  --without-webgpu leaves out the comparison of the two backends
  --json FILE      everything that was found`

export type Choices = NonNullable<ReturnType<typeof choicesFrom>>

/** Null where help was asked for. Throws a sentence for what cannot be done. */
export function choicesFrom(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      train: { type: 'string', default: '300' },
      dev: { type: 'string', default: '100' },
      test: { type: 'string' },
      depth: { type: 'string', default: '20' },
      'max-length': { type: 'string', default: '256' },
      epochs: { type: 'string', default: '20' },
      model: { type: 'string' },
      app: { type: 'string', default: 'dist' },
      profile: { type: 'string' },
      port: { type: 'string', default: '5471' },
      'without-webgpu': { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  if (sharedFolder === undefined) throw new Error('This needs ../shared: NFCorpus, its BM25 runs and the real models.')
  const test = values.test === undefined ? null : wholeNumber('test', values.test)
  return {
    train: wholeNumber('train', values.train),
    dev: wholeNumber('dev', values.dev),
    test,
    depth: wholeNumber('depth', values.depth),
    maxLength: wholeNumber('max-length', values['max-length']),
    epochs: wholeNumber('epochs', values.epochs),
    model: existing('model', values.model ?? `${sharedFolder}/models/minilm-l6-qa-reranker`),
    data: existing('shared', `${sharedFolder}/data/beir`),
    app: existing('app', values.app),
    profile: values.profile ?? join(tmpdir(), `rerank-lab-nfcorpus-${test ?? 'all'}`),
    port: wholeNumber('port', values.port),
    webgpu: !values['without-webgpu'],
    json: values.json ?? null,
  }
}
