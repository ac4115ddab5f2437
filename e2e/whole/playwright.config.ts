import { defineConfig } from 'playwright/test'
import everyRun from '../playwright.config.ts'

/** What takes too long for every run: `npm run verify:dl19`. */
export default defineConfig({ ...everyRun, testDir: '.', projects: [{ name: 'whole' }], outputDir: '../../test-results', workers: 1, timeout: 45 * 60_000 })
