import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modelOnDisk } from '../../../scripts/model-on-disk.ts'
import { sharedFolder } from '../../../scripts/shared.ts'
import { readHead } from '../../onnx/read-head.ts'
import { otherWeights } from '../../onnx/testing/weights.ts'
import { parseObject } from '../json.ts'
import { headKey, tunedFiles } from './tuned.ts'

const folder = join(sharedFolder ?? '', 'models/tiny/bert-ts')
const headOf = async (files: Awaited<ReturnType<typeof modelOnDisk>>) => readHead({ graph: await files.read('onnx/model.onnx') })

describe.skipIf(sharedFolder === undefined)('a tuned model’s files', () => {
  test('are the base’s but for the head and the length', async () => {
    const base = await modelOnDisk(folder)
    const layers = otherWeights(await headOf(base), 5)
    const tuned = tunedFiles(base, { id: 'tuned/a', layers, maxLength: 40 })
    expect(readHead({ graph: await tuned.read('onnx/model.onnx') })).toEqual(layers)
    expect(await tuned.read('config.json')).toEqual(await base.read('config.json'))
    const config = await tuned.read('tokenizer_config.json')
    expect(parseObject(config, '')).toEqual({ ...parseObject(await base.read('tokenizer_config.json'), ''), model_max_length: 40 })
    expect(tuned).toMatchObject({ id: 'tuned/a', base: base.id, source: 'folder' })
    expect(readHead({ graph: await base.read('onnx/model.onnx') })).not.toEqual(layers)
  })

  test('leave out graphs in q4, and others that nobody runs', async () => {
    const base = await modelOnDisk(folder)
    const listing = new Map([...base.listing, ['onnx/model_q4.onnx', 1], ['onnx/decoder.onnx', 1]])
    const tuned = tunedFiles({ ...base, listing }, { id: 'tuned/a', layers: await headOf(base), maxLength: 512 })
    expect([...tuned.listing.keys()].filter((path) => path.endsWith('.onnx')).sort()).toEqual(['onnx/model.onnx', 'onnx/model_fp16.onnx', 'onnx/model_quantized.onnx'])
  })

  test('have a revision of their own: of the base, and of every number of the head', async () => {
    const base = await modelOnDisk(folder)
    const layers = await headOf(base)
    const [first] = layers
    if (first?.kind !== 'dense') throw new Error('BERT’s head starts with a dense layer')
    const changed = [{ ...first, weight: first.weight.map((value, at) => (at === 17 ? value + 1e-6 : value)) }, ...layers.slice(1)]
    const revisionOf = (head: typeof layers, revision = base.revision) => tunedFiles({ ...base, revision }, { id: 'tuned/a', layers: head, maxLength: 512 }).revision
    expect(new Set([revisionOf(layers), revisionOf(changed), revisionOf(layers, 'other')]).size).toBe(3)
    expect(headKey(layers)).toBe(headKey(structuredClone(layers)))
    expect(headKey([{ kind: 'activation', activation: 'relu' }])).not.toBe(headKey([{ kind: 'activation', activation: 'tanh' }]))
  })

  test('say which graph a head of another model does not go into', async () => {
    const base = await modelOnDisk(folder)
    const other = readHead({ graph: await (await modelOnDisk(join(folder, '../modernbert-ts-cls'))).read('onnx/model.onnx') })
    await expect(tunedFiles(base, { id: 'tuned/a', layers: other, maxLength: 512 }).read('onnx/model.onnx')).rejects.toThrow(/^The head of tuned\/a does not go into onnx\/model\.onnx of bert-ts\. The head has 3 layers, and 4 were given\.$/)
  })
})
