import { expect, test } from 'vitest'
import type { ShownSystem } from '../../state/views.ts'
import { readPieces, type SystemReading } from './read-pieces.ts'

const system = (name: string): ShownSystem => ({ key: name, name, kind: 'cross-encoder', system: { kind: 'ideal' }, colour: 0, start: null })
const reading = (name: string, unread: { from: number; to: number } | null): SystemReading => ({ system: system(name), reading: { tokens: 9, passage: 6, read: 3, windows: 1, unread } })
const shown = (text: string, readings: readonly SystemReading[]) =>
  readPieces(text, readings).map((piece) => [piece.text, piece.isRead, piece.stops.map((each) => each.system.name).join(), piece.begins.map((each) => each.system.name).join()])

test('a text that all read, or of which nothing is known, is one piece', () => {
  expect(shown('one two', [])).toEqual([['one two', true, '', '']])
  expect(shown('one two', [reading('a', null)])).toEqual([['one two', true, '', '']])
  expect(shown('', [])).toEqual([])
})

test('each system’s stop stands where it is, and only what none reads is unread', () => {
  expect(shown('one two three', [reading('a', { from: 4, to: 13 }), reading('b', { from: 8, to: 13 })])).toEqual([
    ['one ', true, '', ''],
    ['two ', true, 'a', ''],
    ['three', false, 'b', ''],
  ])
  expect(shown('one two three', [reading('a', { from: 4, to: 13 }), reading('b', null)])).toEqual([
    ['one ', true, '', ''],
    ['two three', true, 'a', ''],
  ])
})

test('a system that keeps ends begins where its beginning is left out', () => {
  expect(shown('one two', [reading('a', { from: 0, to: 4 })])).toEqual([
    ['one ', false, 'a', ''],
    ['two', true, '', 'a'],
  ])
})
