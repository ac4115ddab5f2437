import { describe, expect, test } from 'vitest'
import type { Layer } from '../../onnx/layers.ts'
import { lossDefaults } from '../config/loss-defaults.ts'
import type { LossName } from '../config/losses.ts'
import { MemoryCheckpoints } from './checkpoint.ts'
import type { TrainingEvent, TrainingOutcome } from './reports.ts'
import { scorer, smallCollection, smallConfig, smallHead, smallParts, smallTask } from './testing/small-task.ts'
import { Trainer } from './trainer.ts'

const collection = await smallCollection()
const parts = await smallParts(collection)
const train = (config = smallConfig(), tell: (event: TrainingEvent) => void = () => undefined) => new Trainer(parts).train(smallTask(collection, config), tell)
const weightsOf = (layers: readonly Layer[]) => layers.flatMap((layer) => (layer.kind === 'activation' ? [] : [...layer.weight, ...(layer.bias ?? [])]))

describe('zero steps', () => {
  test('change no score', async () => {
    const { best, epochs } = await train(smallConfig({ optimizer: { num_train_epochs: 0 } }))
    expect(epochs).toEqual([])
    const trainer = new Trainer(parts)
    const [before, after] = [await trainer.score({ collection, scorer }, smallHead()), await trainer.score({ collection, scorer }, best.layers)]
    expect(before.pairs).toHaveLength(480)
    expect(after).toEqual(before)
  })

  test('as steps of no length: the untrained head stays the best', async () => {
    const { best, epochs, start } = await train(smallConfig({ optimizer: { learning_rate: 0, num_train_epochs: 2 } }))
    expect(epochs.map(({ validation }) => validation)).toEqual([start.untrained, start.untrained])
    expect(best.epoch).toBe(0)
    expect(best.layers).toEqual(smallHead())
  })
})

describe.each(['RankNet', 'MarginRanking'] as const)('a separable set under %s', (name) => {
  test('is learned to a pairwise loss of nothing, and ranked without a mistake', async () => {
    const { epochs, best, start } = await train(smallConfig({ loss: lossDefaults[name], optimizer: { learning_rate: 0.05, num_train_epochs: 40, weight_decay: 0, max_grad_norm: null } }))
    expect(start.untrained['MRR@10']).toBeLessThan(1)
    expect(epochs.at(-1)?.loss).toBeLessThan(2e-3)
    // The set judges a document that nobody returned, so that an nDCG of 1 is out of reach.
    expect(best.validation['MRR@10']).toBe(1)
  })
})

test.each(Object.keys(lossDefaults) as LossName[])('%s is trained downwards, by gradients that central differences confirm', async (name) => {
  const { epochs, start } = await train(smallConfig({ loss: lossDefaults[name] }))
  expect(start.gradientError).toBeGreaterThan(0)
  expect(start.gradientError).toBeLessThan(1e-5)
  expect(epochs.at(-1)?.loss).toBeLessThan((epochs[0]?.loss ?? 0) * 0.9)
  expect(epochs.at(-1)?.validation.loss).toBeLessThan(start.untrained.loss)
})

describe('the same seed', () => {
  const random = (seed: number) => smallConfig({ seed, negatives: { ...smallConfig().negatives, num_negatives: 3 }, optimizer: { dropout: 0.2, num_train_epochs: 3 } })

  test('gives the same head to the last bit, another seed another', async () => {
    const [first, again, other] = [await train(random(1)), await train(random(1)), await train(random(2))]
    expect(again.best).toEqual(first.best)
    expect(again.epochs.map(({ loss }) => loss)).toEqual(first.epochs.map(({ loss }) => loss))
    expect(weightsOf(other.best.layers)).not.toEqual(weightsOf(first.best.layers))
  })
})

test('the last layer alone is trained where that was asked for', async () => {
  const { best, start } = await train(smallConfig({ train: 'last-layer', loss: lossDefaults.BinaryCrossEntropy }))
  expect([start.parameters, start.trained, start.head]).toEqual([12 * 12 + 12 + 12 + 1, 13, '12 → 12 tanh → 1'])
  expect(best.layers.slice(0, 2)).toEqual(smallHead().slice(0, 2))
  expect(best.layers[2]).not.toEqual(smallHead()[2])
  expect(best.validation['nDCG@10']).toBeGreaterThan(start.untrained['nDCG@10'])
})

test('ranking losses leave the last bias, to which they are blind', async () => {
  const biasOf = (layers: readonly Layer[]) => layers.flatMap((layer) => (layer.kind === 'dense' ? [...(layer.bias ?? [])] : [])).at(-1)
  const [ranking, pointwise] = [await train(smallConfig({ loss: lossDefaults.RankNet })), await train(smallConfig({ loss: lossDefaults.BinaryCrossEntropy }))]
  expect([ranking.start.trained, pointwise.start.trained]).toEqual([168, 169])
  expect(biasOf(ranking.best.layers)).toBe(biasOf(smallHead()))
  expect(biasOf(pointwise.best.layers)).not.toBe(biasOf(smallHead()))
})

test('a head of two labels is trained on its log-odds', async () => {
  const task = { ...smallTask(collection, smallConfig({ loss: lossDefaults.BinaryCrossEntropy })), head: smallHead(2) }
  const { best, start } = await new Trainer(parts).train(task, () => undefined)
  expect(start.head).toBe('12 → 12 tanh → 2')
  expect(best.validation['nDCG@10']).toBeGreaterThan(start.untrained['nDCG@10'])
})

test('batches that are gathered move the head like the one batch that they make up', async () => {
  const optimizer = { num_train_epochs: 2, batch_size: 6, gradient_accumulation_steps: 1 }
  const loss = lossDefaults.CrossEntropyOverList
  const [whole, gathered] = [await train(smallConfig({ loss, optimizer })), await train(smallConfig({ loss, optimizer: { ...optimizer, batch_size: 3, gradient_accumulation_steps: 2 } }))]
  expect([gathered.start.stepsPerEpoch, gathered.start.stepsPerEpoch]).toEqual([5, whole.start.stepsPerEpoch])
  const [one, other] = [weightsOf(whole.best.layers), weightsOf(gathered.best.layers)]
  expect(Math.max(...one.map((weight, at) => Math.abs(weight - (other[at] ?? NaN))))).toBeLessThan(1e-5)
})

test('the pull towards the start keeps the head closer to it', async () => {
  const distance = async (l2_to_start: number) => {
    const { best } = await train(smallConfig({ loss: lossDefaults.RankNet, optimizer: { l2_to_start, max_grad_norm: null } }))
    const start = weightsOf(smallHead())
    return Math.hypot(...weightsOf(best.layers).map((weight, at) => weight - (start[at] ?? NaN)))
  }
  const [free, pulled] = [await distance(0), await distance(10)]
  expect(pulled).toBeGreaterThan(0)
  expect(pulled).toBeLessThan(free / 2)
})

test('it stops early when validation gets no better, and keeps the best epoch', async () => {
  const { stopped, epochs, best } = await train(smallConfig({ optimizer: { learning_rate: 0.05, num_train_epochs: 40, early_stopping_patience: 3 } }))
  expect(stopped).toBe('early')
  expect(epochs).toHaveLength(best.epoch + 3)
  expect(epochs[best.epoch - 1]).toMatchObject({ isBest: true, validation: best.validation })
})

test('a loss that is no number ends it, with the best head so far', async () => {
  const { stopped, best } = await train(smallConfig({ loss: lossDefaults.MSE, optimizer: { optim: 'sgd', learning_rate: 1e30, max_grad_norm: null, warmup_ratio: 0 } }))
  expect(stopped).toBe('diverged')
  expect(weightsOf(best.layers).every(Number.isFinite)).toBe(true)
})

test('it tells of every step and epoch, in their order', async () => {
  const events: TrainingEvent[] = []
  await train(smallConfig({ optimizer: { num_train_epochs: 2 } }), (event) => events.push(event))
  const steps = events.flatMap((event) => (event.kind === 'losses' ? event.losses.map((_, at) => event.step + at) : []))
  expect(steps).toEqual(Array.from({ length: 16 }, (_, at) => at))
  expect([events[0]?.kind, events.at(-1)?.kind]).toEqual(['started', 'epoch'])
})

describe('pause and stop', () => {
  test('a pause holds the steps back, and is not counted', async () => {
    const trainer = new Trainer(parts)
    const began = performance.now()
    let told = 0
    let training: Promise<TrainingOutcome> | undefined
    await new Promise<void>((resolve) => {
      training = trainer.train(smallTask(collection, smallConfig({ optimizer: { num_train_epochs: 3 } })), (event) => {
        told++
        if (event.kind !== 'epoch' || event.report.epoch > 1) return
        trainer.pause()
        resolve()
      })
    })
    const heldAt = told
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(told).toBe(heldAt)
    trainer.resume()
    const outcome = await training
    expect([outcome?.stopped, outcome?.epochs.length]).toEqual(['epochs', 3])
    expect(outcome?.seconds).toBeLessThan((performance.now() - began) / 1000 - 0.25)
  })

  test('a stop ends it within the epoch, and what was finished counts', async () => {
    const trainer = new Trainer(parts)
    const { stopped, epochs } = await trainer.train(smallTask(collection, smallConfig({ optimizer: { num_train_epochs: 500 } })), (event) => {
      if (event.kind === 'epoch' && event.report.epoch === 2) trainer.stop()
    })
    expect([stopped, epochs.length]).toEqual(['person', 2])
  })
})

describe('an interrupted training', () => {
  const config = smallConfig({ negatives: { ...smallConfig().negatives, num_negatives: 3 }, optimizer: { dropout: 0.2, gradient_accumulation_steps: 2, num_train_epochs: 6, early_stopping_patience: 4 } })

  test('goes on from its last finished epoch to the same head, losses and measures, bit for bit', async () => {
    const undisturbed = await new Trainer({ ...parts, checkpoints: new MemoryCheckpoints() }).train(smallTask(collection, config), () => undefined)
    const checkpoints = new MemoryCheckpoints()
    const closing = new Trainer({ ...parts, checkpoints }).train(smallTask(collection, config), (event) => {
      // In the midst of the fourth epoch the tab is gone.
      if (event.kind === 'losses' && event.step >= 3 * 4) throw new Error('closed')
    })
    await expect(closing).rejects.toThrow('closed')
    const trainer = new Trainer({ ...parts, checkpoints })
    expect(await trainer.interrupted(smallTask(collection, config))).toBe(3)
    const events: TrainingEvent[] = []
    const resumed = await trainer.train(smallTask(collection, config), (event) => events.push(event))
    expect(resumed.start.epoch).toBe(3)
    expect(resumed.best).toEqual(undisturbed.best)
    const numbersOf = ({ epochs }: typeof resumed) => epochs.map((report) => ({ ...report, seconds: 0 }))
    expect(numbersOf(resumed)).toEqual(numbersOf(undisturbed))
    expect(events.flatMap((event) => (event.kind === 'epoch' ? [event.report.epoch] : []))).toEqual([1, 2, 3, 4, 5, 6])
    expect(await trainer.interrupted(smallTask(collection, config))).toBeNull()
  })

  test('is not taken for one of another config, head or collection', async () => {
    const checkpoints = new MemoryCheckpoints()
    const trainer = new Trainer({ ...parts, checkpoints })
    const closing = trainer.train(smallTask(collection, config), (event) => {
      if (event.kind === 'epoch') throw new Error('closed')
    })
    await expect(closing).rejects.toThrow('closed')
    const task = smallTask(collection, config)
    expect(await trainer.interrupted(task)).toBe(1)
    expect(await trainer.interrupted({ ...task, config: { ...config, seed: 7 } })).toBeNull()
    expect(await trainer.interrupted({ ...task, head: smallHead(2) })).toBeNull()
    expect(await trainer.interrupted({ ...task, scorer: { ...scorer, maxLength: 32 } })).toBeNull()
    expect(await trainer.interrupted({ ...task, config: { ...config, backend: 'auto' } })).toBe(1)
  })
})

test('a grid trains each of its runs as if it were alone, the best first', async () => {
  const task = smallTask(collection, smallConfig({ optimizer: { num_train_epochs: 3 } }))
  const runs = [{ learning_rate: 0, loss: lossDefaults.RankNet }, { learning_rate: 0.05, loss: lossDefaults.RankNet }, { learning_rate: 0.01, loss: lossDefaults.ListNet }]
  const told = new Set<number>()
  const results = await new Trainer(parts).grid(task, runs, (run) => told.add(run))
  expect([...told]).toEqual([0, 1, 2])
  expect(results.at(-1)).toMatchObject({ learning_rate: 0, outcome: { best: { epoch: 0 } } })
  const worth = results.map(({ outcome }) => outcome.best.validation['nDCG@10'])
  expect(worth).toEqual(worth.toSorted((a, b) => b - a))
  const alone = await train({ ...task.config, loss: lossDefaults.ListNet })
  expect(results.find(({ loss }) => loss.name === 'ListNet')?.outcome.best).toEqual(alone.best)
})

test('features that were never computed are asked for, before anything is trained', async () => {
  const task = { ...smallTask(collection), scorer: { ...scorer, maxLength: 128 } }
  await expect(new Trainer(parts).train(task, () => undefined)).rejects.toThrow('360 of the 360 pairs that this training needs have no features kept')
})

test('one training at a time', async () => {
  const trainer = new Trainer(parts)
  const first = trainer.train(smallTask(collection), () => undefined)
  await expect(trainer.train(smallTask(collection), () => undefined)).rejects.toThrow('under way')
  await first
})
