/** What the app's own report says, told as a benchmark's: of each system one reading, without repeats and without a machine. */
import { bottomOf, stagesOf } from '../../systems/pipeline.ts'
import { uniqueSlugs } from '../../systems/slug.ts'
import type { System } from '../../systems/system.ts'
import { defaultPlan, type Cell, type Plan } from '../plan/plan.ts'
import type { Report, StageCost, SystemReport } from '../report.ts'
import type { Schema } from '../schema/json-schema.ts'
import type { BenchmarkedSystem, BenchmarkReport } from './benchmark-report.ts'
import { marksOf } from './marks.ts'

const ONLY_OF_SYSTEMS = ['asked', 'slug', 'millisecondsPerQuery', 'repeats', 'agreement', 'marks']
const ONLY_OF_MANIFESTS = ['plan', 'shard', 'queries', 'startedAt', 'finishedAt', 'machines']

/** The schema of a benchmark's report without what only a benchmark knows. */
export function appSchema(schema: Schema): Schema {
  const { system = {}, manifest = {}, ...others } = schema.definitions ?? {}
  const files = manifest.properties?.['files']
  return {
    ...without(schema, ['failures']),
    definitions: {
      ...others,
      system: adding(without(system, ONLY_OF_SYSTEMS), { speed: orNull({ $ref: '#/definitions/speed' }) }),
      manifest: adding(without(manifest, ONLY_OF_MANIFESTS), { files: { ...files, items: adding(files?.items ?? {}, { sha256: orNull({ type: 'string', pattern: '^[0-9a-f]{64}$' }) }) } }),
    },
  }
}

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const adding = (schema: Schema, properties: NonNullable<Schema['properties']>): Schema => ({ ...schema, properties: { ...schema.properties, ...properties } })
const without = (schema: Schema, names: readonly string[]): Schema => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name))),
  required: (schema.required ?? []).filter((name) => !names.includes(name)),
})

/** A scorer or pipeline counts as a cell that was asked for as it ran. */
export function benchmarkOf({ systems, manifest }: Report): BenchmarkReport {
  const slugs = uniqueSlugs(systems.map(({ name }) => name))
  const { createdAt } = manifest
  return {
    systems: systems.map((system, at) => benchmarked(system, slugs[at] ?? system.name)),
    failures: [],
    manifest: {
      ...manifest,
      plan: planOf({ systems, manifest }),
      shard: null,
      queries: null,
      startedAt: createdAt,
      finishedAt: createdAt,
      files: manifest.files.flatMap(({ name, bytes, sha256 }) => (sha256 === null ? [] : [{ name, bytes, sha256 }])),
      machines: [],
    },
  }
}

function benchmarked(system: SystemReport, slug: string): BenchmarkedSystem {
  const { speed, cost } = system
  const asked = askedOf(system)
  return {
    ...system,
    asked,
    slug,
    speed: speed && { ...speed, slowest: speed.pairsPerSecond, fastest: speed.pairsPerSecond, repeats: 1 },
    millisecondsPerQuery: millisecondsOf(cost),
    repeats: [],
    agreement: null,
    marks: marksOf(system, asked, []),
  }
}

function askedOf({ model, recipe, device, dtype }: SystemReport): Cell | null {
  const depth = lowestDepth(recipe)
  return model === null || device === null || depth === null ? null : { model, device, dtype: dtype ?? 'auto', depth, maxLength: null }
}

const lowestDepth = (recipe: System): number | null => (bottomOf(recipe).kind === 'first-stage' ? (stagesOf(recipe)[0]?.depth ?? null) : null)

function millisecondsOf(cost: readonly StageCost[]): number | null {
  const sum = cost.reduce((total, { pairs, queries, millisecondsPerPair }) => total + (queries === 0 ? 0 : ((millisecondsPerPair ?? NaN) * pairs) / queries), 0)
  return cost.length === 0 || Number.isNaN(sum) ? null : sum
}

function planOf({ systems, manifest: { collection, judgements, level, depth } }: Report): Plan {
  const cells = systems.flatMap((system) => askedOf(system) ?? [])
  const each = <T>(values: readonly T[], otherwise: readonly T[]): readonly T[] => (values.length > 0 ? [...new Set(values)] : otherwise)
  return {
    ...defaultPlan,
    candidates: [collection.name],
    qrels: judgements === null ? [] : [judgements],
    models: each(cells.map(({ model }) => model), ['none']),
    devices: each(cells.map(({ device }) => device), defaultPlan.devices),
    dtypes: each(cells.map(({ dtype }) => dtype), defaultPlan.dtypes),
    depths: [depth],
    measures: Object.keys(systems[0]?.measures ?? {}),
    level,
  }
}
