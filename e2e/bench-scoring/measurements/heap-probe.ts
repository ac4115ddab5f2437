/** JavaScript heap of a page and all its workers, theirs too, through the browser's debugging protocol. */
import type { Browser, CDPSession } from 'playwright'

interface Answer {
  readonly id?: number
  readonly result?: { readonly usedSize?: number }
}

const THREAD = 'em-pthread'
const timeLimit = 30_000

export class HeapProbe {
  readonly #session: CDPSession
  readonly #origin: string
  readonly #attached = new Map<string, string>()
  #calls = 0

  private constructor(session: CDPSession, origin: string) {
    this.#session = session
    this.#origin = origin
  }

  /** @param url an address of the page's origin */
  static async open(browser: Browser, url: string): Promise<HeapProbe> {
    return new HeapProbe(await browser.newBrowserCDPSession(), new URL(url).origin)
  }

  /** Bytes in use after a forced collection: of the page, and of its workers together. */
  async usedBytes(): Promise<{ readonly page: number; readonly workers: number }> {
    const used = { page: 0, workers: 0 }
    const { targetInfos } = await this.#session.send('Target.getTargets')
    for (const { targetId, type, title, url } of targetInfos) {
      // A thread of WebAssembly waits inside it, and never answers.
      if ((type !== 'page' && type !== 'worker') || title === THREAD || !url.replace(/^blob:/, '').startsWith(this.#origin)) continue
      const session = await this.#attach(targetId)
      // Twice: what the first collection lets go of may have held on to more.
      for (let collection = 0; collection < 2; collection++) await this.#ask(session, 'HeapProfiler.collectGarbage')
      const { usedSize = 0 } = (await this.#ask(session, 'Runtime.getHeapUsage')) ?? {}
      used[type === 'page' ? 'page' : 'workers'] += usedSize
    }
    return used
  }

  async close(): Promise<void> {
    await this.#session.detach()
  }

  async #attach(targetId: string): Promise<string> {
    const held = this.#attached.get(targetId)
    if (held !== undefined) return held
    // Playwright hands on no messages of nested sessions, so the older form is used, in which they are wrapped.
    const { sessionId } = await this.#session.send('Target.attachToTarget', { targetId, flatten: false })
    this.#attached.set(targetId, sessionId)
    return sessionId
  }

  async #ask(sessionId: string, method: string): Promise<Answer['result']> {
    const id = ++this.#calls
    const answer = new Promise<Answer['result']>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`A target did not answer ${method} within ${timeLimit / 1000} s`)), timeLimit)
      const listen = ({ sessionId: from, message }: { sessionId: string; message: string }) => {
        const { id: to, result } = JSON.parse(message) as Answer
        if (from !== sessionId || to !== id) return
        clearTimeout(timer)
        this.#session.off('Target.receivedMessageFromTarget', listen)
        resolve(result)
      }
      this.#session.on('Target.receivedMessageFromTarget', listen)
    })
    await this.#session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    return answer
  }
}
