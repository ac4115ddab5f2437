/** How long a person waits who comes back and clicks `Try the demo`: until the first list of the embedded pair stands there. */
import type { Browser, Page } from 'playwright'
import { openLab } from '../../lab.ts'

/** Visits that are counted. */
const VISITS = 5

/**
 * Milliseconds from the click to the paint of the first scored item of either model, one a visit. Each visit is a fresh
 * page with nothing kept of the last but what the browser and the service worker have fetched.
 */
export async function demoWaits(browser: Browser, url: string): Promise<number[]> {
  const context = await browser.newContext({ baseURL: url })
  const waits: number[] = []
  try {
    // The first visit fills the caches, and is not counted.
    for (let visit = 0; visit <= VISITS; visit++) {
      const page = await context.newPage()
      const wait = await waitForDemo(page)
      await page.goto('about:blank')
      await forgetAllButCaches(page, url)
      await page.close()
      if (visit > 0) waits.push(wait)
    }
  } finally {
    await context.close()
  }
  return waits
}

async function waitForDemo(page: Page): Promise<number> {
  await openLab(page)
  const button = page.getByRole('button', { name: 'Try the demo' })
  await button.waitFor()
  const times = await page.evaluateHandle(
    (item) => ({
      clicked: new Promise<number>((resolve) => addEventListener('click', ({ timeStamp }) => resolve(timeStamp), { once: true, capture: true })),
      painted: new Promise<number>((resolve) =>
        new MutationObserver((_, observer) => {
          if (document.querySelector(item) === null) return
          observer.disconnect()
          // After the frame in which it first stands.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
        }).observe(document, { subtree: true, childList: true, attributes: true }),
      ),
    }),
    '[role="list"][aria-label^="embedded/"] [data-score]',
  )
  await button.click()
  return times.evaluate(async ({ clicked, painted }) => (await painted) - (await clicked))
}

/** Scores, collections and settings go; what the browser has fetched stays. */
async function forgetAllButCaches(page: Page, url: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'indexeddb,local_storage,file_systems' })
  await session.detach()
}
