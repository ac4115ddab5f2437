import { expect, test } from 'vitest'
import { isolatedResponse } from './isolated-response.ts'

const hub = 'https://hub.example'

test('a page is isolated, and keeps its status, its body and its own headers', async () => {
  const answer = isolatedResponse(new Response('<p>', { status: 203, headers: { 'Content-Type': 'text/html', ETag: '"1"' } }), 'document', hub)
  expect(answer.status).toBe(203)
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-type': 'text/html',
    etag: '"1"',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(await answer.text()).toBe('<p>')
})

test('a worker gets the policy too, for the Hub in use', () => {
  const { headers } = isolatedResponse(new Response(''), 'worker', hub)
  expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp')
  expect(headers.get('Content-Security-Policy')).toContain("connect-src 'self' https://hub.example")
})

test('what starts no realm, or may not be remade, comes back untouched', () => {
  const script = new Response('')
  expect(isolatedResponse(script, 'script', hub)).toBe(script)
  const unchanged = new Response(null, { status: 304 })
  expect(isolatedResponse(unchanged, 'document', hub)).toBe(unchanged)
  const redirect = Response.error()
  expect(isolatedResponse(redirect, 'document', hub)).toBe(redirect)
})
