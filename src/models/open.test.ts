import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { embeddedIndex } from '../../scripts/list-embedded.ts'
import { filesOnDisk, modelOnDisk } from '../../scripts/model-on-disk.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import listed from '../../public/models/files.json' with { type: 'json' }
import { openModel } from './open.ts'
import { folderFiles, type LocalFile } from './sources/folder.ts'

/** For files of 100 MB on a busy machine. */
const LONG = 60_000
const embedded = new URL('../../public/models/embedded/', import.meta.url).pathname

const fileOf = (path: string, text: string): LocalFile => {
  const blob = new Blob([text])
  return { name: path.split('/').at(-1) ?? '', webkitRelativePath: path, size: blob.size, slice: (start, end) => blob.slice(start, end) }
}
/** ModelProto { graph { output { name: "x" } } } */
const tinyGraph = String.fromCharCode(0x3a, 5, 0x62, 3, 0x0a, 1, 0x78)
const without = (folder: string, missing: RegExp) => folderFiles(filesOnDisk(folder).filter(({ webkitRelativePath }) => !missing.test(webkitRelativePath ?? '')))

describe('the embedded pair', () => {
  test('the reranker is a cross-encoder of 512 tokens', async () => {
    const info = await openModel(await modelOnDisk(join(embedded, 'reranker')))
    expect(info).toMatchObject({ id: 'reranker', kind: 'cross-encoder', architecture: 'bert', maxLength: 512, embedding: null })
    expect(info.graphs).toEqual([{ dtype: 'fp32', path: 'onnx/model.onnx', external: [], bytes: statSync(join(embedded, 'reranker/onnx/model.onnx')).size }])
  })
  test('the bi-encoder takes the first vector, and dot products', async () => {
    const info = await openModel(await modelOnDisk(join(embedded, 'bi-encoder')))
    expect(info).toMatchObject({ kind: 'bi-encoder', maxLength: 512, embedding: { pooling: 'cls', normalize: false, queryPrompt: '', passagePrompt: '' } })
  })
  test('files.json says what lies there', async () => expect(listed).toEqual(await embeddedIndex()))
})

describe('a part is missing', () => {
  const reranker = join(embedded, 'reranker')
  test('the graph', async () => {
    await expect(openModel(await without(reranker, /onnx/))).rejects.toThrow(/reranker has no ONNX file.*It holds README\.md, config\.json, .*optimum-cli/)
  })
  test('the tokenizer', async () => {
    await expect(openModel(await without(reranker, /tokenizer\.json/))).rejects.toThrow(/reranker has no tokenizer\.json.*It holds/)
  })
  test('config.json, but the graph tells', async () => {
    expect(await openModel(await without(reranker, /\/config\.json/))).toMatchObject({ kind: 'cross-encoder', architecture: 'unknown' })
  })
  test('config.json, and the graph is not one', async () => {
    const files = await folderFiles([fileOf('m/tokenizer.json', '{}'), fileOf('m/onnx/model.onnx', '<html>not found</html>')])
    await expect(openModel(files)).rejects.toThrow(/onnx\/model\.onnx is not an ONNX model/)
  })
  test('the weights that the graph refers to', async () => {
    // ModelProto { graph { initializer { external_data { key: "location" value: "w.bin" } } output { name: "logits" } } }
    const entry = [0x0a, 8, ...'location', 0x12, 5, ...'w.bin'].map((part) => (typeof part === 'string' ? part.charCodeAt(0) : part))
    const graph = [0x2a, entry.length + 2, 0x6a, entry.length, ...entry, 0x62, 8, 0x0a, 6, ...[...'logits'].map((letter) => letter.charCodeAt(0))]
    const onnx = String.fromCharCode(0x3a, graph.length, ...graph)
    const parts = [fileOf('m/tokenizer.json', '{}'), fileOf('m/config.json', '{"architectures":["BertModel"]}'), fileOf('m/onnx/model.onnx', onnx)]
    await expect(openModel(await folderFiles(parts))).rejects.toThrow(/onnx\/model\.onnx of m keeps its weights in onnx\/w\.bin, which is missing/)
    const { graphs } = await openModel(await folderFiles([...parts, fileOf('m/onnx/w.bin', '1234')]))
    expect(graphs).toMatchObject([{ external: ['onnx/w.bin'], bytes: onnx.length + 4 }])
  })
  test('config.json is cut off', async () => {
    const files = await folderFiles([fileOf('m/tokenizer.json', '{}'), fileOf('m/onnx/model.onnx', tinyGraph), fileOf('m/config.json', '{"archi')])
    await expect(openModel(files)).rejects.toThrow(/config\.json is not JSON/)
  })
})

describe('a dropped folder', () => {
  test('is named by the folder that the model stands in, however deep', async () => {
    const deep = filesOnDisk(join(embedded, 'bi-encoder')).map((file) => ({ name: file.name, size: file.size, slice: file.slice, webkitRelativePath: `models/mine/${file.webkitRelativePath}` }))
    const files = await folderFiles(deep)
    expect(files.id).toBe('bi-encoder')
    expect([...files.listing.keys()]).toContain('1_Pooling/config.json')
    expect(files.revision).toBe((await modelOnDisk(join(embedded, 'bi-encoder'))).revision)
  })
  test('may be single files without a folder', async () => {
    const flat = filesOnDisk(join(embedded, 'reranker')).map(({ name, size, slice }) => ({ name, size, slice }))
    expect((await openModel(await folderFiles(flat))).graphs[0]?.path).toBe('onnx/model.onnx')
  })
  test('has another revision when one byte of its weights differs', async () => {
    const [a, b] = await Promise.all(['abc', 'abd'].map((weights) => folderFiles([fileOf('m/onnx/model.onnx', weights), fileOf('m/config.json', '{}')])))
    expect(a?.revision).not.toBe(b?.revision)
  })
  test('whose structure was lost is refused', async () => {
    await expect(folderFiles([fileOf('config.json', '{}'), fileOf('config.json', '{"pooling_mode":"cls"}')])).rejects.toThrow(/Two files are config\.json/)
  })
  test('of two models is refused', async () => {
    await expect(folderFiles([fileOf('x/a/tokenizer.json', '{}'), fileOf('x/b/tokenizer.json', '{}')])).rejects.toThrow(/several models: x\/a\/, x\/b\//)
  })
})

if (sharedFolder !== undefined) {
  const folder = join(sharedFolder, 'models/tiny/modernbert-modules')
  test.each(['2_Dense/model.safetensors', '3_LayerNorm/model.safetensors'])('modules without %s are refused when they are added', async (path) => {
    await expect(openModel(await without(folder, new RegExp(path)))).rejects.toThrow(`modernbert-modules has no ${path}`)
  })
}

const kinds: Record<string, object> = {
  'bert-ts': { kind: 'cross-encoder', maxLength: 128, graphs: [{ dtype: 'fp32' }, { dtype: 'fp16' }, { dtype: 'q8' }] },
  'roberta-ts': { kind: 'cross-encoder', maxLength: 128 },
  'modernbert-modules': { kind: 'cross-encoder', maxLength: 48, embedding: null },
}
if (sharedFolder !== undefined) {
  const models = join(sharedFolder, 'models')
  test.each(readdirSync(join(models, 'tiny')))('tiny/%s', async (name) => {
    expect(await openModel(await modelOnDisk(join(models, 'tiny', name)))).toMatchObject(kinds[name] ?? { kind: 'cross-encoder', maxLength: 128, embedding: null })
  })
  test.each([
    ['potion-base-2M', { kind: 'bi-encoder', graphs: [{ dtype: 'q8' }], embedding: { pooling: 'mean' } }],
    ['all-MiniLM-L6-v2', { kind: 'bi-encoder', maxLength: 256, graphs: [{ dtype: 'fp32' }, { dtype: 'q8' }], embedding: { pooling: 'mean', normalize: true } }],
    ['minilm-l6-qa-reranker', { kind: 'cross-encoder', maxLength: 512 }],
  ])('%s', async (name, expected) => expect(await openModel(await modelOnDisk(join(models, name)))).toMatchObject(expected), LONG)
  test('a graph without its weights says which file they are in', async () => {
    await expect(openModel(await modelOnDisk(join(models, 'ms-marco-MiniLM-L6-v2-graph')))).rejects.toThrow(/keeps its weights in onnx\/model\.onnx\.data, which is missing/)
  })
}
