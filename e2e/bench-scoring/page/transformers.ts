/** Puts transformers.js on the window: on this thread, or, as `?in=worker`, in a worker. */
import { wrap, type Remote } from 'comlink'
import { transformersHost, type TransformersHost } from './transformers-host.ts'

declare global {
  interface Window {
    readonly transformersContestant: TransformersHost | Remote<TransformersHost>
  }
}

const isInWorker = new URLSearchParams(location.search).get('in') === 'worker'

Object.assign(window, {
  transformersContestant: isInWorker ? wrap<TransformersHost>(new Worker(new URL('./transformers-worker.ts', import.meta.url), { type: 'module' })) : transformersHost,
})
