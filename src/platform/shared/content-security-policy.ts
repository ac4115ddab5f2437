/** The Hub that models come from unless a person names another. */
export const defaultModelHost = 'https://huggingface.co'

// The default host answers downloads with a redirect to storage of its own, under these names.
const storageOf: Record<string, readonly string[]> = {
  [defaultModelHost]: ['https://*.huggingface.co', 'https://*.hf.co'],
}

const fixed = [
  // WebAssembly has to be compiled; eval and inline scripts stay shut, so that a passage can never become code.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "media-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
]

/**
 * The part of the policy that is the same for everybody, for a header or a tag that is written at build time. It names
 * neither `connect-src` nor the `default-src` that would stand in for it: two policies add up to the stricter of both,
 * and the model host is known only once the page runs.
 */
export const fixedPolicy = fixed.join('; ')

/**
 * The origin of a Hub's address, as a policy names it.
 * @throws {TypeError} when the address is not an http or https URL
 */
export function modelHostOrigin(address: string): string {
  let url: URL
  try {
    url = new URL(address.trim())
  } catch (cause) {
    throw new TypeError(`“${address}” is no web address. A Hub's address looks like ${defaultModelHost}.`, { cause })
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new TypeError(`“${address}” starts with ${url.protocol}, but a Hub's address starts with https:// or http://.`)
  return url.origin
}

/**
 * The whole content security policy of a page or a worker: everything comes from the site itself, and beside it only
 * the model host in use may be asked.
 * @param modelHost an http or https address; its path does not matter
 * @throws {TypeError} when it is not one
 */
export function contentSecurityPolicy(modelHost: string): string {
  const origin = modelHostOrigin(modelHost)
  return ["default-src 'self'", ...fixed, ["connect-src 'self'", origin, ...(storageOf[origin] ?? [])].join(' ')].join('; ')
}
