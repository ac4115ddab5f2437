import { defaultModelHost, modelHostOrigin } from '../shared/content-security-policy.ts'

const key = 'rerank-lab model host'

/**
 * The Hub's address that models come from: the one that the person set, else the default. The app's first script asks
 * this, so storage that is shut, or holds something that is no address, must not keep the page from opening.
 */
export function modelHost(): string {
  try {
    const kept = localStorage.getItem(key)
    if (kept === null) return defaultModelHost
    modelHostOrigin(kept)
    return kept
  } catch (error) {
    console.error(`Models come from ${defaultModelHost}, because the Hub's address that was set cannot be used:`, error)
    return defaultModelHost
  }
}

/**
 * Takes models from another Hub from now on; undefined goes back to the default. The page's policy names the host and is
 * fixed once the page has loaded, so this reloads it.
 * @throws {TypeError} when the address is not an http or https URL
 */
export function setModelHost(address: string | undefined): void {
  if (address === undefined) localStorage.removeItem(key)
  else {
    modelHostOrigin(address)
    localStorage.setItem(key, address.trim().replace(/\/+$/, ''))
  }
  location.reload()
}
