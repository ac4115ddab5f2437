/** Which measures the tools are compared on. */
import { measureName, parseMeasure } from '../../evaluation/measure.ts'

/** nDCG with the other gain, and MRR at the level that is not chosen: where there are grades, most quarrels are about these two. */
export function withVariants(names: readonly string[], level: number, maxGrade: number): readonly string[] {
  const variants = names.map(parseMeasure).flatMap((measure) => {
    const { definition: { name }, parameters } = measure
    if (maxGrade < 2) return []
    if (name === 'nDCG' && parameters.dcg === 'log2') return [measureName({ ...measure, parameters: { ...parameters, dcg: 'exp-log2' } })]
    if (name === 'MRR' && measure.level === null) return [measureName({ ...measure, level: level === 1 ? 2 : 1 })]
    return []
  })
  return [...new Set([...names, ...variants])]
}
