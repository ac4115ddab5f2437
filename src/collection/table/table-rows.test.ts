import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../columns/text-table.ts'
import { fieldsOf } from './quotes.ts'
import { TableRows } from './table-rows.ts'

const encoder = new TextEncoder()

/** The rows of a text that is pushed in pieces of `size` bytes, each with the line that it starts in. */
function rows(text: string, fields: number, { delimiter = ',', size = 7, longest = 1 << 20 } = {}): [line: number, row: string][] {
  const taken: [number, string][] = []
  const framer = new TableRows(delimiter, fields, (bytes, number) => taken.push([number, decodeBytes(bytes)]), longest)
  const bytes = encoder.encode(text)
  for (let at = 0; at < bytes.length; at += size) framer.push(bytes.subarray(at, at + size))
  framer.end()
  return taken
}

describe('rows', () => {
  it('are lines, or several where a quoted field holds line feeds', () => {
    expect(rows('a,b\r\n"x\r\ny",2\n"say ""hi""\n",3\n', 2)).toEqual([[1, 'a,b'], [2, '"x\ny",2'], [4, '"say ""hi""\n",3']])
  })

  it('are not swallowed by a quote that was lost or added', () => {
    // The second row has lost its closing quote; the fourth has one at the start of a field and none after it.
    const text = 'a,b\n"open,1\n"shut",2\nplain,3\n"stray,4\nlast,5\n'
    expect(rows(text, 2).map(([line]) => line)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('may hold inches: a quote inside a field opens nothing', () => {
    expect(rows('a,b\n5" disk,1\nx,2\n', 2).map(([, row]) => row)).toEqual(['a,b', '5" disk,1', 'x,2'])
  })

  it('are given up where a quoted field does not end in reasonable time', () => {
    const lines = Array.from({ length: 50 }, (_, at) => `row ${at},1`)
    expect(rows(['a,b', '"never,0', ...lines].join('\n'), 2, { longest: 100 })).toHaveLength(52)
  })
})

describe('fields', () => {
  it('lose their quotes, if they had any that fit', () => {
    expect(fieldsOf('"a,b","say ""hi""",,"",plain "quote",', ',')).toEqual(['a,b', 'say "hi"', '', '', 'plain "quote"', ''])
    expect(fieldsOf('"broken" quote,b', ',')).toEqual(['"broken" quote', 'b'])
    expect(fieldsOf('x\t"tab\tin"', '\t')).toEqual(['x', 'tab\tin'])
  })

  it('come back as they were written, whatever they hold', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é') })
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (table, size) => {
        const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + '\n').join('')
        expect(rows(text, 3, { size }).map(([, row]) => fieldsOf(row, ','))).toEqual(table)
      }),
      { numRuns: 300 },
    )
  })
})
