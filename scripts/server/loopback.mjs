import { once } from 'node:events'

const addresses = ['127.0.0.1', '::1']

/**
 * Listens at localhost and nowhere else. Browsers try IPv6 or IPv4 first as they like, so a port counts as free only
 * where it is free on both; a machine without IPv6 is served on IPv4 alone.
 * @param {() => import('node:http').Server} makeServer called once an address
 * @param {number} port 0 for any free one
 * @returns {Promise<{ port: number, close: () => void } | undefined>} undefined where the port is taken
 * @throws {Error} when the system forbids the port
 */
export async function listenOnLoopback(makeServer, port) {
  /** @type {import('node:http').Server[]} */
  const servers = []
  const close = () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  let bound = port
  for (const address of addresses) {
    const server = makeServer()
    try {
      server.listen({ host: address, port: bound, ipv6Only: address === '::1' })
      await once(server, 'listening')
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (address === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue
      close()
      if (code === 'EADDRINUSE') return undefined
      throw error
    }
    servers.push(server)
    const at = server.address()
    if (at !== null && typeof at === 'object') bound = at.port
  }
  return { port: bound, close }
}

/**
 * As listenOnLoopback, from `port` upwards to the first free one.
 * @param {() => import('node:http').Server} makeServer
 * @param {number} port
 * @throws {Error} when a hundred ports in a row are taken
 */
export async function listenFrom(makeServer, port) {
  for (let tried = 0; tried < 100; tried += 1) {
    const listening = await listenOnLoopback(makeServer, port === 0 ? 0 : port + tried)
    if (listening) return listening
  }
  throw new Error(`No free port from ${port} to ${port + 99}. Name another with --port.`)
}
