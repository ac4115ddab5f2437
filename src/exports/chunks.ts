/** Text of any length as bytes in pieces: a run of seven million lines never becomes one string. */

const CHUNK = 1 << 20
const encoder = new TextEncoder()

/** UTF-8 of the texts one after another, in chunks of about a megabyte. */
export function* utf8Chunks(texts: Iterable<string>): Generator<Uint8Array<ArrayBuffer>> {
  let gathered = ''
  for (const text of texts) {
    gathered += text
    if (gathered.length < CHUNK) continue
    yield encoder.encode(gathered)
    gathered = ''
  }
  if (gathered !== '') yield encoder.encode(gathered)
}
