/** The results as Markdown, for a terminal, a README or a closing note. */
import { figure, milliseconds, scientific, seconds, table } from './markdown.ts'
import type { Machine } from './machine.ts'
import { names } from './contestants/names.ts'
import type { Results } from './results.ts'
import { speedTable } from './speed-table.ts'
import { targetTable } from './targets.ts'

export function written(results: Results): string {
  return [...heading(results), ...speed(results), ...agreements(results), ...page(results), ...whole(results), ...techniques(results), ...targets(results)].join('\n\n')
}

function heading({ machine, workload, model, loads }: Results): string[] {
  const { name, queries, pairs, seed, depth, maxLength, cut } = workload
  return [
    `## ${model} over ${pairs} pairs`,
    `${queries.length} queries of ${name} (seed ${seed}), the first ${depth} candidates of each, at most ${maxLength} tokens a pair: ${cut} pairs are cut.`,
    `${machine.processor}, ${machine.cores} cores, ${(machine.memory / 2 ** 30).toFixed(0)} GiB, ${machine.system}; ${machine.browser}, Node ${machine.node}; load average ${[machine.load, ...loads].map((load) => load.toFixed(2)).join(', ')} before and at each round. WebGPU: ${adapterName(machine.adapter)}.`,
  ]
}

const adapterName = (adapter: Machine['adapter']): string =>
  adapter === null ? 'no adapter' : `${[adapter.vendor, adapter.architecture, adapter.description].filter((part) => part !== '').join(' ')}, isFallbackAdapter ${adapter.isFallbackAdapter}, shader-f16 ${adapter.shaderF16}`

function speed({ rows, details, loads, transformersIn }: Results): string[] {
  if (rows.length === 0) return []
  const devices = details.map(({ name, opening: { device, threads, crossOriginIsolated } }) => `${name}: ${device}, ${threads} threads${crossOriginIsolated === null ? '' : crossOriginIsolated ? ', isolated' : ', not isolated'}`)
  return [
    speedTable(rows, rows.filter(({ name }) => name === names.fp32 || name === names.int8)),
    `Medians of ${loads.length} rounds that take turns, after a warm-up; a pass is timed from its start to its end with the model loaded, tokenizing included: the app in its own page, with its ledger and lists, transformers.js on the thread of ${transformersIn === 'page' ? 'its page, as its example is written' : 'a worker'}. “Ours ÷ this” above 1 says that ours is faster. Padding is (padded - real) / real. Peak memory is the most that the process had resident: of a page with its workers, the browser's own pages included.`,
    `${devices.join('; ')}.`,
  ]
}

function agreements({ agreements: rows, withoutSeparator: lost, workload }: Results): string[] {
  if (rows.length === 0) return []
  const head = ['greatest difference of a score', `from ${names.fp32}, whole pairs`, `the ${workload.cut} cut pairs`, 'from sentence-transformers, all pairs']
  return [
    table(head, rows.map(({ name, whole: uncut, cut, reference }) => [name, workload.cut === workload.pairs ? '–' : scientific(uncut), workload.cut === 0 ? '–' : scientific(cut), reference === null ? '–' : scientific(reference)])),
    ...(lost.length === 0 ? [] : [`transformers.js cuts the assembled pair, and so loses the separator at the end of ${lost.length} of them (query document): ${lost.join(', ')}.`]),
  ]
}

const heapSize = (bytes: number) => (bytes / 1e6).toFixed(2)

function page({ page: found }: Results): string[] {
  if (found === null) return []
  const tasks = (of: readonly { cpu: number; wall: number; inside: readonly string[] }[]) => of.slice(0, 3).map(({ cpu, wall, inside }) => `${milliseconds(cpu)} (${milliseconds(wall)} on the wall${inside.length > 0 ? `, ${inside.join(' > ')}` : ''})`).join('; ')
  const { mainThread, heap, demoWaits } = found
  return [
    `Longest tasks of the page's thread, by CPU time: in a first run ${tasks(mainThread.first)}; in a second ${tasks(mainThread.second)}.`,
    `Heap after each of ten runs, a warm-up before them, page: ${heap.page.map(heapSize).join(', ')}; workers: ${heap.workers.map(heapSize).join(', ')} MB.`,
    `From the click on Try the demo to the first list, on five fresh visits with warm caches: ${demoWaits.map((wait) => milliseconds(wait)).join(', ')}.`,
  ]
}

const whole = ({ whole: runs }: Results): string[] =>
  runs.length === 0
    ? []
    : [
        table(
          ['all pairs once', 'pairs', 'time, loading included', 'pairs/s', 'from sentence-transformers', ...Object.keys(runs[0]?.measures ?? {})],
          runs.map(({ dtype, pairs, wall, greatest, measures }) => [
            dtype,
            String(pairs),
            seconds(wall),
            figure((1000 * pairs) / wall),
            greatest === null ? '–' : scientific(greatest),
            ...Object.values(measures).map((mean) => figure(mean, 4)),
          ]),
        ),
      ]

function techniques({ techniques: rows }: Results): string[] {
  const against = (row: number, base: number) => figure((rows[row]?.pairsPerSecond ?? NaN) / (rows[base]?.pairsPerSecond ?? NaN), 2)
  if (rows.length === 0) return []
  return [
    table(
      ['what each technique gives (each row keeps those above it)', 'pairs/s', '× the row above', '× the first'],
      rows.map(({ name, pairsPerSecond }, at) => [name, figure(pairsPerSecond), at === 0 ? '–' : against(at, at - 1), against(at, 0)]),
    ),
  ]
}

const targets = ({ targets: all, rows }: Results): string[] => (all.length === 0 ? [] : [targetTable(all), ...(rows.some(({ isSoftware }) => isSoftware) ? ['A software adapter computes on the CPU: what ran on it is compared with nothing else.'] : [])])
