import { existsSync, readFileSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'

/**
 * The headers that a build wants on each of its files, from the `_headers` file beside them: lines of `Name: value`
 * under the pattern `/*`, which several static hosts read too. Without that file there are none.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
export function headersOf(folder) {
  const file = path.join(folder, '_headers')
  if (!existsSync(file)) return {}
  const headers = /** @type {Record<string, string>} */ ({})
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) headers[name] = value
  }
  return headers
}

/**
 * The file under `root` that a URL names, or undefined where it names none or one outside.
 * @param {string} root a real path
 * @param {string} url path and query, percent-encoded
 */
export async function fileAt(root, url) {
  try {
    const decoded = decodeURIComponent(url.replace(/[?#].*$/s, ''))
    // The real path, so that neither dots nor a link lead out of the folder.
    const file = await realpath(path.join(root, decoded, decoded.endsWith('/') ? 'index.html' : ''))
    if (!file.startsWith(root + path.sep)) return undefined
    const facts = await stat(file)
    if (!facts.isFile()) return undefined
    return { file, size: facts.size, tag: `${facts.size.toString(36)}-${Math.round(facts.mtimeMs).toString(36)}` }
  } catch {
    // Badly encoded, a NUL in it, or nothing there: to the asker it is all the same.
    return undefined
  }
}
