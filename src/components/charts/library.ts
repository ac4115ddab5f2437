import type * as Plot from './plot.ts'

export type PlotLibrary = typeof Plot

let loading: Promise<PlotLibrary> | undefined

/** The charts' library, fetched once; a fetch that failed is forgotten, so that the next try is a try. */
export function plotLibrary(): Promise<PlotLibrary> {
  loading ??= import('./plot.ts').catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}
