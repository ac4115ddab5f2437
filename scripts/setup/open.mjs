import { spawn } from 'node:child_process'

/**
 * Opens an address in the person's own browser. Where there is no screen, or no such command, nothing happens: the
 * address has been printed.
 * @param {string} address
 */
export function openInBrowser(address) {
  const { platform, env } = process
  if (env['CI'] || (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])) return
  const [program, ...args] =
    platform === 'darwin' ? ['open', address] : platform === 'win32' ? ['cmd', '/c', 'start', '', address] : ['xdg-open', address]
  const child = spawn(program ?? '', args, { detached: true, stdio: 'ignore' })
  child.once('error', (error) => console.error(`No browser could be opened (${error.message}).`))
  child.unref()
}
