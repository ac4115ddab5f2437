import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyTextTable } from '../../columns/text-table.ts'
import type { TrainingConfig } from './config.ts'
import { judgedSplit, startingConfig, taughtLabels, trainingDefaults } from './defaults.ts'
import { lossDefaults } from './loss-defaults.ts'
import { readConfig, writeConfig } from './yaml.ts'

const messages = (yaml: string) => readConfig(yaml).findings.map(({ key, message }) => `${key}: ${message}`)

/** Configs of every kind. Numbers are whatever float64 holds, texts whatever a person can name a file. */
const anything: fc.Arbitrary<TrainingConfig> = fc.record({
  loss: fc.constantFrom(...Object.values(lossDefaults)),
  name: fc.string({ minLength: 1, unit: 'grapheme' }),
  rate: fc.double({ min: 0, max: 1e3, noNaN: true }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  isTaught: fc.boolean(),
}).map(({ loss, name, rate, share, seed, isTaught }) => ({
  ...trainingDefaults,
  model: { ...trainingDefaults.model, id: name, revision: isTaught ? null : name },
  data: {
    ...trainingDefaults.data,
    labels: isTaught ? { ...taughtLabels, teacher: name, at_least: -rate } : { ...trainingDefaults.data.labels, kind: 'judgements', set: name, level: 2, unjudged: 'leave' },
    split: isTaught ? { ...judgedSplit, train: name, validation: name } : { kind: 'shares', validation: share, test: share },
  },
  loss,
  optimizer: { ...trainingDefaults.optimizer, learning_rate: rate, warmup_ratio: share, max_grad_norm: null },
  seed,
}))

describe('a config', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(anything, (config) => {
        expect(readConfig(writeConfig(config))).toEqual({ config, findings: [] })
      }),
    )
  })

  test('reads as it is meant to', () => {
    expect(writeConfig({ ...trainingDefaults, optimizer: { ...trainingDefaults.optimizer, learning_rate: 2e-7 } })).toMatchInlineSnapshot(`
      "# What a training in Rerank Lab depends on: this, the collection and the kind of backend give the same head again.
      # Names are sentence-transformers' (losses, mining) and transformers' (optimizer); what is left out takes its default.
      model:
        id: embedded/reranker
        revision: null
        dtype: fp32
        max_length: 256
      data:
        labels:
          kind: judgements
          set: null
          level: 1
          unjudged: negative
        split:
          kind: shares
          validation: 0.2
          test: 0.2
        depth: 20
        keep_positives: true
        train_queries: null
        validation_queries: null
      negatives:
        num_negatives: null
        hard_share: 0.5
        mined_by: null
        mining:
          range_min: 0
          range_max: null
          max_score: null
          min_score: null
          absolute_margin: null
          relative_margin: null
          num_negatives: 3
          sampling_strategy: top
          include_positives: false
      train: whole-head
      loss:
        name: Lambda
        weighting_scheme: ndcgLoss2PP
        k: null
        sigma: 1
        mu: 10
      optimizer:
        optim: adamw
        learning_rate: 2.0e-7
        lr_scheduler_type: linear
        warmup_ratio: 0.1
        weight_decay: 0.01
        max_grad_norm: 1
        num_train_epochs: 10
        batch_size: 16
        gradient_accumulation_steps: 1
        dropout: 0.1
        l2_to_start: 0
        early_stopping_patience: 3
        metric_for_best_model: nDCG@10
      seed: 42
      backend: auto
      "
    `)
  })

  test('has a point in numbers with an exponent, without which PyYAML takes them for texts', () => {
    const yaml = writeConfig({ ...trainingDefaults, optimizer: { ...trainingDefaults.optimizer, learning_rate: 2e-7, weight_decay: 1.5e-9 } })
    expect(yaml).toContain('learning_rate: 2.0e-7\n')
    expect(yaml).toContain('weight_decay: 1.5e-9\n')
  })

  test('quotes a name that YAML would take for something else', () => {
    for (const id of ['no', 'null', '1e3', '0x10', '12:30', '~', '2e-7', '# x'])
      expect(readConfig(writeConfig({ ...trainingDefaults, model: { ...trainingDefaults.model, id } })).config.model.id).toBe(id)
    expect(writeConfig({ ...trainingDefaults, model: { ...trainingDefaults.model, id: 'no' } })).toContain('id: "no"')
  })

  test('starts from the sets that the collection calls train, dev and test', () => {
    const set = (name: string) => ({ name, queryIds: emptyTextTable, offsets: new Uint32Array(1), docIds: emptyTextTable, grade: new Int32Array(0) })
    const { split } = startingConfig({ judgementSets: [set('qrels/train.tsv'), set('qrels/test.tsv')] }, trainingDefaults.model).data
    expect(split).toMatchObject({ kind: 'judgements', train: 'qrels/train.tsv', validation: null, test: 'qrels/test.tsv' })
    expect(startingConfig({ judgementSets: [set('qrels.txt')] }, trainingDefaults.model).data.split.kind).toBe('shares')
  })
})

describe('a config from outside', () => {
  test('that says nothing is the default', () => {
    for (const yaml of ['', '# nothing\n', '{}']) expect(readConfig(yaml)).toEqual({ config: trainingDefaults, findings: [] })
  })

  test('is completed by the defaults, those of another kind where it says another kind', () => {
    const { config, findings } = readConfig('loss: { name: Lambda, weighting_scheme: lambdaRank }\ndata:\n  labels: { kind: teacher, teacher: BM25 }\noptimizer:\n  learning_rate: 1e-4\n')
    expect(findings).toEqual([])
    expect(config.loss).toEqual({ ...lossDefaults.Lambda, weighting_scheme: 'lambdaRank' })
    expect(config.data).toEqual({ ...trainingDefaults.data, labels: { ...taughtLabels, teacher: 'BM25' } })
    expect(config.optimizer).toEqual({ ...trainingDefaults.optimizer, learning_rate: 1e-4 })
    expect(readConfig('loss: { name: RankNet }').config.loss).toEqual(lossDefaults.RankNet)
  })

  test('names each key that does not fit, what was found and what is expected, by its line', () => {
    const yaml = 'seed: -1\noptimizer:\n  learning_rate: fast\n  learningrate: 1\n  max_grad_norm: 0\nloss:\n  name: Hinge\ntrain: [all]\n'
    expect(messages(yaml)).toEqual([
      'train: a list was found where one of whole-head, last-layer was expected.',
      'loss.name: “Hinge” was found where one of BinaryCrossEntropy, CrossEntropyOverList, MarginRanking, RankNet, ListNet, ListMLE, Lambda, MarginMSE, MSE was expected.',
      'optimizer.learningrate: There is no such key in optimizer; there are optim, learning_rate, lr_scheduler_type, warmup_ratio, weight_decay, max_grad_norm, num_train_epochs, batch_size, gradient_accumulation_steps, dropout, l2_to_start, early_stopping_patience, metric_for_best_model.',
      'optimizer.learning_rate: “fast” was found where a number of at least 0 was expected.',
      'optimizer.max_grad_norm: 0 was found where a number above 0 was expected, or null.',
      'seed: -1 was found where a whole number of at least 0 and at most 4294967295 was expected.',
    ])
    const { config, findings } = readConfig(yaml)
    expect(findings.map(({ line }) => line)).toEqual([8, 7, 4, 3, 5, 1])
    expect(config).toEqual(trainingDefaults)
  })

  test('of another shape is told so', () => {
    expect(messages('- a\n- b\n')[0]).toMatch(/^: a list stands where keys and values were expected: model, data/)
    expect(messages('data: { split: shares }')[0]).toBe('data.split: “shares” stands where keys and values were expected, among them kind: shares, judgements.')
    expect(messages('seed: .nan')[0]).toContain('NaN was found')
  })

  test('that is no YAML is told where it breaks', () => {
    const { config, findings } = readConfig('seed: 1\noptimizer: [\n')
    expect(config).toEqual(trainingDefaults)
    expect(findings).toEqual([{ key: '', line: expect.any(Number) as number, message: expect.stringMatching(/^This is no YAML: /) as string }])
  })

  test('cannot blow up or reach into prototypes', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join()}]`).join('\n')}\n`
    expect(readConfig(bomb).config).toEqual(trainingDefaults)
    expect(readConfig(bomb).findings.length).toBeGreaterThan(0)
    expect(messages('__proto__: { seed: 7 }\nconstructor: 1\n')).toHaveLength(2)
    expect(readConfig('__proto__: { seed: 7 }').config.seed).toBe(42)
  })
})
