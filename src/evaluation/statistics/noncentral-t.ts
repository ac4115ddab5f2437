import { meanOverScale } from './mean-over-scale.ts'
import { normalBelow } from './normal.ts'

/** The chance of a t below `t` with `degrees` degrees of freedom where the true mean lies `shift` standard errors above 0. */
export function noncentralTBelow(t: number, degrees: number, shift: number): number {
  return meanOverScale(degrees, (scale) => normalBelow(t * scale - shift))
}
