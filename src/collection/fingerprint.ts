/** A collection's key: what its content hashes to. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { digest } from '../columns/digest.ts'
import type { Collection } from './collection.ts'
import { columnsOf } from './columns.ts'

/**
 * 16 hexadecimal digits of SHA-256 over the names and the columns' digests (SHA-256 of the columns themselves takes longer than reading them); the
 * fingerprint that the collection holds is not looked at.
 */
export function fingerprintOf(collection: Collection): string {
  const hash = sha256.create()
  const names = [collection.name, ...collection.firstStages.map((stage) => stage.name), ...collection.judgementSets.map((set) => set.name)]
  hash.update(new TextEncoder().encode(JSON.stringify(names)))
  for (const [name, column] of columnsOf(collection)) {
    hash.update(new TextEncoder().encode(`${name} ${column.byteLength} ${digest(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))} `))
  }
  return bytesToHex(hash.digest()).slice(0, 16)
}
