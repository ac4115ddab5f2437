// Serves a built folder on localhost:  node scripts/serve.mjs [folder = dist] [--port N] [--bare]
// With --bare it sends no headers of the build, as a plain static host would.
import { parseArgs } from 'node:util'
import { announce } from './server/announce.mjs'
import { headersOf } from './server/files.mjs'
import { listenFrom } from './server/loopback.mjs'
import { staticServer } from './server/static-server.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '5173' }, bare: { type: 'boolean', default: false } },
})
const folder = positionals[0] ?? 'dist'
const headers = values.bare ? {} : headersOf(folder)
announce(await listenFrom(() => staticServer(folder, headers), Number(values.port)))
