import { describe, expect, it } from 'vitest'
import { ratio, speedTable, type SpeedRow } from './speed-table.ts'
import { names } from './contestants/names.ts'
import { speedTargets, target, targetTable } from './targets.ts'

const row = (name: string, pairsPerSecond: number, more: Partial<SpeedRow> = {}): SpeedRow => ({
  name,
  pairsPerSecond,
  slowest: pairsPerSecond,
  fastest: pairsPerSecond,
  modelPairsPerSecond: null,
  tokensPerSecond: null,
  padding: null,
  peakMemory: null,
  load: 0,
  firstRun: 0,
  isSoftware: false,
  ...more,
})

describe('a target', () => {
  it('is met at its bound', () => {
    expect(target('speed', 1.9, { least: 1.9 }, String)).toEqual({ what: 'speed', wanted: '≥ 1.9', found: '1.9', isMet: true })
    expect(target('padding', 0.03, { most: 0.03 }, String).isMet).toBe(true)
    expect(target('padding', 0.031, { most: 0.03 }, String).isMet).toBe(false)
  })

  it('is neither met nor missed where nothing was measured', () => {
    expect(target('speed', null, { least: 1 }, String)).toMatchObject({ found: 'not measured', isMet: null })
    expect(target('speed', NaN, { most: 1 }, String).isMet).toBeNull()
  })
})

describe('ratios', () => {
  const [fp32, perQuery] = [row(names.fp32, 40, { padding: 0.01 }), row(names.perQuery, 20)]

  it('say how many times as fast ours is', () => {
    expect(ratio(fp32, perQuery)).toBe(2)
    expect(speedTargets([fp32, row(names.int8, 50), perQuery, row(names.nodePerQuery, 100)]).map(({ isMet }) => isMet)).toEqual([true, false, false, true])
  })

  it('never compare a software adapter with hardware', () => {
    expect(ratio({ ...fp32, isSoftware: true }, perQuery)).toBeNull()
    expect(speedTargets([{ ...fp32, isSoftware: true }, perQuery])[0]?.isMet).toBeNull()
    expect(speedTable([{ ...perQuery, isSoftware: true }], [fp32])).toContain('transformers.js, a call per query (software adapter) | 20.0 | 20.0 – 20.0 | – | – | – | – |')
  })
})

it('marks what was missed', () => expect(targetTable([target('speed', 1, { least: 2 }, String)])).toContain('| speed | ≥ 2 | 1 | **no** |'))
