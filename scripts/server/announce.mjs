// Read at once: what started us may be gone by the time that there is something to announce.
const starter = process.ppid

/**
 * Says where the app is, in the one line that scripts wait for, and ends well when asked to stop.
 *
 * npm hands a signal to the shell between us and it, and several shells die of it without a word to us. So where npm
 * started us, that shell's end is taken as the signal it was meant to be.
 * @param {{ port: number, close: () => void }} listening
 * @returns {string} the address
 */
export function announce({ port, close }) {
  const address = `http://localhost:${port}/`
  const stop = () => {
    close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (process.env['npm_lifecycle_event'] !== undefined) setInterval(() => process.ppid === starter || stop(), 200).unref()
  console.log(`Rerank Lab  ${address}`)
  return address
}
