/** The shape of a measure's name, before anyone asks whether there is such a measure. */

export interface MeasureSyntax {
  readonly word: string
  /** What stands in the brackets, in order: `rel=2`, `dcg='exp-log2'` without its quotes. */
  readonly given: readonly { readonly name: string; readonly text: string }[]
  /** The digits behind `@`, `_` or `.`; and which of them it was. */
  readonly cut: { readonly mark: string; readonly digits: string } | null
}

// nDCG@10, RR(rel=2)@10, nDCG(dcg='exp-log2')@10 as in ir_measures; ndcg_cut_10, P.10 as in trec_eval; rbp.95 as in ranx.
const SHAPE = /^([a-z][a-z_-]*?)(?:\(([^()]*)\))?(?:([@_.])(\d+))?$/i
const PARAMETER = /^\s*([a-z_]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'"]+))\s*$/i

/** Null where it is not a measure's shape. */
export function measureSyntax(text: string): MeasureSyntax | null {
  const [whole, word = '', brackets, mark, digits] = SHAPE.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const given = []
  for (const part of brackets === undefined || brackets.trim() === '' ? [] : brackets.split(',')) {
    const [matched, name = '', single, double, bare] = PARAMETER.exec(part) ?? []
    if (matched === undefined) return null
    given.push({ name: name.toLowerCase(), text: single ?? double ?? bare ?? '' })
  }
  return { word, given, cut: mark === undefined || digits === undefined ? null : { mark, digits } }
}

/** Several names in one line, apart by spaces, commas or semicolons; those inside brackets belong to the name. */
export const splitMeasures = (line: string): string[] => line.match(/(?:\([^)]*\)?|[^\s,;(])+/g) ?? []
