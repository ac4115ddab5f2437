/** CRC-32 as gzip uses it (RFC 1952, section 8): detects damage, nothing more. */

/** Bytes at a time: one after another each would wait for the one before (slicing by 8: Kounavis and Berry, 2008). */
const STEP = 8

/** 256 a place of a step: what a byte is worth that so many bytes follow. */
const worth = new Int32Array(STEP << 8)
for (let byte = 0; byte < 256; byte++) {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  worth[byte] = value
}
for (let at = 256; at < worth.length; at++) worth[at] = followed(worth[at - 256] as number, 0)

/** The checksum so far, with one more byte. */
function followed(crc: number, byte: number): number {
  return (worth[(crc ^ byte) & 255] as number) ^ (crc >>> 8)
}

/** The checksum of what gave `before` followed by `bytes`; an unsigned 32-bit integer. Start with 0. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before
  let at = 0
  for (; at + STEP <= bytes.length; at += STEP) {
    const first = crc ^ ((bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24))
    crc =
      (worth[0x700 | (first & 255)] as number) ^
      (worth[0x600 | ((first >>> 8) & 255)] as number) ^
      (worth[0x500 | ((first >>> 16) & 255)] as number) ^
      (worth[0x400 | (first >>> 24)] as number) ^
      (worth[0x300 | (bytes[at + 4] as number)] as number) ^
      (worth[0x200 | (bytes[at + 5] as number)] as number) ^
      (worth[0x100 | (bytes[at + 6] as number)] as number) ^
      (worth[bytes[at + 7] as number] as number)
  }
  for (; at < bytes.length; at++) crc = followed(crc, bytes[at] as number)
  return ~crc >>> 0
}
