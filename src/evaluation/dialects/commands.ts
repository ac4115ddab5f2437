/** The command lines that print our numbers from the run and the judgements that are taken out. */
import { measureName, type Measure } from '../measure.ts'
import { trecName, trecSwitches } from './trec-eval.ts'

export interface Commands {
  readonly lines: readonly string[]
  /** Names of measures that none of these tools has as we have them. */
  readonly without: readonly string[]
}

/** One line of trec_eval for each setting of its switches, and one of ir_measures for what trec_eval lacks. */
export function commandsFor(measures: readonly Measure[], level: number, qrels: string, run: string): Commands {
  const files = `${quoted(qrels)} ${quoted(run)}`
  const bySwitches = new Map<string, string[]>()
  const [asked, without]: [string[], string[]] = [[], []]
  for (const measure of measures) {
    const name = trecName(measure)
    const irName = irMeasuresName(measure, level)
    if (name !== null) {
      const switches = trecSwitches(measure, level).join(' ')
      bySwitches.set(switches, [...(bySwitches.get(switches) ?? []), `-m ${name}`])
    } else if (irName !== null) asked.push(irName)
    else without.push(measureName(measure))
  }
  const trec = Array.from(bySwitches, ([switches, names]) => ['trec_eval -c', switches, ...names, files].filter(Boolean).join(' '))
  return { lines: [...trec, ...(asked.length > 0 ? [`ir_measures ${files} ${quoted(asked.join(' '))}`] : [])], without }
}

/** What ir_measures computes as we do and trec_eval does not; null where there is none. */
export function irMeasuresName(measure: Measure, level: number): string | null {
  const { definition: { name }, cutoff, parameters } = measure
  if (parameters.judged_only) return null
  if (name === 'nDCG' && parameters.dcg === 'exp-log2') return measureName(measure)
  if (name === 'RBP' && cutoff === null) return `RBP(p=${parameters.p},rel=${measure.level ?? level})`
  if (name === 'ERR' && cutoff !== null && parameters.max === 4) return `ERR@${cutoff}`
  if (name === 'Judged') return `Judged@${String(cutoff)}`
  return null
}

/** For a shell: as it is where it is harmless, else in the quotes that need the least inside. */
function quoted(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`
}
