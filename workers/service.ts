/**
 * The service worker: isolates the page where the host does not, and serves the build without a network. It answers for
 * the site's own files only; downloads of models go past it.
 */
import { defaultModelHost } from '../src/platform/shared/content-security-policy.ts'
import type { BuiltFile, ServiceAnswer, ServiceRequest } from '../src/platform/shared/service-request.ts'
import { BuiltFiles } from '../src/platform/worker/built-files.ts'
import { isolatedResponse } from '../src/platform/worker/isolated-response.ts'

declare const self: ServiceWorkerGlobalScope
/** Written in by the build: scripts/build/service-worker.ts. */
declare const BUILT_FILES: readonly BuiltFile[]

const { scope } = self.registration
// Named after the scope, since sites under several paths of one host share one storage.
const files = caches.open(`rerank-lab files ${scope}`).then((cache) => new BuiltFiles(scope, BUILT_FILES, cache, fetch.bind(self)))

// A service worker is ended whenever it idles, so what it was told has to be kept.
const settings = caches.open(`rerank-lab settings ${scope}`)
const modelHostKey = `${scope}model-host`

async function modelHost(): Promise<string> {
  const kept = await (await settings).match(modelHostKey)
  return kept ? kept.text() : defaultModelHost
}

async function answer(request: Request): Promise<Response> {
  const own = await files
  if (request.mode === 'navigate') {
    // From the network first, so that a new build is seen at once; its files are all there even if this one's are kept.
    try {
      const response = await fetch(request)
      if (response.status < 500) return isolatedResponse(response, request.destination, await modelHost())
    } catch (error) {
      const kept = (await own.find(request.url)) ?? (await own.page())
      if (!kept) throw error
      return isolatedResponse(kept, request.destination, await modelHost())
    }
  }
  const response = (await own.find(request.url)) ?? (await fetch(request))
  return isolatedResponse(response, request.destination, await modelHost())
}

async function carryOut(request: ServiceRequest): Promise<void> {
  if (request.kind === 'serve') {
    await (await settings).put(modelHostKey, new Response(request.modelHost))
    await self.clients.claim()
    return
  }
  if (request.kind === 'take over') return self.skipWaiting()
  const own = await files
  await own.keepAll()
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // Not while another page may need them, nor while a newer build is being kept, by a worker that takes over next.
  if (open.length === 1) await own.dropOthers(() => !self.registration.installing && !self.registration.waiting)
}

self.addEventListener('install', (event) => {
  // The first one takes over at once, because a page may wait for it to be isolated; a later one brings its whole build
  // along before it does, so that there is never half of one.
  if (self.registration.active) event.waitUntil(files.then((own) => own.keepAll()))
  void self.skipWaiting()
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(scope)) event.respondWith(answer(event.request))
})

self.addEventListener('message', (event) => {
  const reply = (answer: ServiceAnswer): void => event.ports[0]?.postMessage(answer)
  event.waitUntil(
    carryOut(event.data as ServiceRequest).then(
      () => reply({ done: true }),
      (error: unknown) => reply({ done: false, reason: error instanceof Error ? error.message : String(error) }),
    ),
  )
})
