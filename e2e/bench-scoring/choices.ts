/** What the command line chooses. */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { sharedFolder } from '../../scripts/shared.ts'
import { existing, wholeNumber } from '../flag-values.ts'

export const usage = `npm run bench:scoring -- [flags]
  --model FOLDER        a cross-encoder in the Hub's layout
  --candidates FILE     candidate lists with texts, in any format that the app reads
  --qrels FILE          judgements, to see what int8 costs
  --queries N           drawn from the candidates (6)
  --seed N              of the draw (19)
  --depth N             candidates a query (100)
  --max-length N        tokens of a pair, for everyone (256)
  --rounds N            interleaved, after warm-up (5)
  --device wasm|webgpu
  --transformers-in page|worker   whose thread it runs on (page, as its example is written)
  --only NAME           contestants whose name holds this; may stand several times
  --without NAME        leaves out those; may stand several times
  --no-speed            leave out the rounds
  --no-page             leave out main thread, heap and demo
  --whole               also score every pair of the candidates once, against ../shared's reference
  --techniques          also measure what each technique gives by itself
  --app FOLDER          a build to measure (dist, built anew where it is stale)
  --browser-arg ARG     for the browser; may stand several times
  --json FILE           everything that was measured`

function oneOf<Word extends string>(name: string, words: readonly Word[], text: string): Word {
  const found = words.find((word) => word === text)
  if (found === undefined) throw new Error(`--${name} takes ${words.join(' or ')}, not “${text}”.`)
  return found
}

const place = (inShared: string, inProject: string) => (sharedFolder === undefined ? fileURLToPath(new URL(`../../${inProject}`, import.meta.url)) : `${sharedFolder}/${inShared}`)

export type Choices = ReturnType<typeof choicesFrom>

/** Throws a sentence for what cannot be done. Without ../shared the embedded reranker scores the demo. */
export function choicesFrom(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      model: { type: 'string', default: place('models/minilm-l6-qa-reranker', 'public/models/embedded/reranker') },
      candidates: { type: 'string', default: place('data/dl19/candidates.BM25.json', 'public/demo/candidates.jsonl') },
      qrels: { type: 'string' },
      queries: { type: 'string', default: '6' },
      seed: { type: 'string', default: '19' },
      depth: { type: 'string', default: '100' },
      'max-length': { type: 'string', default: '256' },
      rounds: { type: 'string', default: '5' },
      device: { type: 'string', default: 'wasm' },
      'transformers-in': { type: 'string', default: 'page' },
      only: { type: 'string', multiple: true, default: [] },
      without: { type: 'string', multiple: true, default: [] },
      'no-speed': { type: 'boolean', default: false },
      'no-page': { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
      techniques: { type: 'boolean', default: false },
      app: { type: 'string' },
      'browser-arg': { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const ownQrels = values.candidates === place('data/dl19/candidates.BM25.json', 'public/demo/candidates.jsonl') ? place('data/dl19/qrels.txt', 'public/demo/qrels.txt') : undefined
  const qrels = values.qrels ?? ownQrels
  return {
    model: existing('model', values.model),
    candidates: existing('candidates', values.candidates),
    qrels: qrels === undefined ? null : existing('qrels', qrels),
    queries: wholeNumber('queries', values.queries),
    seed: Number(values.seed),
    depth: wholeNumber('depth', values.depth),
    maxLength: wholeNumber('max-length', values['max-length']),
    rounds: wholeNumber('rounds', values.rounds),
    device: oneOf('device', ['wasm', 'webgpu'], values.device),
    transformersIn: oneOf('transformers-in', ['page', 'worker'], values['transformers-in']),
    only: values.only,
    without: values.without,
    speed: !values['no-speed'],
    page: !values['no-page'],
    whole: values.whole,
    techniques: values.techniques,
    app: values.app === undefined ? null : existing('app', values.app),
    browserArgs: values['browser-arg'],
    json: values.json ?? null,
    help: values.help,
  }
}
