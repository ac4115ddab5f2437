import { expect, test } from 'vitest'
import { browserIn } from './machine.ts'

test('a browser is called by its own brand, or by what its user agent says last', () => {
  expect(browserIn('', [{ brand: 'Not;A=Brand', version: '99' }, { brand: 'Chromium', version: '156' }])).toBe('Chromium 156')
  expect(browserIn('', [{ brand: 'Chromium', version: '156' }, { brand: 'Not A(Brand', version: '8' }, { brand: 'Microsoft Edge', version: '156' }])).toBe('Microsoft Edge 156')
  expect(browserIn('Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', [])).toBe('Firefox 150.0')
  expect(browserIn('Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1', [])).toBe('Safari 26.0')
})
