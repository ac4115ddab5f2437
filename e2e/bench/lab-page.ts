/** The app in one page, driven by `window.rerankLab` and nothing else. */
import type { ElementHandle, Page } from 'playwright'
import type { Report } from '../../src/benchmark/report.ts'
import type { ScoresById } from '../../src/benchmark/report/agreement.ts'
import { PageLost, type CellProgress } from '../../src/benchmark/run/place.ts'
import type { RerankLab } from '../../src/app/automation.ts'
import { isFolder } from './model-sources.ts'
import type { Setting } from './setting.ts'

/** What the app answered with: a sentence of its own. */
export class AppRefusal extends Error {
  override readonly name = 'AppRefusal'
}

export type RerankOptions = NonNullable<Parameters<RerankLab['rerank']>[0]>

/** Milliseconds between two looks at a job. */
const LOOK = 500

export class LabPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Waits until what was kept is back. */
  async ready(): Promise<void> {
    await this.#page.waitForFunction(() => 'rerankLab' in window)
    await this.#page.evaluate(() => window.rerankLab.ready)
  }

  /** Of the open collection; null where there is none. */
  fingerprint(): Promise<string | null> {
    return this.#page.evaluate(() => {
      try {
        return window.rerankLab.report({ measures: [] }).manifest.collection.fingerprint
      } catch {
        return null
      }
    })
  }

  /** Rejects with AppRefusal where the app does not take a file. */
  async addFiles(paths: readonly string[]): Promise<void> {
    const receipts = await this.#withInput(paths, false, (input) => input.evaluate((element) => window.rerankLab.addFiles(Array.from(element.files ?? []))))
    const refused = receipts.find(({ outcome }) => outcome !== 'added')
    if (refused) throw new AppRefusal(`${refused.file} was not taken: ${[...refused.notes, ...refused.refused.slice(0, 1).map(({ line, unit, reason }) => `${unit} ${line}: ${reason}`)].join(' ')}`)
  }

  /** A folder of this machine, or what the app finds itself. */
  async addModel(source: string): Promise<void> {
    if (!isFolder(source)) return expectDone(await this.#page.evaluate((id) => window.rerankLab.addModel(id).then(() => null, (error: unknown) => (error instanceof Error ? error.message : String(error))), source))
    expectDone(await this.#withInput([source], true, (input) => input.evaluate((element) => window.rerankLab.addModel(Array.from(element.files ?? [])).then(() => null, (error: unknown) => (error instanceof Error ? error.message : String(error))))))
  }

  /** Gives the milliseconds that it took. Rejects with AppRefusal where the model could not be run. */
  async rerank(options: RerankOptions, onProgress: (progress: CellProgress) => void): Promise<number> {
    const looking = setInterval(() => {
      this.#page.evaluate(() => window.rerankLab.progress()).then(
        (progress) => progress && onProgress(progress),
        // A page that is lost is told of by whoever awaits the job.
        () => clearInterval(looking),
      )
    }, LOOK)
    try {
      const { milliseconds, failure } = await this.#page.evaluate(async (choice) => {
        const started = performance.now()
        const reason = await window.rerankLab.rerank(choice).then(() => null, (error: unknown) => (error instanceof Error ? error.message : String(error)))
        return { milliseconds: performance.now() - started, failure: reason }
      }, options)
      expectDone(failure)
      return milliseconds
    } finally {
      clearInterval(looking)
    }
  }

  clearScores(): Promise<void> {
    return this.#page.evaluate(() => window.rerankLab.clearScores())
  }

  report(measures: readonly string[], level: number): Promise<Report> {
    return this.#page.evaluate((choice) => window.rerankLab.report(choice), { measures: [...measures], level })
  }

  queries(): Promise<ReturnType<RerankLab['queries']>> {
    return this.#page.evaluate(() => window.rerankLab.queries())
  }

  scores(system: string): Promise<ScoresById> {
    return this.#page.evaluate((name) => window.rerankLab.scores(name), system)
  }

  run(system: string): Promise<string> {
    return this.#page.evaluate((name) => window.rerankLab.run(name), system)
  }

  /** Through an input of our own, since the script surface takes the browser's files, and Playwright gives them to inputs. */
  async #withInput<T>(paths: readonly string[], isFolderInput: boolean, work: (input: ElementHandle<HTMLInputElement>) => Promise<T>): Promise<T> {
    const input = await this.#page.evaluateHandle((folder) => {
      const made = document.createElement('input')
      made.type = 'file'
      made.multiple = true
      made.hidden = true
      made.webkitdirectory = folder
      return document.body.appendChild(made)
    }, isFolderInput)
    await input.setInputFiles([...paths])
    const result = await work(input)
    await input.evaluate((element) => element.remove())
    return result
  }
}

function expectDone(failure: string | null): void {
  if (failure !== null) throw new AppRefusal(failure)
}

/** What Playwright says of a page that is no more. */
const GONE = /crashed|has been closed|Target closed/

/**
 * Does something in a fresh page, which is closed afterwards. Rejects with PageLost where the page did not last, and at
 * once with the signal's reason: what the page had in hand is given up, what it kept is kept.
 */
export async function inLabPage<T>(setting: Setting, signal: AbortSignal, work: (lab: LabPage) => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const page = await setting.open().catch((error: unknown) => {
    throw new PageLost('The page could not be opened', { cause: error })
  })
  const life = { isOver: false }
  const listening = new AbortController()
  const over = new Promise<never>((_, reject) => {
    const end = (how: string) => () => {
      life.isOver = true
      reject(new PageLost(how))
    }
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: listening.signal })
    page.once('crash', end('The page crashed'))
    page.once('close', end('The browser closed the page'))
  })
  try {
    const lab = new LabPage(page)
    return await Promise.race([lab.ready().then(() => work(lab)), over])
  } catch (error) {
    // What was asked of the page may be refused before its end is told.
    if (error instanceof Error && !(error instanceof AppRefusal) && !(error instanceof PageLost) && (life.isOver || GONE.test(error.message))) throw new PageLost('The page crashed', { cause: error })
    throw error
  } finally {
    listening.abort()
    page.removeAllListeners('close')
    // Whoever stops does not wait for a busy page to end.
    if (!signal.aborted) await page.close()
  }
}
