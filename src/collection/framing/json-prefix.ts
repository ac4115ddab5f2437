/** Reads JSON that was cut somewhere: what can be known of a file's first record before its end has come. */

/** The value that `text` starts, with everything left out that the cut broke. Undefined where there is nothing to make of it. */
export function parsePrefix(text: string): unknown {
  const closers: string[] = []
  let safe = 0
  let safeClosers = ''
  let expectsKey = false
  const keep = (end: number) => {
    safe = end
    safeClosers = closers.toReversed().join('')
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (character === '"') {
      const end = stringEnd(text, at)
      if (end < 0) break
      at = end
      if (!expectsKey) keep(at + 1)
    } else if (character === '{' || character === '[') {
      closers.push(character === '{' ? '}' : ']')
      expectsKey = character === '{'
      keep(at + 1)
    } else if (character === '}' || character === ']') {
      if (closers.pop() !== character) return undefined
      keep(at + 1)
      if (closers.length === 0) break
      expectsKey = false
    } else if (character === ',') {
      keep(at)
      expectsKey = closers.at(-1) === '}'
    } else if (character === ':') {
      if (closers.at(-1) !== '}') return undefined
      expectsKey = false
    }
  }
  try {
    return JSON.parse(text.slice(0, safe) + safeClosers)
  } catch {
    return undefined // it was no JSON to begin with
  }
}

function stringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0
    while (text[at - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return at
  }
  return -1
}
