import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_CANDIDATES } from '../components/depth.ts'
import { defaultChoices } from '../state/choices.ts'
import { hashOf, viewOf, type View } from './view-url.ts'

const nothing = viewOf('')

describe('the view in the hash', () => {
  test('an empty hash is the default view', () => {
    expect(nothing).toEqual({
      screen: 'collection',
      query: null,
      measure: 'nDCG@10',
      level: 1,
      depth: 100,
      sort: 'change',
      firstStage: null,
      judgements: null,
      phrasings: 'max',
    } satisfies View)
    expect(hashOf(nothing)).toBe('#/collection')
  })

  test('scripts may write the short form', () => {
    expect(viewOf('#/compare?query=962179')).toEqual({ ...nothing, screen: 'compare', query: '962179' })
  })

  test('what a hash does not name is as it was where that is told', () => {
    const now: View = { ...nothing, screen: 'compare', query: '5', level: 2, depth: 20 }
    expect(viewOf('#/measures', now)).toEqual({ ...now, screen: 'measures' })
    expect(viewOf('#/compare?query=962179&depth=all', now)).toEqual({ ...now, query: '962179', depth: ALL_CANDIDATES })
  })

  test('a link is short and readable', () => {
    expect(hashOf({ ...nothing, screen: 'compare', query: '962179', measure: 'MRR@10', depth: ALL_CANDIDATES })).toBe(
      '#/compare?query=962179&measure=MRR@10&depth=all',
    )
  })

  test('a measure in another of its spellings is taken, and written in ours', () => {
    expect(viewOf('#/measures?measure=recip_rank').measure).toBe('MRR')
    expect(viewOf('#/measures?measure=ndcg_cut_20').measure).toBe('nDCG@20')
  })

  test.each([
    '#/settings?measure=Accuracy&level=0&depth=-5&sort=random&phrasings=min',
    '#/nowhere?level=1e3&depth=10.5&depth=20',
    '#/compare/../collection?query=&level=NaN&depth=&measure=P',
    '#javascript:alert(1)',
    '#/%E0%A4%A?query=',
    `#/?query=${'x'.repeat(1001)}`,
  ])('what is not understood is as if it were not there: %s', (hash) => expect(viewOf(hash)).toEqual(nothing))

  test('every view comes back from its link, whatever the ids look like', () => {
    const name = fc.option(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), { nil: null })
    const view = fc.record<View>({
      screen: fc.constantFrom('collection', 'compare', 'measures', 'models', 'train', 'benchmark'),
      query: name,
      measure: fc.constantFrom('nDCG@10', 'MAP', 'MRR(rel=2)@10', 'Recall@1000', 'Hit@5'),
      level: fc.integer({ min: 1, max: 999 }),
      depth: fc.oneof(fc.integer({ min: 1, max: 999_999_999 }), fc.constant(ALL_CANDIDATES)),
      sort: fc.constantFrom('change', 'name', 'measure'),
      firstStage: name,
      judgements: name,
      phrasings: fc.constantFrom('max', 'mean', 'rrf'),
    })
    fc.assert(
      fc.property(view, (given) => {
        expect(viewOf(hashOf(given))).toEqual(given)
      }),
    )
  })

  test('links keep to what the store starts with', () => {
    expect(defaultChoices).toMatchObject(nothing)
  })
})
