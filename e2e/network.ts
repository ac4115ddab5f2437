import { expect, type BrowserContext } from 'playwright/test'

/**
 * Records every request that a browser context makes from now on: by pages, by their workers and by the service worker.
 * Blob and data addresses are left out, for they reach no one.
 */
export function recordRequests(context: BrowserContext): { readonly urls: readonly string[]; expectOnly(...origins: string[]): void } {
  const urls: string[] = []
  context.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) urls.push(request.url())
  })
  context.on('page', (page) => page.on('websocket', (socket) => urls.push(socket.url())))
  return {
    urls,
    /** Fails when there was no request at all, or one to an origin that is not named. */
    expectOnly(...origins) {
      expect(urls.length, 'requests recorded').toBeGreaterThan(0)
      expect(urls.filter((url) => !origins.some((origin) => new URL(url).origin === new URL(origin).origin))).toEqual([])
    },
  }
}
