import type { BuiltFile } from '../shared/service-request.ts'

/** As much of the Cache API as keeping files takes. */
export type FileCache = Pick<Cache, 'match' | 'put' | 'keys' | 'delete'>

/**
 * The build's own files, kept for when there is no network. A file is kept under its path and the digest of its content, so
 * that a new build fetches only what changed, and an older page that is still open finds what it was made of.
 */
export class BuiltFiles {
  readonly #scope: string
  readonly #keys: ReadonlyMap<string, string>
  readonly #cache: FileCache
  readonly #load: typeof fetch

  /**
   * @param scope the address of the site's root, with a slash at its end
   * @param files all of the build, by path from there
   */
  constructor(scope: string, files: readonly BuiltFile[], cache: FileCache, load: typeof fetch) {
    this.#scope = scope
    this.#keys = new Map(files.map(([path, digest]) => [path, `${scope}${path}?kept=${digest}`]))
    this.#cache = cache
    this.#load = load
  }

  /** The kept file that a URL names, or undefined where it names none of the build's or that is not kept yet. */
  async find(url: string): Promise<Response | undefined> {
    const key = this.#keys.get(this.#path(url))
    return key === undefined ? undefined : this.#cache.match(key)
  }

  /** The kept page itself, for a visit without a network. */
  page(): Promise<Response | undefined> {
    return this.find(this.#scope)
  }

  /**
   * Fetches what is not kept yet.
   * @throws {Error} when a file cannot be had or there is no room for it
   */
  async keepAll(): Promise<void> {
    for (const [path, key] of this.#keys) {
      if (await this.#cache.match(key)) continue
      // Some hosts redirect index.html to its folder, and a redirected answer may not serve a visit.
      const address = this.#scope + (path === 'index.html' ? '' : path)
      const response = await this.#load(address, { cache: 'no-cache' })
      if (!response.ok) throw new Error(`${address} answered ${response.status} where a file of the build should be.`)
      await this.#cache.put(key, response)
    }
  }

  /**
   * Drops what belongs to other builds.
   * @param may asked before each file, since a newer build may begin to be kept meanwhile
   */
  async dropOthers(may: () => boolean): Promise<void> {
    const own = new Set(this.#keys.values())
    for (const { url } of await this.#cache.keys()) if (!own.has(url) && may()) await this.#cache.delete(url)
  }

  #path(url: string): string {
    const path = decodeURI(url.replace(/[?#].*$/s, '').slice(this.#scope.length))
    return path === '' ? 'index.html' : path
  }
}
