import { test } from 'vitest'
import { MemoryFeatures } from './memory-features.ts'
import { featureContract } from './testing/feature-contract.ts'

// The store in IndexedDB is held to the same in a browser: e2e/features.spec.ts.
test.each(Object.entries(featureContract))('%s', (_, check) => check(new MemoryFeatures()))
