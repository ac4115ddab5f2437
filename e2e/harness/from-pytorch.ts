/** Models scored through the harness; the tiny ones of ../shared are held against PyTorch’s logits. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { sharedFolder } from '../../scripts/shared.ts'
import type { HarnessJob, HarnessOutcome } from './page.ts'
import { harnessFiles } from './test.ts'

interface Golden {
  readonly maxLength: number
  readonly pairs: readonly { readonly query: string; readonly passage: string; readonly logits: readonly number[] }[]
}

export const tinyModel = (name: string): string => join(sharedFolder ?? '', 'models/tiny', name)

/** TINY_MODELS names a further folder of models, made by tools/fixtures.py with another seed. */
const folders = [tinyModel(''), process.env['TINY_MODELS']].filter((folder) => folder !== undefined && existsSync(folder))

/** Folders of all tiny models: one per architecture and exporter. */
export const tinyModels: readonly string[] = folders.flatMap((folder) => readdirSync(folder ?? '').map((name) => join(folder ?? '', name))).filter((model) => existsSync(join(model, 'golden.json')))

export const goldenOf = (folder: string): Golden => JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as Golden

export const score = (page: Page, job: HarnessJob): Promise<HarnessOutcome> => page.evaluate((asked) => window.harness.score(asked), job)

/** The greatest difference of a model's scores from PyTorch's, scored on WebGPU; NaN where one is missing. */
export async function fromPyTorch(harness: Page, model: string, { features }: { features: boolean }): Promise<number> {
  const golden = goldenOf(model)
  const lists = golden.pairs.map(({ query, passage }) => ({ query, passages: [passage] }))
  const { summary, scores } = await score(harness, { files: harnessFiles(model), lists, request: { device: 'webgpu', dtype: 'fp32', maxLength: golden.maxLength, features } })
  expect.soft(summary.start, model).toMatchObject({ device: 'webgpu', fallbacks: [] })
  return Math.max(...golden.pairs.map(({ logits: [first = NaN, second] }, row) => Math.abs((scores[row]?.[0] ?? NaN) - (second === undefined ? first : second - first))))
}
