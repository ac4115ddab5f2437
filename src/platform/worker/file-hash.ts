/** What a file on disk hashes to, as `sha256sum` prints it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { fileSource } from '../shared/file-source.ts'
import { HASHED_AT_ONCE } from '../shared/hashed-at-once.ts'

/** SHA-256 in hexadecimal digits. The browser's own is many times as fast, but wants all bytes at once; larger files are read as they come. */
export async function sha256Of(file: File): Promise<string> {
  if (isSecureContext && file.size <= HASHED_AT_ONCE) return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())))
  const hash = sha256.create()
  for await (const chunk of fileSource(file).stream()) hash.update(chunk)
  return bytesToHex(hash.digest())
}
