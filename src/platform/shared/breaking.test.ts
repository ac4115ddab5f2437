import { expect, test } from 'vitest'
import { Breaking } from './breaking.ts'

function breakable() {
  let fail: (error: Error) => void = () => undefined
  const breaking = new Breaking(new Promise<never>((_, reject) => (fail = reject)))
  return { breaking, fail }
}

test('an answer that comes first counts, with its value or its error', async () => {
  const { breaking, fail } = breakable()
  expect(await breaking.before(Promise.resolve(1))).toBe(1)
  await expect(breaking.before(Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  fail(new Error('broke down'))
})

test('a breakdown rejects all that wait, and all that come later', async () => {
  const { breaking, fail } = breakable()
  const waiting = breaking.before(new Promise(() => undefined))
  expect(breaking.isBroken).toBe(false)
  fail(new Error('broke down'))
  await expect(waiting).rejects.toThrow('broke down')
  expect(breaking.isBroken).toBe(true)
  await expect(breaking.before(new Promise(() => undefined))).rejects.toThrow('broke down')
})
