import { expect, test } from 'vitest'
import { commandOf } from './flags.ts'
import { usage } from './usage.ts'

test('no arguments are a run of the default plan', () => {
  expect(commandOf([])).toEqual({ kind: 'run', plan: {}, planFile: null, out: 'results', resume: false, shard: null, browser: null, chromeArgs: [], app: null, port: null, endpoints: [], cdp: null, workers: 1 })
})

test('flags that stand several times are lists', () => {
  const command = commandOf(['--model', 'embedded', '--model', './m', '--depth', '20', '--shard', '2/3', '--chrome-arg=--use-gl=egl', '--resume'])
  expect(command).toMatchObject({ plan: { model: ['embedded', './m'], depth: ['20'] }, shard: { index: 2, count: 3, by: 'cells' }, chromeArgs: ['--use-gl=egl'], resume: true })
})

test('a shard is of cells, or of queries', () => expect(commandOf(['--shard', '2/3', '--shard-by', 'queries'])).toMatchObject({ shard: { index: 2, count: 3, by: 'queries' } }))

test('compare, merge and doctor are commands', () => {
  expect(commandOf(['compare', 'a', 'b', '--fail-if-worse', 'nDCG@10:0.01', '--fail-if-slower', '1.3'])).toEqual({ kind: 'compare', before: 'a', after: 'b', limits: { worse: [{ measure: 'nDCG@10', by: 0.01 }], slower: 1.3 } })
  expect(commandOf(['merge', 'a', 'b', '--out', 'c'])).toEqual({ kind: 'merge', folders: ['a', 'b'], out: 'c' })
  expect(commandOf(['doctor', '--browser', '/b'])).toMatchObject({ kind: 'doctor', browser: '/b', chromeArgs: [] })
  expect(commandOf(['--help'])).toEqual({ kind: 'help' })
})

test.each([
  [['--modle', 'm'], /--modle/],
  [['--model'], /--model/],
  [['measure'], /^“measure” is no command/],
  [['--shard', '3/2'], '--shard takes which of how many, as in 1/2, not “3/2”.'],
  [['--shard', '0/2'], /--shard/],
  [['--shard', '1/2', '--shard-by', 'pairs'], '--shard-by takes cells or queries, not “pairs”.'],
  [['--shard-by', 'queries'], /^--shard-by says what --shard takes a part of/],
  [['merge', 'a'], /--out/],
  [['merge', '--out', 'b'], /folders of the parts/],
  [['compare', 'a'], /two reports/],
  [['compare', 'a', 'b', '--fail-if-slower', 'x'], /--fail-if-slower/],
  [['doctor', '--model', 'm'], /--model/],
  [['--workers', '0'], '--workers takes a whole number from 1 up, not “0”.'],
  [['--endpoint', 'nowhere'], /^--endpoint takes an address/],
  [['--cdp', 'http://localhost:9222', '--workers', '2'], /leave them out beside --endpoint and --cdp/],
])('%j is refused in a sentence', (args, sentence) => expect(() => commandOf(args)).toThrow(sentence))

test('the usage tells of every flag', () => {
  for (const flag of ['candidates', 'qrels', 'corpus', 'model', 'device', 'dtype', 'depth', 'max-length', 'measure', 'level', 'repeat', 'plan', 'out', 'resume', 'shard', 'shard-by', 'browser', 'chrome-arg', 'app', 'port', 'endpoint', 'cdp', 'workers', 'fail-if-worse', 'fail-if-slower']) expect(usage).toMatch(new RegExp(`--${flag}\\b`))
})
