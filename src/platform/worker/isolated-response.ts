import { contentSecurityPolicy } from '../shared/content-security-policy.ts'

// Only these start a realm of their own, whose isolation and policy are read from the headers of its first file.
const realms = new Set<RequestDestination>(['document', 'iframe', 'worker', 'sharedworker'])

/**
 * The same answer with the headers that a realm of the app needs: cross-origin isolation, without which there are no
 * threads, and for a worker the policy too. (A page's policy is a tag in the page; a worker has only headers.)
 * Answers that start no realm, and those that may not be read or remade, come back as they are.
 */
export function isolatedResponse(response: Response, destination: RequestDestination, modelHost: string): Response {
  if (!realms.has(destination) || response.status === 0 || response.status === 304) return response
  const headers = new Headers(response.headers)
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  if (destination === 'worker' || destination === 'sharedworker')
    headers.set('Content-Security-Policy', contentSecurityPolicy(modelHost))
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
