/** A JSON Schema, as much of draft 7 as report.schema.json takes, held against a value: in words for whoever made the file. */

export interface Schema {
  readonly $schema?: string
  readonly title?: string
  readonly description?: string
  readonly $ref?: string
  readonly definitions?: Readonly<Record<string, Schema>>
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly minProperties?: number
  readonly items?: Schema
  /** Of lists of plain values. */
  readonly uniqueItems?: boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}

/** Something that is not as the schema has it. */
export interface Finding {
  /** `systems[2].speed.p50`; empty for the whole. */
  readonly place: string
  /** What follows the place in a sentence: `is “fast”, not a number`. */
  readonly problem: string
}

/** Everything in `value` that the schema does not allow; none where it is valid. Throws RangeError for a reference to nothing. */
export const findingsIn = (value: unknown, schema: Schema): readonly Finding[] => check(value, schema, '', schema)

function check(value: unknown, given: Schema, place: string, root: Schema): readonly Finding[] {
  const schema = resolved(given, root)
  const wrong = (problem: string): readonly Finding[] => [{ place, problem }]
  if (schema.anyOf) return anyOf(value, schema.anyOf, place, root)
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOf(value, type))) return wrong(`is ${told(value)}, not ${[schema.type].flat().map(named).join(' or ')}`)
  if (schema.enum && !schema.enum.includes(value)) return wrong(`is ${told(value)}, not ${schema.enum.map(told).join(' or ')}`)
  if (typeof value === 'number' && value < (schema.minimum ?? -Infinity)) return wrong(`is ${value}, less than ${schema.minimum}`)
  if (typeof value === 'number' && value > (schema.maximum ?? Infinity)) return wrong(`is ${value}, more than ${schema.maximum}`)
  if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) return wrong(`is ${told(value)}, which is not of the form ${schema.pattern}`)
  if (Array.isArray(value) && schema.uniqueItems && new Set(value).size < value.length) return wrong('names something twice')
  if (Array.isArray(value)) return schema.items ? value.flatMap((item: unknown, at) => check(item, schema.items ?? {}, `${place}[${at}]`, root)) : []
  return isObject(value) ? inObject(value, schema, place, root) : []
}

function inObject(value: Readonly<Record<string, unknown>>, { properties = {}, required = [], additionalProperties = true, minProperties = 0 }: Schema, place: string, root: Schema): readonly Finding[] {
  const keys = Object.keys(value)
  const inner = (key: string) => (place === '' ? key : `${place}.${key}`)
  return [
    ...required.filter((key) => !Object.hasOwn(value, key)).map((key) => ({ place: inner(key), problem: 'is missing' })),
    ...(keys.length < minProperties ? [{ place, problem: 'has nothing in it' }] : []),
    ...keys.flatMap((key): readonly Finding[] => {
      const schema = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
      if (schema === false) return [{ place: inner(key), problem: 'is nothing that a report has' }]
      return schema === true || schema === undefined ? [] : check(value[key], schema, inner(key), root)
    }),
  ]
}

/** Of several choices the one that is nearest to the value is told of: of those of its own kind, the one that it breaks least. */
function anyOf(value: unknown, choices: readonly Schema[], place: string, root: Schema): readonly Finding[] {
  const tried = choices.map((choice) => ({ schema: resolved(choice, root), findings: check(value, choice, place, root) }))
  if (tried.some(({ findings }) => findings.length === 0)) return []
  const ofKind = tried.filter(({ schema }) => [schema.type ?? []].flat().some((type) => isOf(value, type))).sort((a, b) => a.findings.length - b.findings.length)
  return ofKind[0]?.findings ?? [{ place, problem: `is ${told(value)}, not ${tried.map(({ schema }) => [schema.type ?? 'something else'].flat().map(named).join(' or ')).join(' or ')}` }]
}

function resolved(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const found = root.definitions?.[schema.$ref.replace(/^#\/definitions\//, '')]
  if (found === undefined) throw new RangeError(`The schema refers to ${schema.$ref}, which it does not define.`)
  return resolved(found, root)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    default:
      return typeof value === type
  }
}

const names: Readonly<Record<string, string>> = { string: 'text', number: 'a number', integer: 'a whole number', boolean: 'true or false', object: 'an object', array: 'a list', null: 'null' }
const named = (type: string): string => names[type] ?? type

const LONGEST = 60

/** A value in a sentence; a long one by its beginning. */
function told(value: unknown): string {
  if (isObject(value)) return 'an object'
  if (Array.isArray(value)) return 'a list'
  const text = typeof value === 'string' ? `“${value}”` : String(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
