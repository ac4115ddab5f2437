import { describe, expect, test } from 'vitest'
import { usualRecipe } from '../systems/system.ts'
import { embeddingOf } from './embedding.ts'
import type { Module } from './modules.ts'

const module = (type: string, config = {}): Module => ({ type, path: type, config })
const encoder = [module('Transformer'), module('Pooling', { pooling_mode_cls_token: true })]

describe('how two vectors are compared, as sentence-transformers does', () => {
  test.each([
    ['by cosines without a Normalize module', encoder, {}, true],
    ['by cosines where the config says nothing', encoder, { similarity_fn_name: null }, true],
    ['by cosines where it says so', encoder, { similarity_fn_name: 'cosine' }, true],
    ['by dot products where it says so', encoder, { similarity_fn_name: 'dot' }, false],
    ['vectors of length 1 have dot products that are cosines', [...encoder, module('Normalize')], { similarity_fn_name: 'dot' }, true],
  ])('%s', (_, modules, config, normalize) => expect(embeddingOf(modules, config, usualRecipe)).toEqual({ ...usualRecipe, pooling: 'cls', normalize }))

  test.each([[encoder], [[...encoder, module('Normalize')]]])('another similarity is refused by its name, whatever the modules', (modules) => {
    expect(() => embeddingOf(modules, { similarity_fn_name: 'manhattan' }, usualRecipe)).toThrow(/similarity_fn_name "manhattan" is not supported; supported are cosine and dot/)
  })
  test('the modules say it, not what is known of a model of that name', () => expect(embeddingOf(encoder, {}, { ...usualRecipe, normalize: false })).toMatchObject({ normalize: true }))
})

test('without modules.json what is known stands, with the prompts of the config', () => {
  const known = { ...usualRecipe, pooling: 'cls' } as const
  expect(embeddingOf(undefined, { similarity_fn_name: 'dot', prompts: { query: 'q: ' } }, known)).toEqual({ ...known, queryPrompt: 'q: ' })
})

test('a module that a recipe cannot express is refused', () => {
  expect(() => embeddingOf([...encoder, module('Dense')], {}, usualRecipe)).toThrow(/a bi-encoder with a Dense module/)
})
