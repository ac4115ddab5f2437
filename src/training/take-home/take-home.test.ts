/** A take-home is a model again: zipped, read as a dropped folder, and scored by its own graphs. */
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { filesOnDisk, modelOnDisk } from '../../../scripts/model-on-disk.ts'
import { sharedFolder } from '../../../scripts/shared.ts'
import { scored, trainableHead } from '../../../scripts/take-home/scored.ts'
import { distance, goldenOf, tinyModels } from '../../../scripts/tiny-models.ts'
import type { ModelFiles } from '../../models/model.ts'
import { openModel } from '../../models/open.ts'
import { Safetensors } from '../../models/safetensors.ts'
import { folderFiles, type LocalFile } from '../../models/sources/folder.ts'
import { tunedFiles } from '../../models/sources/tuned.ts'
import { externalise } from '../../onnx/testing/externalise.ts'
import { readConfig } from '../config/yaml.ts'
import { keptHead, nudged } from '../testing/kept-head.ts'
import { takeHome } from './take-home.ts'
import { writeZip } from './zip.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const MAX_LENGTH = 48
const tiny = join(sharedFolder ?? '', 'models/tiny')
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

interface TextPair {
  readonly query: string
  readonly passage: string
}
const pairsOf = (folder: string) => (goldenOf(folder).pairs as unknown as readonly TextPair[]).slice(0, 4)

async function promoted(base: ModelFiles, pairs: readonly TextPair[], dtype: 'fp32' | 'fp16' = 'fp32') {
  const layers = nudged((await trainableHead(base, dtype)).layers, 23)
  const expected = await scored(base, dtype, pairs, MAX_LENGTH, layers)
  const examples = pairs.map((pair, row) => ({ ...pair, score: expected[row] ?? NaN }))
  const head = keptHead({ base, layers, dtype, maxLength: MAX_LENGTH, examples })
  return { head, expected, files: tunedFiles(base, { id: head.id, layers, maxLength: MAX_LENGTH }) }
}

async function zipped({ head, files }: Awaited<ReturnType<typeof promoted>>, split: Uint8Array | null = null): Promise<Record<string, Uint8Array>> {
  const pieces: Uint8Array[] = []
  await writeZip('changed', takeHome({ head, files, split }), head.promotedAt, (piece) => pieces.push(piece))
  return unzipSync(new Uint8Array(Buffer.concat(pieces)))
}

/** What a browser hands over where the unzipped folder is dropped. */
const dropped = (zip: Record<string, Uint8Array>): LocalFile[] =>
  Object.entries(zip).map(([path, bytes]) => {
    const blob = new Blob([Buffer.from(bytes)])
    return { name: path.split('/').at(-1) ?? '', webkitRelativePath: path, size: blob.size, slice: (start, end) => blob.slice(start, end) }
  })

describe.skipIf(sharedFolder === undefined)('a take-home', () => {
  test.each([...tinyModels, join(tiny, 'modernbert-modules')])('of %s gives the trained scores when it is dropped', async (folder) => {
    const pairs = pairsOf(folder)
    const base = await modelOnDisk(folder)
    const taken = await promoted(base, pairs)
    const again = await folderFiles(dropped(await zipped(taken)))
    expect(again.id).toBe('changed')
    expect(await openModel(again)).toMatchObject({ kind: 'cross-encoder', maxLength: MAX_LENGTH })
    expect(distance(await scored(again, 'fp32', pairs, MAX_LENGTH), taken.expected)).toBeLessThan(1e-4)
    expect(distance(await scored(base, 'fp32', pairs, MAX_LENGTH), taken.expected)).toBeGreaterThan(1e-3)
  })

  test('holds float16 and int8 siblings with the same head', async () => {
    const folder = join(tiny, 'bert-ts')
    const [base, pairs] = [await modelOnDisk(folder), pairsOf(folder)]
    const halves = await promoted(base, pairs, 'fp16')
    const zip = await zipped(halves)
    const again = await folderFiles(dropped(zip))
    expect((await openModel(again)).graphs.map(({ dtype }) => dtype)).toEqual(['fp32', 'fp16', 'q8'])
    expect(distance(await scored(again, 'fp16', pairs, MAX_LENGTH), halves.expected)).toBeLessThan(2e-3)
    const ints = await scored(base, 'q8', pairs, MAX_LENGTH)
    const tunedInts = await scored(again, 'q8', pairs, MAX_LENGTH)
    // Quantised encoders are off by themselves: what the head changed is what is compared.
    const [singles, tunedSingles] = [await scored(base, 'fp32', pairs, MAX_LENGTH), await scored(again, 'fp32', pairs, MAX_LENGTH)]
    expect(distance(tunedInts.map((score, i) => score - (ints[i] ?? NaN)), tunedSingles.map((score, i) => score - (singles[i] ?? NaN)))).toBeLessThan(0.05)
    expect(JSON.parse(text(zip['changed/examples.json']))).toMatchObject({ file_name: 'onnx/model_fp16.onnx', tolerance: 2e-3, max_length: MAX_LENGTH })
  })

  test('takes weights beside the graph along', async () => {
    const folder = join(tiny, 'bert-ts-zero-bias')
    const files = filesOnDisk(folder)
    const onDisk = await modelOnDisk(folder)
    const { graph, external } = externalise(await onDisk.read('onnx/model.onnx'), 'weights.bin')
    const place = (path: string, bytes: Uint8Array): LocalFile => {
      const blob = new Blob([Buffer.from(bytes)])
      return { name: path, webkitRelativePath: `m/onnx/${path}`, size: blob.size, slice: (start, end) => blob.slice(start, end) }
    }
    const others = files.filter(({ name }) => !name.endsWith('.onnx')).map((file) => ({ ...file, webkitRelativePath: `m/${file.name}` }))
    const base = await folderFiles([...others, place('model.onnx', graph), place('weights.bin', external.get('weights.bin') ?? new Uint8Array())])
    const taken = await promoted(base, pairsOf(folder))
    const zip = await zipped(taken)
    expect(Object.keys(zip)).toContain('changed/onnx/weights.bin')
    expect(distance(await scored(await folderFiles(dropped(zip)), 'fp32', pairsOf(folder), MAX_LENGTH), taken.expected)).toBeLessThan(1e-4)
  })

  test('says what it is: the head by PyTorch’s names, the config, the card, the split', async () => {
    const folder = join(tiny, 'roberta-ts')
    const taken = await promoted(await modelOnDisk(folder), pairsOf(folder))
    const zip = await zipped(taken, new TextEncoder().encode('{"query_text":"q"}\n'))
    const head = new Safetensors(zip['changed/head.safetensors'] ?? new Uint8Array(), 'head.safetensors')
    const [dense, , last] = taken.head.layers
    if (dense?.kind !== 'dense' || last?.kind !== 'dense') throw new Error('RoBERTa’s head is two dense layers')
    expect([...head.tensor('classifier.dense.weight').data]).toEqual([...dense.weight])
    expect(head.tensor('classifier.out_proj.weight').shape).toEqual([1, last.weight.length])
    expect(readConfig(text(zip['changed/config.yaml']))).toEqual({ config: taken.head.config, findings: [] })
    expect(text(zip['changed/split.jsonl'])).toBe('{"query_text":"q"}\n')
    const card = text(zip['changed/README.md'])
    expect(card).toMatch(/^---\nmodel_name: "changed"\n(?!base_model)[^]*pipeline_tag: text-ranking/)
    expect(card).toContain('| nDCG@10 | 0.3100 | 0.3300 | +0.0200 | +0.0040 to +0.0370 | 0.0100 | 2 | 0 | 0 |')
    expect(card).toContain('`a b.jsonl`') // a name’s marks mean nothing in the card
    expect(Object.keys(zip).map((path) => path.slice('changed/'.length)).sort()).toEqual([
      'README.md', 'config.json', 'config.yaml', 'examples.json', 'head.safetensors', 'onnx/model.onnx', 'snippet.py', 'split.jsonl', 'tokenizer.json', 'tokenizer_config.json',
    ])
  })
})

test('of the embedded reranker is a folder that Python’s loaders take, with a head that no class of theirs has', async () => {
  const pairs = [{ query: 'why is grass green', passage: 'Grass is green because of chlorophyll.' }]
  const taken = await promoted(await modelOnDisk('public/models/embedded/reranker'), pairs)
  const zip = await zipped(taken)
  expect(JSON.parse(text(zip['changed/config.json']))).toMatchObject({ model_type: 'bert' })
  const head = new Safetensors(zip['changed/head.safetensors'] ?? new Uint8Array(), 'head.safetensors')
  expect(head.tensor('head.0.weight').shape).toEqual([128, 330])
  expect(distance(await scored(await folderFiles(dropped(zip)), 'fp32', pairs, MAX_LENGTH), taken.expected)).toBeLessThan(1e-4)
})
