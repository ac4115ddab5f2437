import { expect, test } from 'playwright/test'

test.use({ serviceWorkers: 'allow' })

test('the built page opens, says its name and may use threads', async ({ page }) => {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await page.goto('./')
  await expect(page).toHaveTitle('Rerank Lab')
  await expect(page.getByText('Rerank Lab').first()).toBeVisible()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  expect(problems).toEqual([])
})
