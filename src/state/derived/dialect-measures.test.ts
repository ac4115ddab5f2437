import { expect, test } from 'vitest'
import { withVariants } from './dialect-measures.ts'

test('beside nDCG stands the other gain, beside MRR the other level', () => {
  expect(withVariants(['nDCG@10', 'MRR@10', 'MAP'], 1, 3)).toEqual(['nDCG@10', 'MRR@10', 'MAP', "nDCG(dcg='exp-log2')@10", 'MRR(rel=2)@10'])
  expect(withVariants(['MRR@10'], 2, 3)).toEqual(['MRR@10', 'MRR(rel=1)@10'])
})

test('none where a grade is 0 or 1, and none twice', () => {
  expect(withVariants(['nDCG@10', 'MRR@10'], 1, 1)).toEqual(['nDCG@10', 'MRR@10'])
  expect(withVariants(['nDCG@5', "nDCG(dcg='exp-log2')@5"], 1, 3)).toEqual(['nDCG@5', "nDCG(dcg='exp-log2')@5"])
})
