import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

/** Axe finds nothing, in either theme: between them only colours differ. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const [colorScheme, rules] of [['light', null], ['dark', ['color-contrast', 'link-in-text-block']]] as const) {
    // Without motion, since colours that are still on their way from one theme to the other have no contrast yet.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Its other mode, for frames of other sites, opens a page of its own each time.
    // What passed is not told one by one, which would take as long as finding it.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    const { violations } = await (rules === null ? axe : axe.withRules([...rules])).analyze()
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${String(target)}`)),
      `axe, ${colorScheme}`,
    ).toEqual([])
  }
}
