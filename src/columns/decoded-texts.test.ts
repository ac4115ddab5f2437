import { expect, it } from 'vitest'
import { decodedTexts } from './decoded-texts.ts'
import { allTexts, TextTableBuilder } from './text-table.ts'

it('gives what decoding row by row gives, over segments and with bytes that are no UTF-8', () => {
  const builder = new TextTableBuilder(12)
  const rows = ['plain', '', 'café', Uint8Array.of(0xc3), 'after a torn one', '\u0080\u009f', '日本語', 'a\u{1f600}b', 'end']
  for (const row of rows) builder.push(row)
  const table = builder.finish()
  expect(table.segments.length).toBeGreaterThan(2)
  expect(decodedTexts(table)).toEqual(allTexts(table))
  expect(decodedTexts({ length: 0, segments: [] })).toEqual([])
})
