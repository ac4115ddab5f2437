/** The fast way must be the package's way: for real texts, and for whatever a passage may hold. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import type { JsonObject } from './json.ts'
import { asInPython } from './normalizers.ts'
import { splitAsInPython } from './pre-tokenizers.ts'
import { TextIds } from './text-ids.ts'

vi.setConfig({ testTimeout: 60_000 })

interface TokenizerJson extends JsonObject {
  readonly added_tokens: readonly { readonly content: string }[]
}

function open(json: TokenizerJson): { tokenizer: Tokenizer; ids: TextIds; added: readonly string[] } {
  const tokenizer = new Tokenizer({ normalizer: null, decoder: null, ...json, pre_tokenizer: splitAsInPython(json.pre_tokenizer ?? null), post_processor: null }, {})
  tokenizer.normalizer = asInPython(tokenizer.normalizer)
  const added = json.added_tokens.map(({ content }) => content)
  return { tokenizer, added, ids: new TextIds(tokenizer, added) }
}

const encoded = (tokenizer: Tokenizer, text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids

/** Words as people write them, and what they do not: marks, ideographs, halves of characters, control characters, added tokens. */
const texts = (added: readonly string[]) => {
  const word = fc.constantFrom('Berlin', 'the', 'don’t', 'naïve', 'e\u0301', 'ΟΔΟΣ', '北京', '𠀀', '👍🏽', '12,345.67', '\ud800', '\u0085', '\ufeff', '\u200b', '\0', '▁', 'Ġ', 'x'.repeat(130), ...added)
  const space = fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0', '')
  return fc.array(fc.oneof({ weight: 3, arbitrary: fc.tuple(word, space) }, fc.tuple(fc.string({ unit: 'binary', maxLength: 8 }), space)), { maxLength: 12 }).map((parts) => parts.flat().join(''))
}

const names = ['bert-ts', 'electra-ts', 'distilbert-ts', 'roberta-ts', 'xlm-roberta-ts', 'deberta-v2-ts', 'modernbert-ts-cls']

describe.skipIf(sharedFolder === undefined)('ids are those of the package’s encode', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(sharedFolder ?? '', path), 'utf8'))

  test.each(names)('for any text: %s', (name) => {
    const { tokenizer, ids, added } = open(read(`models/tiny/${name}/tokenizer.json`) as TokenizerJson)
    fc.assert(
      fc.property(texts(added), (text) => {
        const expected = encoded(tokenizer, text)
        expect([...ids.of(text)]).toEqual(expected)
        expect([...ids.of(text)]).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  test.each(['minilm-l6-qa-reranker', 'tiny/roberta-ts', 'tiny/xlm-roberta-ts'])('for DL19’s passages: %s', (name) => {
    const { tokenizer, ids } = open(read(`models/${name}/tokenizer.json`) as TokenizerJson)
    const lists = read('data/dl19/candidates.BM25.json') as { query: string; hits: { content: string }[] }[]
    for (const { query, hits } of lists.slice(0, 5)) {
      for (const text of [query, ...hits.map(({ content }) => content)]) expect([...ids.of(text)], text).toEqual(encoded(tokenizer, text))
    }
  })
})

test('a tokenizer that splits no text into words is left to the package', () => {
  const { tokenizer, ids } = open({ added_tokens: [], pre_tokenizer: null, model: { type: 'BPE', vocab: { a: 0, b: 1, ab: 2, ' ': 3 }, merges: ['a b'] } })
  for (const text of ['ab a b', '', 'aab']) expect([...ids.of(text)]).toEqual(encoded(tokenizer, text))
  expect([...ids.of('ab a')]).toEqual([2, 3, 0])
})
