/**
 * Says where the app is, in the one line that scripts wait for, and ends well when asked to stop.
 * @param {{ port: number, close: () => void }} listening
 * @returns {string} the address
 */
export function announce({ port, close }) {
  const address = `http://localhost:${port}/`
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      close()
      process.exit(0)
    })
  }
  console.log(`Rerank Lab  ${address}`)
  return address
}
