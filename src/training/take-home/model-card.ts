/** README.md of a take-home: what a Hub shows of a model, and what a person needs to judge it by. */
import type { TestMeasure, TrainingOutcome, Validation } from '../run/reports.ts'
import { parts } from '../split.ts'
import { code, number, signed, table } from './markdown.ts'
import type { KeptHead } from './kept-head.ts'

export interface CardFacts {
  readonly head: KeptHead
  /** The folder's name. */
  readonly name: string
  /** Paths of the graphs that are in it, and why others of the base's are not. */
  readonly graphs: readonly string[]
  readonly leftOut: readonly string[]
  readonly hasSplit: boolean
}

export function modelCard(facts: CardFacts): string {
  const { head, name } = facts
  return [frontMatter(head, name), `# ${name}`, introduction(head), '## How much better', figures(head), '## Trained on', data(facts), '## How it was made', making(head), '## Use', use(facts), '## Limits', limits(head), '## Files', files(facts)]
    .join('\n\n')
    .concat('\n')
}

/** Quoted as JSON, which YAML takes for texts. */
function frontMatter({ base }: KeptHead, name: string): string {
  const lines = [
    `model_name: ${JSON.stringify(name)}`,
    ...(base.source === 'hub' ? [`base_model: ${JSON.stringify(base.id.replace(/@.*/, ''))}`, 'base_model_relation: finetune'] : []),
    'library_name: sentence-transformers',
    'pipeline_tag: text-ranking',
    'tags:',
    ...['sentence-transformers', 'cross-encoder', 'reranker', 'onnx', 'transformers.js'].map((tag) => `- ${tag}`),
  ]
  return ['---', ...lines, '---'].join('\n')
}

function introduction({ base, config, outcome }: KeptHead): string {
  const whole = config.train === 'whole-head'
  return `A cross-encoder that gives a query and a passage a logit: the encoder of ${code(base.id)} as it was (revision ${code(base.revision)}), with ${whole ? 'a classification head' : 'the last layer of its classification head'} trained on a person's own data in the browser, by Rerank Lab. The head is ${code(outcome.start.head)}; ${number(outcome.start.trained)} of its ${number(outcome.start.parameters)} parameters were trained.`
}

const OF_TEST = ['Measure', 'Base', 'This model', 'Difference', '95 % interval', 'p', 'Wins', 'Ties', 'Losses']

function figures({ test, outcome }: KeptHead): string {
  const validation = table(
    ['Validation', 'Base', 'This model'],
    (['MRR@10', 'nDCG@10'] as const).map((name) => [name, ...[outcome.start.untrained, outcome.best.validation].map((values: Validation) => (Number.isNaN(values[name]) ? 'none' : values[name].toFixed(4)))]),
  )
  const chosen = `Validation queries chose the checkpoint (${outcome.best.epoch === 0 ? 'none of the epochs was better than the base: the head is the base’s own' : `epoch ${outcome.best.epoch} of ${outcome.epochs.length}`}), so that these figures flatter it:`
  if (test === null) return `The test queries were not opened: nobody knows how much better it is on queries that nothing was chosen by.\n\n${chosen}\n\n${validation}`
  const verdict = test.isBetter ? 'The interval of the chosen measure lies above 0.' : 'The interval of the chosen measure does not lie above 0: **it is not shown to be better than its base**, and was promoted all the same.'
  return `On ${number(test.queries)} test queries that nothing was chosen by. ${verdict}\n\n${table(OF_TEST, test.measures.map(testRow))}\n\nDifferences are paired by query: 95 % BCa bootstrap intervals, two-sided randomisation test. Measures are as trec_eval -c gives them${test.absent > 0 ? `: ${number(test.absent)} of the queries have no candidates and count 0 on both sides` : ''}.\n\n${chosen}\n\n${validation}`
}

function testRow({ name, before, after, low, high, p, wins, ties, losses }: TestMeasure): string[] {
  return [name, before.toFixed(4), after.toFixed(4), signed(after - before), `${signed(low)} to ${signed(high)}`, p < 0.0001 ? '< 0.0001' : p.toFixed(4), ...[wins, ties, losses].map(number)]
}

function data({ head, hasSplit }: CardFacts): string {
  const { collection, parts: counts, config } = head
  const { labels, split } = config.data
  const said = labels.kind === 'judgements' ? `Labels are judgements${labels.set === null ? '' : ` (${code(labels.set)})`}; a positive has at least grade ${labels.level}.` : `Labels are the scores of a teacher, ${code(labels.teacher)}: its best ${labels.top} of each query are the positives.`
  const parting = split.kind === 'shares' ? 'Queries were split at random by the config’s seed.' : `Queries were split as the judgements ${code(split.train)} and others named in config.yaml split them.`
  const rows = counts === null ? '' : `\n\n${table(['Part', 'Queries', 'With a positive', 'Pairs', 'Positives'], parts.map((part) => [part, ...[counts[part].queries, counts[part].lists, counts[part].pairs, counts[part].positives].map(number)]))}`
  return `${code(collection.name)}, the first ${number(config.data.depth)} candidates of a query. ${said} ${parting}${hasSplit ? ' All lists, with their part, are in split.jsonl.' : ''}${rows}`
}

function making({ config, outcome, promotedAt }: KeptHead): string {
  const { loss, optimizer, seed, model } = config
  const rows = [
    ['Loss', code(loss.name)],
    ['Optimizer', `${code(optimizer.optim)}, learning rate ${optimizer.learning_rate}, ${optimizer.lr_scheduler_type}`],
    ['Epochs', `${outcome.epochs.length} of ${optimizer.num_train_epochs}, ${optimizer.batch_size} queries a step`],
    ['Features', `${model.dtype}, pairs cut at ${number(model.max_length)} tokens`],
    ['Computed on', `${backendOf(outcome.start.backend)}${outcome.moved ? `, from epoch ${outcome.moved.epoch + 1} on ${backendOf(outcome.moved.to)}` : ''}, in ${outcome.seconds.toFixed(1)} s`],
    ['Seed', String(seed)],
    ['Promoted', new Date(promotedAt).toISOString().slice(0, 10)],
  ]
  return `${table(['What', 'How'], rows)}\n\nThe whole of it is in config.yaml, which Rerank Lab reads: the same collection, config and kind of backend give the same head.`
}

const backendOf = ({ kind, device }: TrainingOutcome['start']['backend']) => `${kind} (${code(device)})`

function use({ name, graphs }: CardFacts): string {
  return [
    '`snippet.py` loads this folder in sentence-transformers and holds its scores against those in examples.json. In short:',
    `\`\`\`python\nfrom sentence_transformers import CrossEncoder\n\nmodel = CrossEncoder("${name}", backend="onnx", model_kwargs={"file_name": "${graphs[0] ?? 'onnx/model.onnx'}"})\nmodel.rank("a query", ["a passage", "another"])\n\`\`\``,
    'transformers.js loads it as any repository with an onnx folder; Rerank Lab takes the folder as it is.',
  ].join('\n\n')
}

function limits({ config, test }: KeptHead): string {
  return [
    'Only the head was trained: what the encoder does not tell apart, it cannot.',
    `Scores are logits; a sigmoid of them is no probability of relevance. Passages are cut at ${number(config.model.max_length)} tokens with their query.`,
    'It was trained for one person’s queries and passages; on others it may well be worse than its base.',
    ...(test === null ? [] : [`The interval is over ${number(test.queries)} queries of one collection, and says nothing of others.`]),
    'Licence and terms of the base model hold for this one too.',
  ].map((limit) => `- ${limit}`).join('\n')
}

function files({ graphs, leftOut, hasSplit }: CardFacts): string {
  const rows = [
    ...graphs.map((path) => [code(path), 'the base’s graph with the trained head in it']),
    [code('head.safetensors'), 'the head alone, float32, by PyTorch’s names'],
    ...(hasSplit ? [[code('split.jsonl'), 'training, validation and test lists']] : []),
    [code('config.yaml'), 'all that the training depended on'],
    [code('examples.json'), 'pairs with the scores that this model gives them'],
    [code('snippet.py'), 'checks them in Python'],
  ]
  return [table(['File', 'What'], rows), ...leftOut.map((reason) => `Left out: ${reason}`)].join('\n\n')
}
