/** The screens that can be gone to, in the navigation's order. One that is not built yet is not here. */
import { lazy, type ComponentType } from 'react'
import type { Screen } from '../state/choices.ts'

export interface Room {
  readonly screen: Screen
  readonly name: string
  readonly Content: ComponentType
}

export const rooms: readonly Room[] = [
  {
    screen: 'collection',
    name: 'Collection',
    Content: lazy(() => import('../screens/collection/CollectionScreen.tsx').then(({ CollectionScreen }) => ({ default: CollectionScreen }))),
  },
  {
    screen: 'compare',
    name: 'Compare',
    Content: lazy(() => import('../screens/compare/CompareScreen.tsx').then(({ CompareScreen }) => ({ default: CompareScreen }))),
  },
  {
    screen: 'measures',
    name: 'Measures',
    Content: lazy(() => import('../screens/measures/MeasuresScreen.tsx').then(({ MeasuresScreen }) => ({ default: MeasuresScreen }))),
  },
  {
    screen: 'models',
    name: 'Models',
    Content: lazy(() => import('../screens/models/ModelsScreen.tsx').then(({ ModelsScreen }) => ({ default: ModelsScreen }))),
  },
  {
    screen: 'train',
    name: 'Train',
    Content: lazy(() => import('../screens/train/TrainScreen.tsx').then(({ TrainScreen }) => ({ default: TrainScreen }))),
  },
  {
    screen: 'benchmark',
    name: 'Benchmark',
    Content: lazy(() => import('../screens/benchmark/BenchmarkScreen.tsx').then(({ BenchmarkScreen }) => ({ default: BenchmarkScreen }))),
  },
]
