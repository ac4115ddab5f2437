import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Framer, OnFrame } from './framer.ts'
import { JsonFrames, type JsonFraming } from './json-frames.ts'
import { parsePrefix } from './json-prefix.ts'
import { Lines, type LinesOptions } from './lines.ts'

/** All frames of a text that is pushed in chunks of the given size, and what the end says. */
function framed(make: (onFrame: OnFrame) => Framer, text: string, chunk: number): { frames: string[]; end: string | undefined } {
  const frames: string[] = []
  const framer = make((bytes, number) => {
    frames.push(Buffer.from(bytes).toString())
    expect(number).toBe(frames.length)
  })
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += chunk) framer.push(bytes.slice(at, at + chunk))
  return { frames, end: framer.end() }
}

const linesOf = (onFrame: OnFrame, options?: LinesOptions) => new Lines(({ view }, number) => onFrame(view, number), options)
const lines = (text: string, chunk = 1000) => framed(linesOf, text, chunk).frames
const json = (framing: JsonFraming, text: string, chunk = 1000) => framed((onFrame) => new JsonFrames(framing, onFrame), text, chunk)

describe('Lines', () => {
  it('ends lines at LF and CRLF, and gives a last line without an end', () => {
    expect(lines('a\nb\r\n\nc')).toEqual(['a', 'b', '', 'c'])
    expect(lines('a\n')).toEqual(['a'])
    expect(lines('')).toEqual([])
  })

  it('does not depend on where chunks end', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '\r', '😀', ' ') })), fc.integer({ min: 1, max: 9 }), (rows, chunk) => {
        const text = rows.join('\n')
        expect(lines(text, chunk)).toEqual(lines(text))
        // The end is found with the fields or without them.
        expect(framed((onFrame) => linesOf(onFrame, { ofFields: true }), text, chunk).frames).toEqual(lines(text))
      }),
    )
  })

  it('gives up on a line that is too long, and goes on after it', () => {
    const text = `short\n${'x'.repeat(5000)}\nnext\n`
    const { frames } = framed((onFrame) => linesOf(onFrame, { longest: 1000 }), text, 100)
    expect(frames.map((frame) => frame.length)).toEqual([5, 256, 4])
  })
})

describe('JsonFrames', () => {
  const records = [{ a: 'br}ack]et{s[' }, { a: 'quo"te\\', b: [1, { c: [] }] }, {}, { a: 'é😀' }]

  it.each(['elements', 'members', 'values'] as const)('cuts %s at any chunk size, compact and indented', (framing) => {
    for (const indent of [0, 2]) {
      const whole = Object.fromEntries(records.map((record, at) => [`k${at}`, record]))
      const text = framing === 'elements' ? JSON.stringify(records, null, indent) : framing === 'members' ? JSON.stringify(whole, null, indent) : records.map((record) => JSON.stringify(record, null, indent)).join('\n')
      for (const chunk of [1, 2, 3, 7, 1000]) {
        const { frames, end } = json(framing, text, chunk)
        expect(end).toBeUndefined()
        expect(frames.map((frame) => JSON.parse(framing === 'members' ? `{${frame}}` : frame))).toEqual(framing === 'members' ? Object.entries(whole).map(([key, value]) => ({ [key]: value })) : records)
      }
    }
  })

  it('gives scalars and empty arrays', () => {
    expect(json('elements', ' [ 1 , "a,]" , null, [] ] ')).toEqual({ frames: ['1 ', '"a,]" ', 'null', '[]'], end: undefined })
    expect(json('elements', '[]')).toEqual({ frames: [], end: undefined })
  })

  it('keeps every record before a cut', () => {
    const text = JSON.stringify(records)
    for (let cut = 1; cut < text.length; cut++) {
      const { frames, end } = json('elements', text.slice(0, cut), 5)
      const whole = records.filter((_, at) => JSON.stringify(records.slice(0, at + 1)).length - 1 <= cut)
      expect(frames.map((frame) => JSON.parse(frame))).toEqual(whole)
      expect(end).toMatch(/^The file ends/)
    }
  })

  it('says where the structure breaks', () => {
    expect(json('elements', '[{}, {} } {}]')).toMatchObject({ frames: ['{}', '{}'], end: expect.stringMatching(/^After record 2 stands "}"/) })
    expect(json('elements', '[{}] trailing')).toMatchObject({ frames: ['{}'], end: expect.stringMatching(/^After the closing bracket stands "t"/) })
  })
})

describe('parsePrefix', () => {
  it('reads what a cut left whole', () => {
    expect(parsePrefix('[{"query": "a", "hits": [{"content": "x", "qid": 7, "docid": "1", "score": 15.7')).toEqual([{ query: 'a', hits: [{ content: 'x', qid: 7, docid: '1' }] }])
    expect(parsePrefix('{"query": {"text": "a \\" b", "qi')).toEqual({ query: { text: 'a " b' } })
    expect(parsePrefix('{"a": 1} {"b"')).toEqual({ a: 1 })
    expect(parsePrefix('["query": 1')).toBeUndefined()
    expect(parsePrefix('q1 0 d1 1')).toBeUndefined()
  })

  it('never throws, and of JSON cut anywhere gives something that JSON would', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, cut) => {
        parsePrefix(text.slice(0, cut % (text.length + 1)))
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => void parsePrefix(text)))
  })
})
