import { MeasureError, parseMeasure, type Measure } from '../../evaluation/measure.ts'

// Asked for a query at a time, and read once.
const called = new Map<string, Measure | MeasureError>()

/** The measure of a name, or why it is none's: the screen refuses such a name when it is typed. */
export function measureCalled(name: string): Measure | MeasureError {
  const known = called.get(name)
  if (known !== undefined) return known
  const measure = parsed(name)
  called.set(name, measure)
  return measure
}

function parsed(name: string): Measure | MeasureError {
  try {
    return parseMeasure(name)
  } catch (error) {
    if (error instanceof MeasureError) return error
    throw error
  }
}
