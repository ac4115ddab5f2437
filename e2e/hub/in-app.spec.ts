/** A model of a Hub in the app: found by its id, downloaded over a cut connection, used, kept for a visit without the Hub, deleted. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'playwright/test'
import { addText, labReady, openLab, scores } from '../lab.ts'
import { recordRequests } from '../network.ts'
import { startHub } from './server.ts'

const id = 'lab/static-encoder'
const folder = fileURLToPath(new URL('../../public/models/embedded/bi-encoder', import.meta.url))

test('a Hub model is downloaded over a cut connection, used, and there without its Hub', async ({ page, context, baseURL }) => {
  test.setTimeout(120_000)
  const hub = await startHub({ models: { [id]: folder } })
  try {
    Object.assign(hub.faults, { cutAfter: 1_000_000, cuts: 1 })
    const requests = recordRequests(context)
    await openLab(page)
    await page.goto('./#/models')
    await page.getByRole('textbox', { name: 'Hub address' }).fill(hub.address)
    const loaded = page.waitForEvent('load')
    await page.getByRole('textbox', { name: 'Hub address' }).press('Enter')
    await loaded
    await labReady(page)

    await page.getByRole('textbox', { name: 'Hub id' }).fill(id)
    await page.getByRole('textbox', { name: 'Hub id' }).press('Enter')
    await expect(page.getByRole('checkbox', { name: id, exact: true })).toBeChecked({ timeout: 60_000 })
    expect(hub.requests.filter(({ range }) => range !== undefined).length, 'requests that went on').toBeGreaterThan(0)
    requests.expectOnly(baseURL ?? '', hub.address)

    await addText(page, 'lists.jsonl', '{"query":"how fish breathe","documents":["Gills take oxygen from water.","A bank lends money."]}')
    await page.evaluate(() => window.rerankLab.rerank({ depth: 10 }))
    const before = await scores(page, id)
    expect(Object.values(before)[0]).toBeDefined()

    await page.goto('./#/models')
    await expect(page.getByRole('button', { name: `Delete ${id}` })).toBeVisible()
    await hub.close()
    await page.reload()
    await labReady(page)
    await expect(page.getByRole('checkbox', { name: id, exact: true })).toBeChecked()
    expect(await scores(page, id)).toEqual(before)

    await page.getByRole('button', { name: `Delete ${id}` }).click()
    await expect(page.getByRole('checkbox', { name: id, exact: true })).toBeHidden()
    await expect(page.getByRole('button', { name: `Delete ${id}` })).toBeHidden()
  } finally {
    await hub.close()
  }
})

test('what a Hub does not have is said in a sentence', async ({ page }) => {
  const hub = await startHub({ models: { [id]: folder } })
  try {
    await page.addInitScript((address) => localStorage.setItem('rerank-lab model host', address), hub.address)
    await openLab(page)
    await expect(page.evaluate(() => window.rerankLab.addModel('nobody/nothing'))).rejects.toThrow(/nobody\/nothing/)
  } finally {
    await hub.close()
  }
})
