import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { murmur3 } from './hash.ts'
import { IdIndex, IdTableBuilder } from './id-index.ts'
import { numberIn } from './numbered-ids.ts'
import { allTexts, textTable } from './text-table.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('IdIndex', () => {
  it('finds every id and no other, through all its growing', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `doc-${(i * 2654435761) >>> 0}`)
    const index = new IdIndex(textTable(ids))
    expect(ids.map((id) => index.find(id))).toEqual(ids.map((_, row) => row))
    expect(index.find('doc-1')).toBe(-1)
    expect(new IdIndex(textTable([])).find('')).toBe(-1)
  })

  it('tells ids apart whose hashes fall into one slot', () => {
    // With 3 ids the table has 16 slots: take ids that all start in the last, so that probing wraps around.
    const colliding = Array.from({ length: 2000 }, (_, i) => String(i)).filter((id) => (murmur3(bytesOf(id), 1) & 15) === 15)
    const index = new IdIndex(textTable(colliding.slice(0, 3)))
    colliding.slice(0, 3).forEach((id, row) => expect(index.find(id)).toBe(row))
    expect(index.find(colliding[3] ?? '')).toBe(-1)
  })

  it('gives the first row of an id that stands twice', () => {
    expect(new IdIndex(textTable(['a', 'b', 'a'])).find('a')).toBe(0)
  })

  it('takes ids as bytes too, and tells "7" from "07" and from "7 "', () => {
    const index = new IdIndex(textTable(['7', '07', '']))
    expect([index.find(bytesOf('7')), index.find('07'), index.find('7 '), index.find('')]).toEqual([0, 1, -1, 2])
  })
})

describe('IdTableBuilder', () => {
  it('keeps each id once, in the order of their coming', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é') })), (ids) => {
        const builder = new IdTableBuilder()
        const distinct = [...new Set(ids)]
        expect(ids.map((id) => builder.add(id))).toEqual(ids.map((id) => distinct.indexOf(id)))
        expect(distinct.map((id) => builder.find(id))).toEqual(distinct.map((_, row) => row))
        expect(distinct.map((_, row) => new TextDecoder().decode(builder.bytesAt(row)))).toEqual(distinct)
        expect(builder.find('c')).toBe(-1)
        expect(allTexts(builder.finish())).toEqual(distinct)
      }),
    )
  })

  it('finds ids that are numbers, near and far, as they come and by others between', () => {
    const id = fc.oneof(fc.nat(3000).map(String), fc.nat(120_000_000).map(String), fc.constantFrom('0', '00', '007', '7', '', 'd7', '99999999', '100000000', '-1', '1.0'))
    fc.assert(
      fc.property(fc.array(id, { maxLength: 3000, size: 'max' }), (ids) => {
        const builder = new IdTableBuilder()
        const rows = new Map<string, number>()
        const [found, expected]: [number[], number[]] = [[], []]
        for (const each of ids) {
          found.push(builder.find(each), builder.add(each))
          expected.push(rows.get(each) ?? -1)
          if (!rows.has(each)) rows.set(each, rows.size)
          expected.push(rows.get(each) ?? NaN)
        }
        expect(found).toEqual(expected)
        expect(allTexts(builder.finish())).toEqual([...rows.keys()])
        expect([...rows.keys()].map((each) => builder.find(each))).toEqual([...rows.values()])
      }),
      { numRuns: 40 },
    )
  })

  it('adds many at once as it adds one after another', () => {
    const id = fc.oneof(fc.nat(30).map(String), fc.nat(120_000_000).map(String), fc.constantFrom('a', 'b', '', '07', '7'))
    fc.assert(
      fc.property(fc.array(id, { maxLength: 200 }), fc.nat(200), (ids, before) => {
        const [each, many] = [new IdTableBuilder(), new IdTableBuilder()]
        const expected = ids.map((one) => each.add(one))
        for (const one of ids.slice(0, before)) many.add(one)
        const ends = Uint32Array.from(ids, (_, at) => ids.slice(0, at + 1).join('').length)
        const rows = new Int32Array(ids.length)
        many.addSlices(bytesOf(ids.join('')), Uint32Array.of(0, ...ends), ends, Int32Array.from(ids, (one) => numberIn(bytesOf(one), 0, one.length)), ids.length, rows)
        expect([...rows]).toEqual(expected)
        expect(allTexts(many.finish())).toEqual(allTexts(each.finish()))
      }),
    )
  })

  it('grows past its first table', () => {
    const builder = new IdTableBuilder()
    const ids = Array.from({ length: 5000 }, (_, i) => `id ${i}`)
    for (const id of ids) builder.add(id)
    expect(ids.map((id) => builder.add(id))).toEqual(ids.map((_, row) => row))
  })
})
