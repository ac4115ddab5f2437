import { describe, expect, test } from 'vitest'
import { PlanError } from '../plan/plan.ts'
import { benchmarkReport, manifest, measuredCell, measuredPlan, repeatOf, speed, systemOf } from '../testing/benchmark-report.ts'
import { assembleReport } from '../report/assemble.ts'
import type { Manifest } from '../report.ts'
import { compareReports, type ComparableReport } from './compare-reports.ts'
import { comparesMeasure, disagreements } from './manifests.ts'
import { exceeded, readSlower, readWorse } from './limits.ts'

/** The report with its first cell's values and rate changed. */
function changed(values: readonly number[], pairsPerSecond = 110) {
  const plan = measuredPlan()
  const measured = plan.measured.map((each, at) => (at === 0 ? measuredCell(each.cell, values, { repeats: [repeatOf({ stages: [{ ...speed, pairsPerSecond }] })] }) : each))
  return assembleReport({ ...plan, measured })
}

test('differences are after minus before, over the queries that both have', () => {
  const { systems, onlyBefore, onlyAfter, doubts } = compareReports(benchmarkReport(), changed([0.5, 0.25, 1, 0.5], 55))
  expect(systems.map(({ name }) => name)).toEqual(['First stage', 'm', 'n'])
  expect(systems[1]).toMatchObject({ measures: [{ measure: 'nDCG@10', before: 0.625, after: 0.5625, delta: -0.0625, n: 4, wins: 1, ties: 2, losses: 1 }], speed: { before: 110, after: 55, slowdown: 2 } })
  expect(systems[2]).toMatchObject({ measures: [{ delta: 0, p: 1 }], speed: { slowdown: 1 } })
  expect([onlyBefore, onlyAfter, doubts]).toEqual([[], [], []])
})

test('the app’s own report can be held against a benchmark’s, and what one lacks is told', () => {
  const own = { systems: [systemOf(null, [0.25, 0.5, 1, 0]), systemOf('m', [1, 1, 1]), systemOf('z', [1])], manifest: { ...manifest, level: 2, judgements: null } }
  const { systems, onlyBefore, onlyAfter, doubts } = compareReports(benchmarkReport(), own)
  expect(systems.map(({ name }) => name)).toEqual(['First stage', 'm'])
  expect(systems[1]).toMatchObject({ measures: [], speed: { slowdown: 1.1 } })
  expect([onlyBefore, onlyAfter]).toEqual([['n'], ['z']])
  expect(doubts).toEqual([
    'The judgements differ (qrels before, none after): measures are not compared.',
    'The relevance level was 1 and is 2: measures that depend on it are not compared.',
  ])
})

describe('reports compare where their manifests agree', () => {
  const own = { systems: [systemOf(null, [0.25, 0.5, 1, 0]), systemOf('m', [1, 1, 1])], manifest }
  const held = (change: Partial<Manifest>) => compareReports(own, { ...own, manifest: { ...manifest, ...change } })

  test('another level leaves what does not depend on it', () => {
    const { systems, doubts } = held({ level: 2 })
    expect(systems[1]?.measures).toMatchObject([{ measure: 'nDCG@10', n: 3 }])
    expect(doubts).toHaveLength(1)
    const found = disagreements(manifest, { ...manifest, level: 2 })
    expect(['nDCG@10', 'MRR@10', 'MRR(rel=2)@10', 'no measure'].map((name) => comparesMeasure(found, name))).toEqual([true, false, true, false])
  })

  test('another collection, set of judgements, dialect or way of combining phrasings leaves no measure, other threads no speed', () => {
    const others: readonly Partial<Manifest>[] = [{ collection: { ...manifest.collection, fingerprint: 'g' } }, { judgements: 'other' }, { dialect: 'ranx' }, { phrasings: { combination: 'mean', count: 9 } }]
    for (const change of others) expect(held(change).systems.map(({ measures, speed: compared }) => [measures.length, compared === null])).toEqual([[0, true], [0, false]])
    expect(held({ threads: 8 }).systems[1]).toMatchObject({ measures: [{ n: 3 }], speed: null })
    expect(held({ threads: 8 }).doubts).toEqual(['2 threads before, 8 after: speeds are not compared.'])
    expect(held({ userAgent: 'other' })).toMatchObject({ doubts: ['The browsers differ, so speeds do too.'], systems: [{}, { speed: { slowdown: 1 } }] })
  })

  test('files of the same content are the same collection under any name', () => {
    const file = { name: 'a.jsonl', bytes: 3, sha256: 'a'.repeat(64) }
    const renamed = { collection: { ...manifest.collection, fingerprint: 'g' }, files: [{ ...file, name: 'b.jsonl' }] }
    expect(disagreements({ ...manifest, files: [file] }, { ...manifest, ...renamed })).toEqual([])
    expect(disagreements({ ...manifest, files: [{ ...file, sha256: null }] }, { ...manifest, ...renamed, files: [{ ...file, sha256: null }] })).toHaveLength(1)
    expect(disagreements(manifest, { ...manifest, ...renamed, files: [] })).toHaveLength(1)
  })

  test('says which files are others, and what else of the manifests differs', () => {
    const file = (name: string, letter: string) => ({ name, bytes: 3, sha256: letter.repeat(64) })
    const other = { ...manifest, collection: { ...manifest.collection, fingerprint: 'g' }, files: [file('run.trec', 'a'), file('qrels.txt', 'c'), file('texts.jsonl', 'd'), file('renamed.jsonl', 'e')] }
    const [found, ...others] = disagreements({ ...manifest, files: [file('run.trec', 'a'), file('qrels.txt', 'b'), file('old.jsonl', 'f'), file('named.jsonl', 'e')] }, other)
    expect([found?.told, others]).toEqual(['The collections differ (demo, 4 queries, 40 pairs before, demo, 4 queries, 40 pairs after; another qrels.txt, no old.jsonl after, no texts.jsonl before): measures are not compared.', []])
    expect(disagreements({ ...manifest, runtime: 'ort 1' }, { ...manifest, runtime: 'ort 2' })).toMatchObject([{ told: 'The models ran in ort 1 before and in ort 2 after, so scores may differ in their last digits.' }])
    expect(disagreements({ ...manifest, runtime: 'ort 1' }, manifest)).toEqual([])
    expect(disagreements({ ...manifest, seed: 42, version: '1' }, { ...manifest, seed: 7, version: '2' }).map(({ told, forbids }) => [told.split(':')[0], forbids])).toEqual([['The seed was 42 and is 7', 'nothing'], ['Made by version 1 before and 2 after.', 'nothing']])
  })
})

test('what of a recipe differs is told, and nothing where a report holds none', () => {
  const before = systemOf('m', [1])
  const scorer = { kind: 'cross-encoder', model: 'm', revision: 'beef', dtype: 'fp32', maxLength: 256 } as const
  const after = { ...before, recipe: { kind: 'scorer', scorer, over: { kind: 'first-stage', run: 'bm25' }, depth: 100 } } as const
  const [compared] = compareReports({ systems: [before], manifest }, { systems: [after], manifest }).systems
  expect(compared?.changes).toEqual(['revision f00d before, beef after', 'maximum length 512 before, 256 after'])
  const earlier: ComparableReport['systems'][number] = JSON.parse(JSON.stringify({ ...before, recipe: undefined }))
  expect(compareReports({ systems: [earlier], manifest }, { systems: [after], manifest }).systems[0]?.changes).toEqual([])
})

test('a software adapter’s speed is held against no other’s', () => {
  const adapter = { vendor: 'google', architecture: 'swiftshader', description: '', isFallbackAdapter: true, shaderF16: false }
  const report = benchmarkReport()
  const onSoftware = { ...report, systems: report.systems.map((system) => (system.name === 'm' ? { ...system, device: 'webgpu' as const, adapter } : system)) }
  const { systems } = compareReports(report, onSoftware)
  expect(systems.map(({ name, speed: compared }) => [name, compared?.slowdown ?? null])).toEqual([['First stage', null], ['m', null], ['n', 1]])
  expect(compareReports(onSoftware, onSoftware).systems[1]?.speed?.slowdown).toBe(1)
})

describe('limits', () => {
  const comparison = compareReports(benchmarkReport(), changed([0.5, 0.25, 1, 0.5], 55))

  test('hold up to what they allow, and tell what exceeds them', () => {
    expect(exceeded(comparison, { worse: [{ measure: 'nDCG@10', by: 0.0625 }], slower: 2 })).toEqual([])
    expect(exceeded(comparison, { worse: [], slower: null })).toEqual([])
    const [fallen, slowed, ...others] = exceeded(comparison, { worse: [{ measure: 'nDCG@10', by: 0.06 }], slower: 1.3 })
    expect(fallen).toMatch(/^m: nDCG@10 fell by 0\.0625 \(95 % interval -0\.\d+ to 0\.\d+, 4 queries\), more than 0\.06\.$/)
    expect(slowed).toBe('m: 55.0 pairs/s after 110.0, 2.00 times as slow, more than 1.3.')
    expect(others).toEqual([])
  })

  test('a system that is gone exceeds any', () => {
    expect(exceeded(compareReports(benchmarkReport(), benchmarkReport([0])), { worse: [], slower: 9 })).toEqual(['n: is in the first report only.'])
  })

  test('nothing to hold a limit against is no pass', () => {
    expect(() => exceeded(comparison, { worse: [{ measure: 'MAP', by: 0 }], slower: null })).toThrow(PlanError)
    const untimed = benchmarkReport().systems.map((system) => ({ ...system, speed: null }))
    expect(() => exceeded(compareReports({ ...benchmarkReport(), systems: untimed }, benchmarkReport()), { worse: [], slower: 2 })).toThrow(PlanError)
  })

  test('are read from words, or refused in a sentence', () => {
    expect(readWorse('ndcg_cut_10:0.01')).toEqual({ measure: 'nDCG@10', by: 0.01 })
    expect(readSlower('1.3')).toBe(1.3)
    for (const text of ['nDCG@10', 'nDCG@10:', 'nDCG@10:-1', 'nonsense:0.1']) expect(() => readWorse(text)).toThrow(PlanError)
    for (const text of ['', '0.5', 'fast', 'Infinity']) expect(() => readSlower(text)).toThrow(PlanError)
  })
})
