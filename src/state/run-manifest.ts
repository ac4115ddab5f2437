/** The manifest of what is taken out of the app now. */
import type { ManifestSystem, RunManifest } from '../exports/run-manifest.ts'
import { uniqueSlugs } from '../systems/slug.ts'
import { useChoices } from './choices.ts'
import type { Base } from './derived/base.ts'
import type { OrderedSystem } from './derived/systems.ts'
import { manifestNow } from './script.ts'

export function runManifest(base: Base, systems: readonly OrderedSystem[], tieProof: boolean): RunManifest {
  const { measures, level } = useChoices.getState()
  const slugs = uniqueSlugs(systems.map(({ shown }) => shown.name))
  return { ...manifestNow(base, level), measures, tieProof, systems: systems.map((system, at) => manifestSystem(system, slugs[at] ?? '')) }
}

function manifestSystem({ shown, rankings }: OrderedSystem, slug: string): ManifestSystem {
  const { name, system, start } = shown
  return {
    name,
    slug,
    recipe: system,
    ranOn: start && { device: start.device, threads: start.threads, adapter: start.adapter, fallbacks: start.fallbacks },
    complete: rankings.complete.reduce((sum, whole) => sum + whole, 0),
  }
}
