/**
 * Cuts JSON into records without parsing it: the elements of one array, the members of one object (as `"key": value`),
 * or values one after another. Only strings and the depth of brackets are followed; whether a record is JSON is for the
 * parser to say. So a broken record costs one record, and broken brackets cost what comes after them.
 */
import { LONGEST_FRAME, Pieces, type Framer, type OnFrame } from './framer.ts'

export type JsonFraming = 'elements' | 'members' | 'values'

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
const isOpening = (byte: number) => byte === OPEN_ARRAY || byte === OPEN_OBJECT
const isClosing = (byte: number) => byte === CLOSE_ARRAY || byte === CLOSE_OBJECT

export class JsonFrames implements Framer {
  #onRecord: OnFrame
  #framing: JsonFraming
  #longest: number
  #rest = new Pieces()
  #number = 0
  /** Brackets open inside the record; the outer ones are not counted. */
  #depth = 0
  #inString = false
  #escaped = false
  #inRecord = false
  #state: 'before' | 'inside' | 'after' = 'before'
  #damage: string | undefined

  constructor(framing: JsonFraming, onRecord: OnFrame, longest = LONGEST_FRAME) {
    this.#framing = framing
    this.#onRecord = onRecord
    this.#longest = longest
    if (framing === 'values') this.#state = 'inside'
  }

  push(chunk: Uint8Array): void {
    if (this.#damage !== undefined) return
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (byte === BACKSLASH) this.#escaped = true
        else if (byte === QUOTE) this.#inString = false
      } else if (this.#inRecord) {
        if (byte === QUOTE) this.#inString = true
        else if (isOpening(byte)) this.#depth++
        else if (this.#depth > 0 && isClosing(byte)) {
          this.#depth--
          if (this.#depth === 0 && this.#framing !== 'members') this.#give(chunk.subarray(start, at + 1))
        } else if (this.#depth === 0 && (byte === COMMA || isClosing(byte))) {
          this.#give(chunk.subarray(start, at))
          this.#between(byte)
        }
      } else if (!isSpace(byte)) {
        if (this.#state === 'inside' && byte !== COMMA && !isClosing(byte)) {
          this.#inRecord = true
          start = at
          if (byte === QUOTE) this.#inString = true
          else if (isOpening(byte)) this.#depth = 1
        } else this.#between(byte)
      }
      if (this.#damage !== undefined) return
    }
    if (!this.#inRecord) return
    this.#rest.add(chunk.subarray(start))
    if (this.#rest.length > this.#longest) this.#damage = `Record ${this.#number + 1} does not end within ${this.#longest} bytes; the rest is not read.`
  }

  end(): string | undefined {
    if (this.#damage !== undefined) return this.#damage
    if (this.#inRecord) {
      if (this.#framing === 'values' && this.#depth === 0 && !this.#inString) this.#give(new Uint8Array(0))
      else return `The file ends inside record ${this.#number + 1}; the records before it are kept.`
    }
    if (this.#framing === 'values' || this.#state === 'after') return undefined
    return `The file ends after record ${this.#number} without its closing bracket, so it may have been cut.`
  }

  #give(last: Uint8Array): void {
    this.#inRecord = false
    this.#number++
    this.#onRecord(this.#rest.join(last), this.#number)
  }

  /** A byte that stands outside all records. */
  #between(byte: number): void {
    const [open, close] = this.#framing === 'members' ? [OPEN_OBJECT, CLOSE_OBJECT] : [OPEN_ARRAY, CLOSE_ARRAY]
    if (this.#state === 'before' && byte === open) this.#state = 'inside'
    else if (this.#state === 'inside' && this.#framing !== 'values' && byte === close) this.#state = 'after'
    else if (this.#state === 'inside' && byte === COMMA) return
    else {
      const found = JSON.stringify(String.fromCharCode(byte))
      this.#damage =
        this.#state === 'after'
          ? `After the closing bracket stands ${found}; what follows is ignored.`
          : `After record ${this.#number} stands ${found}, which breaks the file's structure; the records before it are kept.`
    }
  }
}
