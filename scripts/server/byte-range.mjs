/**
 * What a Range header asks of a file of `size` bytes: the first and last byte of one range, 'unsatisfiable', or
 * undefined where the whole file is to be sent. Several ranges, and units other than bytes, are answered with the whole
 * file, as RFC 9110 (14.2) allows.
 * @param {string | undefined} header
 * @param {number} size
 * @returns {{ first: number, last: number } | 'unsatisfiable' | undefined}
 */
export function byteRange(header, size) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return first > last ? 'unsatisfiable' : { first, last }
}
