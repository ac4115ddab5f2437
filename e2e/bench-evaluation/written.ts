/** The results as Markdown, for a terminal, a README or a closing note. */
import { figure, milliseconds, scientific, table } from '../bench-scoring/markdown.ts'
import { targetTable } from '../bench-scoring/targets.ts'
import { SAME, SAME_WITHOUT_TIE_RULE } from './agreement.ts'
import { measures } from './contestants/contestant.ts'
import type { Results } from './results.ts'
import { speedTable } from './speed-table.ts'

export function written(results: Results): string {
  return [...heading(results), ...speed(results), ...values(results), ...moves(results), targetTable(results.targets)].join('\n\n')
}

function heading({ machine, versions, size, runSize, loads }: Results): string[] {
  return [
    `## A run of ${size.queries} × ${size.depth}, read and measured`,
    `${(runSize / 1e6).toFixed(0)} MB of TREC run with its judgements, made up from a seed (${size.seed}) in the shape of MS MARCO's passage development set; pytrec_eval-terrier ${versions.pytrecEval}, ranx ${versions.ranx}. ${machine.processor}, ${machine.cores} cores, ${(machine.memory / 2 ** 30).toFixed(0)} GiB, ${machine.system}; ${machine.browser}, Node ${machine.node}; load average ${[machine.load, ...loads].map((load) => load.toFixed(2)).join(', ')} before and at each round.`,
  ]
}

function speed({ rows, loads, oneCore }: Results): string[] {
  return [
    speedTable(rows),
    `Medians of ${loads.length} rounds that take turns, each pass in a fresh process${oneCore ? ' that is held to one core' : ''}; ${measures.join(', ')}. Starting and importing are not counted, nor is compiling ranx's kernels. Each reads by its own reader. “Read” ends where the whole is in memory: of ours with texts, ids and judgements joined, hashed and ready to be kept; in the page, when the receipt is on the screen. “Evaluate” has the orders in it. CPU is the processor time of both, which other work on the machine changes little; of the page's, that of all of the browser's processes, one of which reads the disk for it, from the choice of the files on. What the browser and the app do before (starting, keeping the build for visits without a network) is not counted. “÷ ours” is against Node, and above 1 says that ours is better. Peak memory is the most that the process had resident; of the page's, the renderer with its workers.`,
  ]
}

function values({ agreements }: Results): string[] {
  const astray = agreements.filter(({ agrees }) => !agrees)
  return [
    table(
      ['means', ...measures, 'greatest difference of a mean', 'of a query'],
      agreements.map(({ name, means, ofMeans, ofQueries }) => [name, ...measures.map((measure) => figure(means[measure], 6)), scientific(ofMeans), scientific(ofQueries)]),
    ),
    astray.length === 0
      ? `All came to the same values: to ${SAME} a query, and ranx, which has no rule for equal scores, to ${SAME_WITHOUT_TIE_RULE} in the means.`
      : `**Not the same values**: ${astray.map(({ name }) => name).join(', ')}.`,
  ]
}

const moves = ({ moves: rows }: Results): string[] =>
  rows.length === 0
    ? []
    : [
        table(['a slider is moved', 'queries × candidates', 'median', 'slowest'], rows.map(({ what, size, wall, slowest }) => [what, size, milliseconds(wall), milliseconds(slowest)])),
        'Until everything on its screen is computed anew, by the derivations that the screens read, in Node: the first stage, two scored systems and the ideal.',
      ]
