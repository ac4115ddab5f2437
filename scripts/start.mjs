// npm start -- [--port N] [--no-open]: installs and builds what is missing, then serves the app on localhost.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { announce } from './server/announce.mjs'
import { listenFrom } from './server/loopback.mjs'
import { staticServer } from './server/static-server.mjs'
import { build, isBuildStale } from './setup/build.mjs'
import { root } from './setup/command.mjs'
import { openInBrowser } from './setup/open.mjs'
import { installPackages } from './setup/packages.mjs'

function choices() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '5173' }, 'no-open': { type: 'boolean', default: false } },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port takes a number from 0 to 65535, not “${values.port}”.`)
  return { port, open: !values['no-open'] }
}

try {
  const { port, open } = choices()
  await installPackages()
  if (await isBuildStale()) {
    console.error('Building the app.')
    await build({ quiet: true })
  }
  const dist = path.join(root, 'dist')
  const address = announce(await listenFrom(() => staticServer(dist), port))
  if (open) openInBrowser(address)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
