/** What the frontier says, in a sentence. */
import { counted } from '../../../components/format.ts'
import type { PricedSystem } from '../../../state/chart-views.ts'
import { onFrontier, type Price } from './frontier-plot.ts'

/** `Each step up costs: 3 of 4 systems are on the frontier of nDCG@10 and time`. */
export function frontierFinding(systems: readonly PricedSystem[], price: Price, measureName: string): string {
  const best = onFrontier(systems, price)
  const costs = price === 'time' ? 'time' : 'pairs scored'
  const [cheapest] = best
  if (!cheapest) return `What does ${measureName} cost in ${costs}?`
  if (best.length === 1) return `${cheapest.system.name} is both the cheapest and the best of ${counted(systems.length, 'system')}`
  const beaten = systems.length - best.length
  return beaten === 0
    ? `More ${costs} buys more ${measureName}: all ${counted(systems.length, 'system')} are on the frontier`
    : `${counted(best.length, 'system')} of ${systems.length} on the frontier of ${measureName} and ${costs}; ${beaten === 1 ? 'one is' : `${beaten} are`} beaten for less`
}
