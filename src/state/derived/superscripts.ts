/** ranx's superscripts: for each mean of the table the rows that it is significantly better than. */
import type { Family, Rule } from '../../evaluation/family.ts'
import type { RandomisationTest } from '../../evaluation/statistics/randomisation-test.ts'
import { beatenBy, testedPairs } from './tested-pairs.ts'
import type { SystemValues } from './tested-values.ts'
import { valuesKey } from './values-key.ts'

export interface Superscripts {
  /** By column and row the places of beaten rows; null for a column whose tests are not done. */
  readonly beaten: readonly (readonly (readonly number[])[] | null)[]
  /** The rule in words that complete "significantly better by …"; null where there are no two rows. */
  readonly rule: string | null
}

export interface Known {
  readonly families: ReadonlyMap<string, Family>
  readonly randomisations: ReadonlyMap<string, RandomisationTest>
}

export function superscripts(columns: readonly SystemValues[], { families, randomisations }: Known, rule: Rule): Superscripts {
  const found = columns.map((systems) => {
    const family = families.get(valuesKey(systems))
    return family ? { n: countsOf(family, rule), beaten: beatenBy(testedPairs(family, systems, randomisations, rule), systems.length, rule) } : null
  })
  const rows = columns[0]?.length ?? 0
  return { beaten: found.map((column) => column?.beaten ?? null), rule: rows < 2 ? null : ruleInWords(rule, rows, found.flatMap((column) => column?.n ?? [])) }
}

const countsOf = ({ pairs, n }: Family, { test }: Rule) => (test === 'tukey' ? [n] : pairs.map(({ facts }) => facts.n))

const names: Readonly<Record<Rule['test'], string>> = {
  randomisation: 'a paired randomisation test',
  t: 'a paired t test',
  wilcoxon: 'Wilcoxon’s signed-rank test',
  tukey: 'Tukey’s HSD test, unpaired as in ranx',
}

/** `a paired t test, p ≤ 0.05 after Holm’s correction over the 6 pairs of a column, n 43`. */
export function ruleInWords({ test, alpha, correction }: Rule, rows: number, counts: readonly number[]): string {
  const pairs = (rows * (rows - 1)) / 2
  const over = pairs === 1 ? '' : test === 'tukey' ? ` over the ${pairs} pairs of a column` : correction === 'holm' ? ` after Holm’s correction over the ${pairs} pairs of a column` : ', not corrected'
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return `${names[test]}, p ≤ ${alpha}${over}${counts.length === 0 ? '' : least === most ? `, n ${least}` : `, n ${least} to ${most}`}`
}
