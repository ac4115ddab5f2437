/** How the pairs stand to the maximum length: what the project's own tokenizer makes of them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ModelTokenizer } from '../../src/models/tokenizer.ts'
import type { List } from './workload.ts'

export interface EncodedPairs {
  /** Tokens that are run, special ones included: of all pairs. */
  readonly real: number
  /** Per list, per passage: whether the pair is longer than the maximum length. */
  readonly cut: readonly (readonly boolean[])[]
  /** The id that ends a pair. */
  readonly separator: number
}

export function encodePairs(model: string, lists: readonly List[], maxLength: number): EncodedPairs {
  const config = join(model, 'tokenizer_config.json')
  const tokenizer = ModelTokenizer.fromFiles(readFileSync(join(model, 'tokenizer.json')), ...(existsSync(config) ? [readFileSync(config)] : []))
  let real = 0
  let separator = -1
  const cut = lists.map(({ query, passages }) => {
    const queryIds = tokenizer.ids(query)
    return passages.map((passage) => {
      const passageIds = tokenizer.ids(passage)
      const { inputIds } = tokenizer.pair(queryIds, passageIds, maxLength)
      real += inputIds.length
      separator = inputIds.at(-1) ?? -1
      return queryIds.length + passageIds.length + tokenizer.specialTokens.pair > maxLength
    })
  })
  return { real, cut, separator }
}
