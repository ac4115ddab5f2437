/**
 * The view as a link: `#/compare?query=962179&measure=MAP&depth=50`. What is at its default is left out, so that links
 * stay short. Whatever comes from a link is checked like an upload: what is not understood is as if it were not there.
 */
import { ALL_CANDIDATES, depthName, parseDepth } from '../components/depth.ts'
import { measureName, parseMeasure, MeasureError } from '../evaluation/measure.ts'
import { combinations } from '../ranking/phrasings.ts'
import { defaultChoices, type Choices, type Screen } from '../state/choices.ts'
import type { QuerySort } from '../state/views.ts'

/** The choices that a link carries. Device, precision and theme are the person's, not the view's. */
export type View = Pick<Choices, 'screen' | 'query' | 'measure' | 'level' | 'depth' | 'sort' | 'firstStage' | 'judgements' | 'phrasings'>

/** Screens that a link can open. */
const linked: readonly Screen[] = ['collection', 'compare', 'measures', 'models', 'train', 'benchmark']
const sorts: readonly QuerySort[] = ['change', 'name', 'measure']
const LONGEST_NAME = 1000

/**
 * Reads a location's hash. Every part of the view is set.
 * @param otherwise the parts that the hash does not name: by default a view's defaults, which is what `hashOf` leaves out
 */
export function viewOf(hash: string, otherwise: View = defaultChoices): View {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s)
  const given = new URLSearchParams(search)
  const level = given.get('level') ?? ''
  return {
    screen: linked.find((screen) => screen === path) ?? otherwise.screen,
    query: nameIn(given, 'query') ?? otherwise.query,
    measure: measureIn(given) ?? otherwise.measure,
    level: /^[1-9]\d{0,2}$/.test(level) ? Number(level) : otherwise.level,
    depth: parseDepth(given.get('depth') ?? '') ?? otherwise.depth,
    sort: sorts.find((sort) => sort === given.get('sort')) ?? otherwise.sort,
    firstStage: nameIn(given, 'first') ?? otherwise.firstStage,
    judgements: nameIn(given, 'qrels') ?? otherwise.judgements,
    phrasings: combinations.find((combination) => combination === given.get('phrasings')) ?? otherwise.phrasings,
  }
}

/** The hash of a view; `viewOf` gives the view back. */
export function hashOf(view: View): string {
  const parts = new URLSearchParams()
  if (view.query !== null) parts.set('query', view.query)
  if (view.measure !== defaultChoices.measure) parts.set('measure', view.measure)
  if (view.level !== defaultChoices.level) parts.set('level', String(view.level))
  if (view.depth !== defaultChoices.depth) parts.set('depth', depthName(Math.min(view.depth, ALL_CANDIDATES)))
  if (view.sort !== defaultChoices.sort) parts.set('sort', view.sort)
  if (view.firstStage !== null) parts.set('first', view.firstStage)
  if (view.judgements !== null) parts.set('qrels', view.judgements)
  if (view.phrasings !== defaultChoices.phrasings) parts.set('phrasings', view.phrasings)
  // `@` is in every measure's name and allowed in a fragment.
  const search = parts.toString().replaceAll('%40', '@')
  return `#/${view.screen}${search && `?${search}`}`
}

function nameIn(given: URLSearchParams, part: string): string | null {
  const name = given.get(part)
  return name !== null && name !== '' && name.length <= LONGEST_NAME ? name : null
}

function measureIn(given: URLSearchParams): string | null {
  try {
    return measureName(parseMeasure(given.get('measure') ?? ''))
  } catch (error) {
    if (error instanceof MeasureError) return null
    throw error
  }
}
