import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const folder = mkdtempSync(path.join(tmpdir(), 'rerank-lab-serve-'))

beforeAll(() => writeFileSync(path.join(folder, 'index.html'), '<title>Rerank Lab</title>'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Starts the server as a person would, and waits for the line with its address. */
async function serve(port: number): Promise<{ line: string; port: number; stop(signal: NodeJS.Signals): Promise<unknown> }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'serve.mjs'), folder, '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  return {
    line,
    port: Number(/(\d+)\/$/.exec(line.trim())?.[1]),
    async stop(signal) {
      const exited = once(child, 'exit')
      child.kill(signal)
      return (await exited)[0]
    },
  }
}

test('says where it is in one line, takes the next port where one is taken, and ends well on either signal', async () => {
  const first = await serve(0)
  expect(first.line).toBe(`Rerank Lab  http://localhost:${first.port}/\n`)
  const second = await serve(first.port)
  expect(second.port).toBeGreaterThan(first.port)
  for (const { port } of [first, second]) expect(await (await fetch(`http://localhost:${port}/`)).text()).toContain('Rerank Lab')
  expect(await first.stop('SIGTERM')).toBe(0)
  expect(await second.stop('SIGINT')).toBe(0)
  await expect(fetch(`http://localhost:${first.port}/`)).rejects.toThrow()
})

test.runIf(process.platform !== 'win32')('ends with the shell that npm started it through', async () => {
  const command = `"${process.execPath}" "${path.join(import.meta.dirname, 'serve.mjs')}" "${folder}" --port 0; true`
  const shell = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, npm_lifecycle_event: 'start' } })
  const [line] = (await once(shell.stdout.setEncoding('utf8'), 'data')) as [string]
  const address = line.trim().split(' ').at(-1) ?? ''
  expect((await fetch(address)).status).toBe(200)
  shell.kill('SIGTERM')
  await expect.poll(() => fetch(address).then(() => 'served', () => 'gone'), { timeout: 10_000 }).toBe('gone')
})
