/** The command line as data. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { readSlower, readWorse, type Limits } from '../../src/benchmark/compare/limits.ts'
import { count, oneOf } from '../../src/benchmark/plan/fields.ts'
import { PlanError } from '../../src/benchmark/plan/plan.ts'

export type Command =
  | { readonly kind: 'help' }
  | ({ readonly kind: 'run' } & RunFlags)
  | { readonly kind: 'merge'; readonly folders: readonly string[]; readonly out: string }
  | { readonly kind: 'compare'; readonly before: string; readonly after: string; readonly limits: Limits }
  | ({ readonly kind: 'doctor' } & BrowserFlags)

export interface BrowserFlags {
  readonly browser: string | null
  readonly chromeArgs: readonly string[]
  readonly app: string | null
  /** That the app is served on; null for a free one. */
  readonly port: number | null
  /** Browsers elsewhere, in the place of ours. */
  readonly endpoints: readonly string[]
  readonly cdp: string | null
  /** Browsers of this machine that take cells side by side. */
  readonly workers: number
}

export interface RunFlags extends BrowserFlags {
  /** The plan's keys as they were given, unread. */
  readonly plan: Readonly<Record<string, string | readonly string[]>>
  readonly planFile: string | null
  readonly out: string
  readonly resume: boolean
  readonly shard: Shard | null
}

/** The `index`-th of `count` parts of a plan, from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
  readonly by: (typeof SHARDED)[number]
}

const SHARDED = ['cells', 'queries'] as const

const one = { type: 'string' } as const
const several = { type: 'string', multiple: true } as const

const browserOptions = { browser: one, 'chrome-arg': several, app: one, port: one, endpoint: several, cdp: one, workers: one } as const

const planOptions = {
  candidates: several, qrels: several, corpus: one, model: several, device: several, dtype: several, depth: several,
  'max-length': one, measure: several, level: one, repeat: one,
} as const

/** Reads what stands behind `npm run bench --`. Throws PlanError, a sentence, for what no command takes. */
export function commandOf(args: readonly string[]): Command {
  const [first, ...rest] = args
  if (args.includes('--help') || first === 'help') return { kind: 'help' }
  if (first === 'merge') return merge(rest)
  if (first === 'compare') return compare(rest)
  if (first === 'doctor') return { kind: 'doctor', ...browserFlags(parsed(rest, browserOptions).values) }
  return run(args)
}

function run(args: readonly string[]): Command {
  const { values, positionals } = parsed(args, { ...browserOptions, ...planOptions, plan: one, out: one, resume: { type: 'boolean' }, shard: one, 'shard-by': one })
  const [stray] = positionals
  if (stray !== undefined) throw new PlanError(`“${stray}” is no command: there are merge, compare and doctor, and flags (--help lists them).`)
  const given = Object.entries(values).filter(([key]) => key in planOptions)
  return {
    kind: 'run',
    plan: Object.fromEntries(given) as RunFlags['plan'],
    planFile: values.plan ?? null,
    out: values.out ?? 'results',
    resume: values.resume ?? false,
    shard: shardOf(values.shard, values['shard-by']),
    ...browserFlags(values),
  }
}

function shardOf(text: string | undefined, by: string | undefined): Shard | null {
  if (text === undefined && by !== undefined) throw new PlanError('--shard-by says what --shard takes a part of: give both, as in --shard 1/2 --shard-by queries.')
  if (text === undefined) return null
  const [index = NaN, count = NaN] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number)
  if (!(index >= 1 && index <= count)) throw new PlanError(`--shard takes which of how many, as in 1/2, not “${text}”.`)
  return { index, count, by: by === undefined ? 'cells' : oneOf(SHARDED)('--shard-by', by) }
}

function merge(args: readonly string[]): Command {
  const { values, positionals } = parsed(args, { out: one })
  if (positionals.length === 0) throw new PlanError('merge takes the folders of the parts: npm run bench -- merge part-1 part-2 --out whole.')
  if (values.out === undefined) throw new PlanError('merge needs --out DIR, where the whole goes.')
  return { kind: 'merge', folders: positionals, out: values.out }
}

function compare(args: readonly string[]): Command {
  const { values, positionals } = parsed(args, { 'fail-if-worse': several, 'fail-if-slower': one })
  const [before, after, ...more] = positionals
  if (before === undefined || after === undefined || more.length > 0) throw new PlanError(`compare takes two reports, the earlier one first, not ${positionals.length}.`)
  const { 'fail-if-worse': worse = [], 'fail-if-slower': slower } = values
  return { kind: 'compare', before, after, limits: { worse: worse.map(readWorse), slower: slower === undefined ? null : readSlower(slower) } }
}

interface BrowserValues {
  readonly browser?: string | undefined
  readonly 'chrome-arg'?: string[] | undefined
  readonly app?: string | undefined
  readonly port?: string | undefined
  readonly endpoint?: string[] | undefined
  readonly cdp?: string | undefined
  readonly workers?: string | undefined
}

function browserFlags({ browser, 'chrome-arg': chromeArgs = [], app, port, endpoint: endpoints = [], cdp, workers }: BrowserValues): BrowserFlags {
  const elsewhere = [...endpoints.map((address) => ['--endpoint', address] as const), ...(cdp === undefined ? [] : [['--cdp', cdp] as const])]
  for (const [flag, address] of elsewhere) if (!URL.canParse(address)) throw new PlanError(`${flag} takes an address, as in ws://host:port/path or http://localhost:9222, not “${address}”.`)
  if (elsewhere.length > 0 && (browser !== undefined || chromeArgs.length > 0 || workers !== undefined)) throw new PlanError('--browser, --chrome-arg and --workers are for browsers that this command starts: leave them out beside --endpoint and --cdp.')
  return { browser: browser ?? null, chromeArgs, app: app ?? null, port: port === undefined ? null : count('--port', port), endpoints, cdp: cdp ?? null, workers: workers === undefined ? 1 : count('--workers', workers) }
}

function parsed<Options extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // Node's own sentence says which flag it was.
    throw new PlanError(`${error instanceof Error ? error.message : String(error)} (--help lists all flags.)`)
  }
}
