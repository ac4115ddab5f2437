import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import typescript from 'typescript-eslint'

const source = ['**/*.{ts,tsx,js,mjs,cjs}']

export default defineConfig([
  globalIgnores(['dist/', 'node_modules/', '.cache/', 'test-results/', 'playwright-report/', 'results/', 'public/']),
  { files: source, extends: [typescript.configs.strict] },
  {
    files: source,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A promise that nobody awaits swallows its error; these three need types.
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      // Overloads may each say what they mean.
      '@typescript-eslint/unified-signatures': 'off',
      // What a person should see belongs on the screen; an error boundary also leaves the stack where a developer looks.
      'no-console': ['error', { allow: ['error', 'warn', 'info'] }],
      'no-empty': 'error',
      'no-empty-pattern': 'error',
      'no-async-promise-executor': 'error',
      'no-unsafe-finally': 'error',
      'no-self-assign': 'error',
      'no-sparse-arrays': 'error',
      'require-yield': 'error',
      'use-isnan': 'error',
    },
  },
  {
    // The command line's voice.
    files: ['scripts/**', 'e2e/**'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/{app,screens,components}/**/*.{ts,tsx}', 'src/state/{hooks,training-hooks}.ts'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // It warns of TanStack Virtual under React's compiler, which this build does not use.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['src/app/**', 'src/screens/**', 'src/components/**'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Worker', message: 'Only src/state talks to workers: call one of its actions.' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Passages are hostile text: render them as text.',
        },
      ],
    },
  },
])
