import path from 'node:path'

/** @type {Record<string, string>} */
const binary = {
  '.gz': 'application/gzip',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
}

/** @type {Record<string, string>} */
const text = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.jsonl': 'application/x-ndjson',
  '.md': 'text/markdown',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.tsv': 'text/tab-separated-values',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
}

/**
 * The Content-Type of a file by its name, and whether it is text, which is worth compressing.
 * @param {string} file
 */
export function mediaType(file) {
  const ending = path.extname(file)
  const written = text[ending]
  return written === undefined
    ? { type: binary[ending] ?? 'application/octet-stream', isText: false }
    : { type: `${written}; charset=utf-8`, isText: true }
}
