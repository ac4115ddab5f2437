/** How many rows a page's inference workers were asked to run, as they are asked: seen from outside the program. */
import type { Page, Worker } from 'playwright/test'

const SAID = 'rows to run:'

export class RowCount {
  /** So far, and of the largest batch. */
  rows = 0
  largest = 0
  #heard: (() => void)[] = []

  /** @param page before it opens the app */
  constructor(page: Page) {
    page.on('worker', (worker) => {
      if (worker.url().includes('inference-')) void listen(worker)
    })
    page.on('console', (message) => {
      if (!message.text().startsWith(SAID)) return
      const rows = Number(message.text().slice(SAID.length))
      this.rows += rows
      this.largest = Math.max(this.largest, rows)
      for (const hear of this.#heard) hear()
    })
  }

  /** Resolves when so many rows were asked for. */
  reach(rows: number): Promise<void> {
    return new Promise((resolve) => {
      const hear = () => {
        if (this.rows >= rows) resolve()
      }
      this.#heard.push(hear)
      hear()
    })
  }
}

/** A worker that is ended before it hears of this had nothing to run. */
async function listen(worker: Worker): Promise<void> {
  try {
    await worker.evaluate((said) => {
      // Ahead of the worker's own listener, which may not return before the rows are run.
      addEventListener(
        'message',
        ({ data }: MessageEvent<{ path?: string[]; argumentList?: { value: { rows: number } }[] }>) => {
          if (data.path?.[0] === 'run') console.debug(said, data.argumentList?.[1]?.value.rows)
        },
        { capture: true },
      )
    }, SAID)
  } catch (error) {
    console.info('An inference worker was gone before it could be listened to', error)
  }
}
