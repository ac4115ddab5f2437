import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { ModelTokenizer } from './tokenizer.ts'

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'a', 'b', 'c', 'q', 'σας', 'σασ', '##d', '𠀀']
const vocab = Object.fromEntries(words.map((word, id) => [word, id]))
const bert = {
  added_tokens: [{ id: 3, content: '[SEP]', special: true, normalized: false }],
  normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: { type: 'BertProcessing', sep: ['[SEP]', 3], cls: ['[CLS]', 2] },
  model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab },
}
const tokenizer = ModelTokenizer.fromFiles(bytes(bert))
const ids = (text: string) => [...tokenizer.ids(text)]
const [A, B, C, Q] = [4, 5, 6, 7]

describe('texts', () => {
  test('have no special tokens around them', () => expect(ids('a ad b')).toEqual([A, A, 10, B]))
  test('of nothing have no tokens', () => expect(ids('')).toEqual([]))
  test('may spell a special token', () => expect(ids('a[SEP]b')).toEqual([A, 3, B]))
  test('are lowercased without regard to a word’s end, as Rust does', () => expect(ids('ΣΑΣ')).toEqual([9]))
  test('are split at ideographs beyond the basic plane', () => expect(ids('a𠀀b')).toEqual([A, 11, B]))
})

describe('a pair', () => {
  const pair = (query: string, passage: string, maxLength: number, of = tokenizer) => {
    const { inputIds, tokenTypeIds, passageRead } = of.pair(of.ids(query), of.ids(passage), maxLength)
    return { ids: [...inputIds], types: [...tokenTypeIds], passageRead }
  }
  test('that fits is kept whole', () => expect(pair('q', 'a b', 9)).toEqual({ ids: [2, Q, 3, A, B, 3], types: [0, 0, 0, 1, 1, 1], passageRead: 2 }))
  test('that is too long loses the passage’s end, and keeps the last separator', () => {
    expect(pair('q q q', 'a b c a b c a b c a', 10)).toEqual({ ids: [2, Q, Q, Q, 3, A, B, C, A, 3], types: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], passageRead: 4 })
  })
  test('whose query fills the room is cut on both sides', () => {
    expect(pair('q q q q q q q', 'a b c a', 8)).toMatchObject({ ids: [2, Q, Q, Q, 3, A, B, 3], passageRead: 2 })
    expect(pair('q q q q q q q', 'a', 8)).toMatchObject({ ids: [2, Q, Q, Q, Q, 3, A, 3], passageRead: 1 })
    expect(pair('q q q q q q q', '', 8)).toMatchObject({ ids: [2, Q, Q, Q, Q, Q, 3, 3], passageRead: 0 })
  })
  test('needs room for a token of each', () => expect(() => pair('q', 'a', 4)).toThrow(/4 tokens leaves no room beside 3 special tokens; use at least 5/))
  test('keeps its end where the model’s files say so', () => {
    expect(pair('q', 'a b c', 6, ModelTokenizer.fromFiles(bytes(bert), bytes({ truncation_side: 'left' })))).toMatchObject({ ids: [2, Q, 3, B, C, 3] })
  })
  test('of RoBERTa has two separators between, and one segment', () => {
    const roberta = ModelTokenizer.fromFiles(bytes({ ...bert, post_processor: { ...bert.post_processor, type: 'RobertaProcessing' } }))
    expect(pair('q', 'a b c', 7, roberta)).toEqual({ ids: [2, Q, 3, 3, A, B, 3], types: [0, 0, 0, 0, 0, 0, 0], passageRead: 2 })
  })
  test('takes its template from inside a sequence', () => {
    const template = { type: 'TemplateProcessing', single: [], pair: [{ Sequence: { id: 'B', type_id: 3 } }, { SpecialToken: { id: 'x', type_id: 1 } }, { Sequence: { id: 'A', type_id: 0 } }], special_tokens: { x: { ids: [8, 9] } } }
    const odd = ModelTokenizer.fromFiles(bytes({ ...bert, post_processor: { type: 'Sequence', processors: [{ type: 'ByteLevel' }, template] } }))
    expect(pair('q', 'a b', 9, odd)).toEqual({ ids: [A, B, 8, 9, Q], types: [3, 3, 1, 1, 0], passageRead: 2 })
  })
})

describe('windows', () => {
  const windows = (passage: string, maxLength: number, stride: number, of = tokenizer) => of.windows(of.ids('q'), of.ids(passage), maxLength, stride).map(({ inputIds }) => [...inputIds])
  test('of a passage that fits are the pair', () => expect(windows('a b', 6, 1)).toEqual([[2, Q, 3, A, B, 3]]))
  test('begin with the pair as it is cut, share the stride, and end with the passage', () => {
    expect(windows('a b c a b', 7, 1)).toEqual([[2, Q, 3, A, B, C, 3], [2, Q, 3, C, A, B, 3]])
    expect(windows('a b c a b c', 7, 1)).toEqual([[2, Q, 3, A, B, C, 3], [2, Q, 3, C, A, B, 3], [2, Q, 3, A, B, C, 3]])
  })
  test('cut a query that fills the room in each alike', () => {
    expect(tokenizer.windows(tokenizer.ids('q q q q q q q'), tokenizer.ids('a b c a'), 8, 0).map(({ inputIds }) => [...inputIds])).toEqual([[2, Q, Q, Q, 3, A, B, 3], [2, Q, Q, Q, 3, C, A, 3]])
  })
  test('are counted from the end where the model keeps it', () => {
    const left = ModelTokenizer.fromFiles(bytes(bert), bytes({ truncation_side: 'left' }))
    expect(windows('a b c a b', 7, 1, left)).toEqual([[2, Q, 3, C, A, B, 3], [2, Q, 3, A, B, C, 3]])
  })

  interface GoldenWindows {
    readonly model: string
    readonly cases: readonly { readonly query: string; readonly passage: string; readonly maxLength: number; readonly stride: number; readonly windows: readonly (readonly number[])[] }[]
  }
  test.skipIf(sharedFolder === undefined)('are those of Python’s tokenizers, but for the last, which ends as theirs and begins earlier', () => {
    const golden = JSON.parse(readFileSync(new URL('../../scripts/goldens/windows.json', import.meta.url), 'utf8')) as GoldenWindows
    const model = join(sharedFolder ?? '', 'models/tiny', golden.model)
    const of = ModelTokenizer.fromFiles(readFileSync(join(model, 'tokenizer.json')), readFileSync(join(model, 'tokenizer_config.json')))
    expect(golden.cases.some(({ windows }) => windows.length > 3)).toBe(true)
    for (const { query, passage, maxLength, stride, windows: theirs } of golden.cases) {
      const queryIds = of.ids(query)
      const ours = of.windows(queryIds, of.ids(passage), maxLength, stride).map(({ inputIds }) => [...inputIds])
      expect(ours.slice(0, -1)).toEqual(theirs.slice(0, -1))
      const tail = theirs.at(-1)?.slice(queryIds.length + 2) ?? []
      expect(ours.at(-1)?.slice(-tail.length)).toEqual(tail)
      expect(ours.at(-1)).toHaveLength(theirs.length === 1 ? (theirs[0]?.length ?? 0) : maxLength)
    }
  })
})

test('a text alone is cut to its limit', () => expect([...tokenizer.single(tokenizer.ids('a b c a b c'), 5).inputIds]).toEqual([2, A, B, C, 3]))

describe('padding', () => {
  const padId = (config: object, json: object = {}) => ModelTokenizer.fromFiles(bytes({ ...bert, ...json }), bytes(config)).padId
  test('is the token that tokenizer_config.json names', () => {
    expect(padId({ pad_token: 'c' })).toBe(C)
    expect(padId({ pad_token: { content: 'b' } })).toBe(B)
  })
  test('else what tokenizer.json pads with, else [PAD]', () => {
    expect(padId({}, { padding: { pad_id: 6 } })).toBe(6)
    expect(padId({})).toBe(0)
  })
})

describe('byte-level BPE', () => {
  const letters = Object.fromEntries([...'abĠïĿ¿»'].map((letter, id) => [letter, id]))
  const bpe = (prefix: boolean) => ModelTokenizer.fromFiles(bytes({ pre_tokenizer: { type: 'ByteLevel', add_prefix_space: prefix }, post_processor: null, model: { type: 'BPE', vocab: { ...letters, 'Ġa': 20, 'Ġï': 22 }, merges: ['Ġ a', 'Ġ ï'] } }))
  test('puts a space before the text where the model wants it, and only there', () => {
    expect([...bpe(true).ids('a b a')]).toEqual([20, 2, 1, 20])
    expect([...bpe(true).ids(' a')]).toEqual([20])
    expect([...bpe(false).ids('a a')]).toEqual([0, 20])
  })
  test('takes a byte order mark for no space, as Rust does', () => {
    // Python's tokenizers 0.23.3 splits this into "Ġï»¿" and "a"; by JavaScript's \s it would be "Ġ", "ï»¿", "a".
    expect([...bpe(false).ids(' \ufeffa')]).toEqual([22, 6, 5, 0])
  })
})

describe('files that are no tokenizer', () => {
  test.each([
    ['[]', /tokenizer\.json: expected a JSON object, found an array/],
    ['{"a":', /tokenizer\.json is not JSON/],
    ['{"added_tokens":[]}', /has no "model"/],
    ['{"model":{"type":"Magic"}}', /tokenizer\.json cannot be used: .*Magic/],
    ['version https://git-lfs.github.com/spec/v1', /Git LFS pointer/],
    [JSON.stringify({ ...bert, post_processor: { type: 'Wrap' } }), /post_processor of type Wrap is not supported/],
  ])('%s', (text, message) => expect(() => ModelTokenizer.fromFiles(new TextEncoder().encode(text))).toThrow(message))
})

interface Golden {
  maxLength: number
  pairs: { query: string; passage: string; inputIds: number[]; tokenTypeIds: number[] | null }[]
}

/** TINY_MODELS names a further folder of models, made by tools/fixtures.py with another seed. */
const folders = [sharedFolder && join(sharedFolder, 'models/tiny'), process.env.TINY_MODELS].filter((folder) => folder !== undefined)
const models = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter((model) => existsSync(join(model, 'golden.json')))

if (sharedFolder !== undefined) test('there is a model of every architecture', () => expect(models.length).toBeGreaterThanOrEqual(15))
test.each(models)('ids as Python gives them: %s', (model) => {
  const golden = JSON.parse(readFileSync(join(model, 'golden.json'), 'utf8')) as Golden
  const tokenizer = ModelTokenizer.fromFiles(readFileSync(join(model, 'tokenizer.json')), readFileSync(join(model, 'tokenizer_config.json')))
  expect(golden.pairs.length).toBeGreaterThan(0)
  for (const { query, passage, inputIds, tokenTypeIds } of golden.pairs) {
    const pair = tokenizer.pair(tokenizer.ids(query), tokenizer.ids(passage), golden.maxLength)
    expect([...pair.inputIds], query).toEqual(inputIds)
    if (tokenTypeIds !== null) expect([...pair.tokenTypeIds], query).toEqual(tokenTypeIds)
  }
})
