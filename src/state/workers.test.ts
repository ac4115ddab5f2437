import { expect, test, vi } from 'vitest'

vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }))
const { restarting } = await import('./workers.ts')

/** A worker that can be told to break down. */
function breakable() {
  let fail: (error: Error) => void = () => undefined
  const broken = new Promise<never>((_, reject) => (fail = reject))
  return { broken, terminate: vi.fn(), breakDown: () => fail(new Error('broke down')) }
}

test('a start that fails is tried again; one that holds serves everyone', async () => {
  const client = breakable()
  const open = vi.fn<() => Promise<typeof client>>().mockRejectedValueOnce(new Error('no start')).mockResolvedValue(client)
  const worker = restarting(open)
  const two = [worker(async () => 1), worker(async () => 2)]
  expect(await Promise.allSettled(two)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
  expect(await Promise.all([worker(async () => 3), worker(async () => 4)])).toEqual([3, 4])
  expect(open).toHaveBeenCalledTimes(2)
})

test('a worker that breaks down rejects what waits for it, is ended, and followed by another', async () => {
  const [first, second] = [breakable(), breakable()]
  const open = vi.fn<() => Promise<typeof first>>().mockResolvedValueOnce(first).mockResolvedValueOnce(second)
  const worker = restarting(open)
  const waiting = worker(() => new Promise<never>(() => undefined))
  await worker(async () => 1)
  first.breakDown()
  await expect(waiting).rejects.toThrow('broke down')
  await vi.waitFor(() => expect(first.terminate).toHaveBeenCalled())
  expect(await worker(async (client) => client)).toBe(second)
  expect(second.terminate).not.toHaveBeenCalled()
})
