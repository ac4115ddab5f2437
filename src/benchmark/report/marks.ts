/** What has to be said beside a row, wherever the row stands. */
import type { SystemReport } from '../report.ts'
import type { Cell } from '../plan/plan.ts'
import type { BenchmarkedSystem, BenchmarkReport, Mark, Repeat } from './benchmark-report.ts'

/** Share of the cores that something else used when a repeat began. */
const BUSY = 0.15

export const markWords: Readonly<Record<Mark, string>> = {
  'software-adapter': 'software adapter: WebGPU was computed on the CPU, and its speed says nothing of a GPU',
  busy: `busy machine: more than ${BUSY * 100} % of its cores were in use before a repeat began`,
  'fell-back': 'ran on another device or in another dtype than was asked for',
  interrupted: 'the page crashed in every repeat: rates are over what was left then',
  incomplete: 'not every pair has a score, so queries are missing from its means',
}

const SIGNS: Readonly<Record<Mark, string>> = { 'software-adapter': '†', busy: '‡', 'fell-back': '§', interrupted: '¶', incomplete: '#' }

/** A system with the marks that stand beside it in every table. */
export const markedName = ({ name, marks }: BenchmarkedSystem): string => (marks.length === 0 ? name : `${name} ${marks.map((mark) => SIGNS[mark]).join('')}`)

/** What the marks in a report mean. */
export const marksTold = ({ systems }: BenchmarkReport): readonly string[] =>
  (Object.keys(SIGNS) as Mark[]).filter((mark) => systems.some(({ marks }) => marks.includes(mark))).map((mark) => `${SIGNS[mark]} ${markWords[mark]}`)

/** Whether what it ran on only pretends to be a GPU. */
export const isSoftware = ({ device, adapter }: Pick<SystemReport, 'device' | 'adapter'>): boolean => device === 'webgpu' && adapter?.isFallbackAdapter === true

export function marksOf(system: SystemReport, asked: Cell | null, repeats: readonly Repeat[]): readonly Mark[] {
  const wanted = system.cost.at(-1)?.pairs ?? 0
  const found: Readonly<Record<Mark, boolean>> = {
    'software-adapter': isSoftware(system),
    busy: repeats.some(({ busy }) => (busy ?? 0) > BUSY),
    'fell-back': asked !== null && (system.device !== asked.device || (asked.dtype !== 'auto' && system.dtype !== asked.dtype)),
    interrupted: repeats.length > 0 && repeats.every(({ attempts }) => attempts > 1),
    incomplete: asked !== null && system.pairs < wanted,
  }
  return (Object.keys(found) as Mark[]).filter((mark) => found[mark])
}
