/** The results as Markdown, for a terminal, a README or a closing note. */
import { targetTable } from '../bench-scoring/targets.ts'
import type { Results } from './results.ts'
import { astray, SAME_LOSS, speedTable } from './speed-table.ts'
import { WIDTH } from './workload.ts'

export function written(results: Results): string {
  return [...heading(results), ...speed(results), ...gone(results), targetTable(results.targets)].join('\n\n')
}

function heading({ machine, versions, size, loads }: Results): string[] {
  return [
    `## A head of ${WIDTH} → ${WIDTH} tanh → 1 on ${size.features} features, ${size.batch} a step`,
    `Features made up from a seed (${size.seed}), BCE with logits, Adam; tfjs ${versions.tensorflow}, jax-js ${versions.jax}, PyTorch ${versions.torch}. ${machine.processor}, ${machine.cores} cores, ${(machine.memory / 2 ** 30).toFixed(0)} GiB, ${machine.system}; ${machine.browser}, Node ${machine.node}; load average ${[machine.load, ...loads].map((load) => load.toFixed(2)).join(', ')} before and at each round.`,
  ]
}

function speed({ rows, measured, steps, loads }: Results): string[] {
  const others = astray(rows)
  return [
    speedTable(rows),
    `Medians of ${loads.length} rounds that take turns (what needs more than two seconds a step trains in the first alone), each contestant in a page of its own, on that page's thread; features stay where the steps are computed, row numbers and labels come with each step, and one loss in twenty is read back. “Ours ÷ this” above 1 says that ours is faster: WGSL against WebGPU and WebGL, TypeScript against the rest. A software adapter computes on the CPU, and is compared with nothing. The loss is that of step ${steps}, from the same head over the same batches. Peak memory is the most that the process had resident.`,
    others.length === 0
      ? `All did the same work: their losses agree within ${SAME_LOSS} relative.`
      : `**Not the same work**: ${others.map(({ name, loss }) => `${name} came to a loss of ${loss}`).join(', ')}.`,
    `${measured.map(({ name, device }) => `${name}: ${device.name}`).join('; ')}.`,
  ]
}

const gone = ({ absent }: Results): string[] => (absent.length === 0 ? [] : [`Not here: ${absent.map(({ name, reason }) => `${name} (${reason})`).join('; ')}.`])
