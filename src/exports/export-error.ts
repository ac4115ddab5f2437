/** What cannot be written in the format that was asked for; the message says why, and what to do instead. */
export class ExportError extends Error {
  override readonly name = 'ExportError'
}
