import { describe, expect, it } from 'vitest'
import type { Kind } from './contestants/contestant.ts'
import { names } from './contestants/names.ts'
import { astray, speedRow, speedTable, timesAsFast, type SpeedRow } from './speed-table.ts'
import { trainingTargets } from './targets.ts'

const row = (name: string, kind: Kind, stepsPerSecond: number, more: Partial<SpeedRow> = {}): SpeedRow => ({
  name,
  kind,
  stepsPerSecond,
  slowest: stepsPerSecond,
  fastest: stepsPerSecond,
  loss: 0.6,
  peakMemory: null,
  isSoftware: false,
  ...more,
})

const rows = [
  row(names.typescript, 'cpu', 30),
  row(names.wgsl, 'webgpu', 400),
  row(names.tensorflowCpu, 'cpu', 10),
  row(names.tensorflowWasm, 'wasm', 60),
  row(names.tensorflowWebgl, 'webgl', 100),
  row(names.jaxWebgpu, 'webgpu', 500),
]

it('comes to medians, and tells the spread', () => {
  const measured = { name: 'a', kind: 'cpu' as const, device: { name: '', isSoftware: false }, loss: 0.5, steps: 10, walls: [100, 400, 200], peakMemory: 5 }
  expect(speedRow(measured)).toMatchObject({ stepsPerSecond: 50, slowest: 25, fastest: 100, loss: 0.5 })
})

describe('how many times as fast ours is', () => {
  it('is told on the same kind of device', () => {
    expect(timesAsFast(names.tensorflowCpu, rows)).toBe(3)
    expect(timesAsFast(names.tensorflowWasm, rows)).toBe(0.5)
    expect(timesAsFast(names.tensorflowWebgl, rows)).toBe(4)
    expect(timesAsFast(names.jaxWebgpu, rows)).toBe(0.8)
  })

  it('is not told of software that stands in for a GPU, on either side', () => {
    const software = rows.map((each) => (each.kind === 'webgpu' ? { ...each, isSoftware: true } : each))
    expect(timesAsFast(names.jaxWebgpu, software)).toBeNull()
    expect(timesAsFast(names.tensorflowWebgl, software)).toBeNull()
    expect(timesAsFast(names.tensorflowCpu, software)).toBe(3)
    expect(speedTable(software)).toContain('| jax-js, webgpu (software adapter) | 500.00 | 500.00 – 500.00 | – |')
  })
})

it('finds those that reached another loss, or none', () => {
  expect(astray(rows)).toEqual([])
  const found = astray([...rows, row('rounding', 'cpu', 1, { loss: 0.60001 }), row('other', 'cpu', 1, { loss: 0.61 }), row('none', 'cpu', 1, { loss: NaN })])
  expect(found.map(({ name }) => name)).toEqual(['other', 'none'])
})

it('holds against the targets what is to be beaten, and only tells the rest', () => {
  const targets = trainingTargets(rows)
  expect(targets.map(({ isMet }) => isMet)).toEqual([true, null, false])
  expect(targets[1]?.found).toBe('not measured')
})
