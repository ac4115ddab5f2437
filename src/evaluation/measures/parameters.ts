/** What a measure may be given besides its cut-off and level, named as in ir_measures. */

export interface MeasureParameters {
  /** The gain of a grade: the grade itself (`log2`), or 2^grade − 1 (`exp-log2`). Both are discounted by log2(rank + 1). */
  readonly dcg: 'log2' | 'exp-log2'
  /** RBP's persistence: how probable it is that somebody who read a rank reads the next. */
  readonly p: number
  /** The greatest grade of ERR's scale, whether or not any document has it. */
  readonly max: number
  /** Documents that nobody judged are taken out of the list before it is cut and measured (trec_eval -J). */
  readonly judged_only: boolean
}

export type ParameterName = keyof MeasureParameters

/** ir_measures’ own defaults; `max` is the constant of gdeval.pl, which computes ERR for it. */
export const defaultParameters: MeasureParameters = { dcg: 'log2', p: 0.8, max: 4, judged_only: false }

/** Numbers in bounds, or null. */
const readNumber = (text: string, allowed: (value: number) => boolean): number | null => {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : NaN
  return allowed(value) ? value : null
}

interface Syntax<Value> {
  /** Null where it is not a value of the parameter. */
  readonly read: (text: string) => Value | null
  /** What would be: the end of a sentence. */
  readonly expected: string
  readonly write: (value: Value) => string
  /** Written at its default too, because tools differ in theirs (trec_eval's rbp has p = 0.9). */
  readonly always: boolean
}

export const parameterSyntax: { readonly [Name in ParameterName]: Syntax<MeasureParameters[Name]> } = {
  dcg: {
    read: (text) => (text === 'log2' || text === 'exp-log2' ? text : null),
    expected: `'log2' (the grade is the gain) or 'exp-log2' (2^grade − 1)`,
    write: (value) => `'${value}'`,
    always: false,
  },
  p: {
    read: (text) => readNumber(text, (value) => value > 0 && value < 1),
    expected: 'a number between 0 and 1, as in p=0.8',
    write: String,
    always: true,
  },
  max: {
    read: (text) => readNumber(text, (value) => Number.isInteger(value) && value >= 1 && value <= 30),
    expected: 'the greatest grade of the scale, a whole number from 1 to 30',
    write: String,
    always: false,
  },
  judged_only: {
    read: (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : null),
    expected: 'True or False',
    write: (value) => (value ? 'True' : 'False'),
    always: false,
  },
}
