/**
 * The rooms of the core, and which of the others each may import: a ladder from `columns` up. Everything here runs the
 * same in a page, a worker and Node.
 * @type {Record<string, string[]>}
 */
const ladder = {
  columns: [],
  ranking: ['columns'],
  evaluation: ['columns'],
  onnx: ['columns'],
  autograd: ['columns'],
  systems: ['columns'],
  collection: ['columns'],
  retrieval: ['columns', 'collection'],
  models: ['columns', 'systems', 'onnx'],
  scoring: ['columns', 'collection', 'retrieval', 'systems', 'models', 'onnx'],
  training: ['columns', 'collection', 'systems', 'ranking', 'evaluation', 'models', 'scoring', 'onnx', 'autograd'],
  benchmark: ['columns', 'collection', 'systems', 'ranking', 'evaluation', 'models', 'scoring'],
  exports: ['columns', 'collection', 'systems', 'ranking', 'evaluation', 'scoring', 'benchmark'],
}

// What the core may take from npm: plain computation, with no page, worker or Node in it.
const plainPackages = ['fflate', '@noble/hashes', '@huggingface/tokenizers', 'hyparquet', 'hyparquet-compressors', 'yaml']

/** @param {string[]} names */
const oneOf = (names) => `(${names.join('|')})`
const core = oneOf(Object.keys(ladder))
const tests = '(\\.test\\.tsx?$|/testing/)'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  ...Object.entries(ladder).map(([room, allowed]) => ({
    name: `ladder-${room}`,
    comment: `src/${room} imports ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'} and itself.`,
    severity: /** @type {const} */ ('error'),
    from: { path: `^src/${room}/`, pathNot: tests },
    to: { path: '^(src|workers|e2e|scripts)/', pathNot: `^src/${oneOf([room, ...allowed])}/` },
  })),
  {
    name: 'core-runs-anywhere',
    comment: `The core names no page, worker or Node: from npm it takes ${plainPackages.join(', ')}. Declare a port instead.`,
    severity: 'error',
    from: { path: `^src/${core}/`, pathNot: tests },
    to: { couldNotResolve: false, pathNot: `(^src/|node_modules/${oneOf(plainPackages)}/)` },
  },
  {
    name: 'realms-apart',
    comment: 'What belongs to the page and what belongs to workers share src/platform/shared only.',
    severity: 'error',
    from: { path: '^src/platform/(page|worker|shared)/', pathNot: tests },
    to: { path: '^(workers/|src/(app|screens|components|state)/|src/platform/(?!$1/|shared/))' },
  },
  {
    name: 'workers-draw-nothing',
    comment: 'A worker joins core, platform and comlink.',
    severity: 'error',
    from: { path: '^workers/' },
    to: { path: '(^src/(app|screens|components|state|platform/page)/|node_modules/(react|react-dom|zustand)/)' },
  },
  {
    name: 'state-draws-nothing',
    comment: 'State is read by screens; it knows none.',
    severity: 'error',
    from: { path: '^src/state/', pathNot: tests },
    to: { path: '(^src/(app|screens|components)/|node_modules/react-dom/)' },
  },
  {
    name: 'only-state-talks-to-workers',
    comment: 'The app, its screens and components call the actions of src/state.',
    severity: 'error',
    from: { path: '^src/(app|screens|components)/', pathNot: tests },
    to: { path: '(^workers/|^src/platform/worker/|node_modules/(comlink|onnxruntime-web)/)' },
  },
  {
    name: 'screens-apart',
    comment: 'A screen imports no other; what two share is a component.',
    severity: 'error',
    from: { path: '^src/screens/([^/]+)/' },
    to: { path: '^src/(app/|screens/(?!$1/))' },
  },
  {
    name: 'components-know-no-screen',
    severity: 'error',
    from: { path: '^src/components/' },
    to: { path: '^src/(screens|app)/' },
  },
  {
    name: 'no-test-code-in-the-app',
    severity: 'error',
    from: { path: '^(src|workers)/', pathNot: tests },
    to: { path: `${tests}|^(e2e|scripts)/` },
  },
  {
    name: 'no-development-package-in-the-app',
    severity: 'error',
    from: { path: '^(src|workers)/', pathNot: tests },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  },
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?' } },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types count too: a picture of who knows whom, not of what is loaded.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'] },
  },
}
