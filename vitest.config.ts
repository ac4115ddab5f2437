import { configDefaults, defineConfig } from 'vitest/config'

const tests = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/bench*/**/*.test.ts']
/** They put something else in the place of a module or a global, so each gets a process of its own. */
const staged = ['src/state/**/*.test.ts', 'src/scoring/rival.test.ts']

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    // Machines may be busy.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      // One process after another reads the code and compiles onnxruntime once for all of these, and not for each file.
      { extends: true, test: { name: 'shared', include: tests, exclude: [...configDefaults.exclude, ...staged], isolate: false, sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: 'staged', include: staged, sequence: { groupOrder: 1 } } },
    ],
  },
})
