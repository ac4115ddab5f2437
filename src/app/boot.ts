/** The first script of the page: what must hold before any other code runs. */
import { modelHost } from '../platform/page/model-host.ts'
import { keepOffline, lookForNewBuild, startServiceWorker } from '../platform/page/service-worker.ts'
import { contentSecurityPolicy } from '../platform/shared/content-security-policy.ts'

/** From here on the page can reach its own site and the model host, and nothing else. */
function applyPolicy(host: string): void {
  const policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = contentSecurityPolicy(host)
  document.head.prepend(policy)
}

function isolate(host: string): Promise<ServiceWorker | undefined> {
  return startServiceWorker(host).catch((error: unknown) => {
    console.error('The app works without its service worker, but not without a network, and perhaps on one thread:', error)
    return undefined
  })
}

// In development neither holds: Vite's own client uses inline code and a socket.
if (import.meta.env.DEV) await import('./main.tsx')
else {
  const host = modelHost()
  applyPolicy(host)
  const worker = await isolate(host)
  await import('./main.tsx')
  if (worker) {
    await keepOffline(worker).catch((error: unknown) => console.error('The app could not be kept for use without a network:', error))
    // Only now, since the worker of a newer build ends this one.
    await lookForNewBuild()
  }
}
