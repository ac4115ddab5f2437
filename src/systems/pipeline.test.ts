import { describe, expect, it } from 'vitest'
import { pipelineKey, systemKey } from './key.ts'
import { bottomOf, isPipeline, parsePipeline, PipelineError, pipelineOver, plannedAs, spell, stagesOf, type Stage } from './pipeline.ts'
import type { System } from './system.ts'

const stage = (model: string, depth: number): Stage => ({ scorer: { kind: 'cross-encoder', model, revision: 'r', dtype: 'fp32', maxLength: 512 }, depth })
const stages = [stage('small', 100), stage('middle', 20), stage('large', 5)]
const bottom: System = { kind: 'first-stage', run: 'BM25' }

describe('a pipeline', () => {
  it('is its stages, one over the other', () => {
    const system = pipelineOver(bottom, stages)
    expect(system).toMatchObject({ scorer: { model: 'large' }, depth: 5, over: { scorer: { model: 'middle' }, depth: 20, over: { scorer: { model: 'small' }, depth: 100, over: bottom } } })
    expect(stagesOf(system)).toEqual(stages)
    expect(bottomOf(system)).toBe(bottom)
    expect(stagesOf(bottom)).toEqual([])
  })

  it('has a key of its stages, whatever it is over; its order counts', () => {
    expect(pipelineKey(stages)).toMatch(/^[0-9a-f]{16}$/)
    const others = [stages, [...stages].reverse(), stages.slice(1), [stage('small', 50), ...stages.slice(1)]]
    expect(new Set(others.map(pipelineKey)).size).toBe(others.length)
    expect(pipelineKey(stages)).not.toBe(systemKey(pipelineOver(bottom, stages)))
  })
})

describe('A@100>B@20', () => {
  it('is written and read', () => {
    const text = 'embedded/bi-encoder@100>owner/name@main@20>folder: my @ model@5'
    expect(parsePipeline(text)).toEqual([{ model: 'embedded/bi-encoder', depth: 100 }, { model: 'owner/name@main', depth: 20 }, { model: 'folder: my @ model', depth: 5 }])
    expect(spell(parsePipeline(text))).toBe(text)
    expect(parsePipeline(' a@2 > b@1 ')).toEqual([{ model: 'a', depth: 2 }, { model: 'b', depth: 1 }])
    expect(spell(plannedAs(stages))).toBe('small@100>middle@20>large@5')
  })

  it('is told from a model’s id, revision and all', () => {
    expect(['owner/name', 'owner/name@main', 'a@20>b@5', 'a>b', 'a@20'].map(isPipeline)).toEqual([false, false, true, true, true])
  })

  it.each([
    ['a>b@5', /“a” is no stage.*model@depth/],
    ['a@20>', /“” is no stage/],
    ['@20>b@5', /“@20” is no stage/],
    ['a@20>b@0', /“b@0”.*from 1 up, not “0”/],
    ['a@20>b@1.5', /not “1.5”/],
    ['a@20>b@main', /not “main”/],
    ['a@1234567890>b@1', /whole number/],
    ['a@20', /has one stage/],
  ])('%s is refused', (text, message) => {
    expect(() => parsePipeline(text)).toThrow(PipelineError)
    expect(() => parsePipeline(text)).toThrow(message)
  })
})
