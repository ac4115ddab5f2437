/** From what a person wrote to a plan that can be run. */
import { count, list, measure, model, oneOf, single, text, told, type Field } from './fields.ts'
import { defaultPlan, DEVICES, DTYPES, PlanError, type CellPattern, type Plan } from './plan.ts'

/** The keys of a plan's file, which are the names of the flags too, and what they become. */
export const planFields = {
  candidates: 'candidates',
  qrels: 'qrels',
  corpus: 'corpus',
  model: 'models',
  device: 'devices',
  dtype: 'dtypes',
  depth: 'depths',
  'max-length': 'maxLength',
  include: 'include',
  exclude: 'exclude',
  measure: 'measures',
  level: 'level',
  repeat: 'repeat',
} as const satisfies Record<string, keyof Plan>
export type PlanKey = keyof typeof planFields

const PATTERN_KEYS = ['model', 'device', 'dtype', 'depth'] as const

/**
 * Reads a plan: an object of the keys of `planFields`, where lists may be single values. What is left out is as in `defaultPlan`.
 * @param named how a person knows a key: `--depth`, or `depth` of a file
 * @throws PlanError
 */
export function readPlan(raw: unknown, named: (key: string) => string = (key) => key): Plan {
  const values = record('A plan', raw, Object.keys(planFields), named)
  const read = <T>(key: PlanKey, field: Field<T>): T => field(named(key), values[key])
  return {
    candidates: read('candidates', list(text)) ?? defaultPlan.candidates,
    qrels: read('qrels', list(text)) ?? defaultPlan.qrels,
    corpus: read('corpus', single(text)),
    models: read('model', list(model)) ?? defaultPlan.models,
    devices: read('device', list(oneOf(DEVICES))) ?? defaultPlan.devices,
    dtypes: read('dtype', list(oneOf(DTYPES))) ?? defaultPlan.dtypes,
    depths: read('depth', list(count)) ?? defaultPlan.depths,
    maxLength: read('max-length', single(count)),
    include: read('include', list(pattern)) ?? defaultPlan.include,
    exclude: read('exclude', list(pattern)) ?? defaultPlan.exclude,
    measures: read('measure', list(measure)) ?? defaultPlan.measures,
    level: read('level', single(count)) ?? defaultPlan.level,
    repeat: read('repeat', single(count)) ?? defaultPlan.repeat,
  }
}

const pattern: Field<CellPattern> = (name, value) => {
  const values = record(name, value, PATTERN_KEYS)
  const found = {
    model: single(model)(`${name}: model`, values['model']),
    device: single(oneOf(DEVICES))(`${name}: device`, values['device']),
    dtype: single(oneOf(DTYPES))(`${name}: dtype`, values['dtype']),
    depth: single(count)(`${name}: depth`, values['depth']),
  }
  if (Object.values(found).every((field) => field === null)) throw new PlanError(`${name} names none of ${PATTERN_KEYS.join(', ')}, and so says nothing.`)
  return Object.fromEntries(Object.entries(found).filter(([, field]) => field !== null))
}

function record(name: string, value: unknown, keys: readonly string[], named = (key: string) => key): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PlanError(`${name} is written as keys and values (${keys.join(', ')}), not as ${told(value)}.`)
  const unknown = Object.keys(value).find((key) => !keys.includes(key))
  if (unknown !== undefined) throw new PlanError(`${name} knows no “${named(unknown)}”. It knows ${keys.map(named).join(', ')}.`)
  return Object.fromEntries(Object.entries(value))
}
