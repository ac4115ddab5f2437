import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, fixedPolicy, modelHostOrigin } from './content-security-policy.ts'

/** Directives by name, each with its sources. */
function directives(policy: string): Map<string, string[]> {
  return new Map(policy.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ')
    return [name, sources]
  }))
}

describe('the whole policy', () => {
  test('lets the page reach itself, the default Hub and the storage it redirects to', () => {
    expect(directives(contentSecurityPolicy('https://huggingface.co')).get('connect-src')).toEqual([
      "'self'", 'https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co',
    ])
  })

  test('names another Hub by its origin alone, and the default one no longer', () => {
    const policy = contentSecurityPolicy('http://127.0.0.1:8080/hub/?a=1')
    expect(directives(policy).get('connect-src')).toEqual(["'self'", 'http://127.0.0.1:8080'])
    expect(policy).not.toContain('huggingface')
  })

  test('falls back to the site itself and never allows eval or inline code', () => {
    const policy = contentSecurityPolicy('https://huggingface.co')
    expect(directives(policy).get('default-src')).toEqual(["'self'"])
    expect(directives(policy).get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(policy).not.toMatch(/'unsafe-(inline|eval)'/)
  })
})

test('the part written at build time leaves connections to the page', () => {
  expect([...directives(fixedPolicy).keys()]).not.toContain('connect-src')
  expect([...directives(fixedPolicy).keys()]).not.toContain('default-src')
})

describe('a Hub’s address', () => {
  test.each([
    ['https://huggingface.co/', 'https://huggingface.co'],
    ['  http://localhost:9000/models  ', 'http://localhost:9000'],
    ['https://user:secret@hub.example', 'https://hub.example'],
    ['https://xn--bcher-kva.example:443', 'https://xn--bcher-kva.example'],
  ])('%s is at %s', (address, origin) => expect(modelHostOrigin(address)).toBe(origin))

  test.each(['', 'huggingface.co', 'ftp://hub.example', 'javascript:alert(1)', 'data:text/html,x', 'blob:https://a.b/c', 'file:///etc/passwd'])(
    '%s is refused', (address) => expect(() => modelHostOrigin(address)).toThrow(TypeError),
  )

  test('cannot smuggle in a second source or directive', () => {
    for (const address of ['https://hub.example; script-src *', 'https://hub.example *', "https://hub.example' 'unsafe-inline'"]) {
      let policy = ''
      try {
        policy = contentSecurityPolicy(address)
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError)
        continue
      }
      expect(directives(policy).get('connect-src')).toEqual(["'self'", 'https://hub.example'])
    }
  })
})
