/** Who takes part, by the names that the table has. */
export const names = {
  node: 'Rerank Lab, Node',
  page: 'Rerank Lab, page',
  pytrecEval: 'pytrec_eval-terrier',
  ranx: 'ranx',
} as const
