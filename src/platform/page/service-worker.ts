import type { ServiceAnswer, ServiceRequest } from '../shared/service-request.ts'

// Far longer than a healthy browser takes; past it the app opens without threads rather than not at all.
const patience = 10_000

const reloadedKey = 'rerank-lab reloaded for isolation'

/** Rejects when `promise` takes longer than `patience`. */
function soon<T>(promise: Promise<T>, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} took longer than ${patience / 1000} s.`)), patience)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function ask(worker: ServiceWorker, request: ServiceRequest): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<ServiceAnswer>) => {
      port1.close()
      if (data.done) resolve()
      else reject(new Error(data.reason))
    }
    worker.postMessage(request, [port2])
  })
}

/** The first state beyond `states` that the worker comes to. */
function stateAfter(worker: ServiceWorker, ...states: ServiceWorkerState[]): Promise<ServiceWorkerState> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (states.includes(worker.state)) return
      worker.removeEventListener('statechange', look)
      resolve(worker.state)
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

async function activated(worker: ServiceWorker): Promise<ServiceWorker> {
  if ((await stateAfter(worker, 'installing', 'installed', 'activating')) === 'redundant') throw new Error('The service worker could not be installed.')
  return worker
}

async function underControl(modelHost: string): Promise<ServiceWorker> {
  const { serviceWorker } = navigator
  const controlled = new Promise<void>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
  })
  const registration = await serviceWorker.register(new URL('service.js', document.baseURI))
  const fresh = registration.installing ?? registration.waiting
  const worker = registration.active ?? (fresh ? await activated(fresh) : undefined)
  if (!worker) throw new Error('The service worker vanished while it was registered.')
  await ask(worker, { kind: 'serve', modelHost })
  // A page that was reloaded past the cache has no controller until it is claimed.
  if (!serviceWorker.controller) await controlled
  return worker
}

/**
 * Puts the page under the service worker, which isolates it where the host does not: that takes one reload, done here, in
 * which case the promise never settles. Resolves with nothing where the browser has no service workers (a page that is
 * neither https nor localhost, a private window).
 * @param modelHost the Hub that workers may reach
 * @throws {Error} when the service worker cannot be had; the page works without it, on one thread and with a network
 */
export async function startServiceWorker(modelHost: string): Promise<ServiceWorker | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  const worker = await soon(underControl(modelHost), 'Starting the service worker')
  if (crossOriginIsolated) {
    sessionStorage.removeItem(reloadedKey)
  } else if (sessionStorage.getItem(reloadedKey) === null) {
    sessionStorage.setItem(reloadedKey, 'yes')
    location.reload()
    return new Promise(() => undefined)
  }
  return worker
}

/**
 * Keeps the whole build for visits without a network. What is kept already costs nothing.
 * @throws {Error} when a file cannot be had or there is no room
 */
export function keepOffline(worker: ServiceWorker): Promise<void> {
  return ask(worker, { kind: 'keep' })
}

/**
 * Looks for a newer build now, and has its service worker take over once it has kept the whole of it. After a navigation the
 * browser looks by itself, but when it finds the time; and a worker that may take over at once can still be left waiting
 * until the one before it is thrown away, unless it asks once more.
 */
export async function lookForNewBuild(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  // Without a network there is none to be had.
  await registration?.update().catch(() => undefined)
  const next = registration?.installing ?? registration?.waiting
  if (next && (await stateAfter(next, 'installing')) === 'installed') await ask(next, { kind: 'take over' })
}
