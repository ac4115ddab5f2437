/**
 * The same texts, with a number behind each that stood before: `a`, `a`, `b` become `a`, `a (2)`, `b`. A number that
 * would make one text into another of them is passed over. `numbered` says how the number is written; two texts count
 * as the same when `sameAs` makes them so.
 */
export function uniqueTexts(
  texts: readonly string[],
  numbered = (text: string, count: number) => `${text} (${count})`,
  sameAs = (text: string) => text,
): string[] {
  const natural = new Set(texts.map(sameAs))
  const taken = new Set<string>()
  return texts.map((text) => {
    const free = (candidate: string) => !taken.has(sameAs(candidate)) && (candidate === text || !natural.has(sameAs(candidate)))
    let candidate = text
    for (let count = 2; !free(candidate); count++) candidate = numbered(text, count)
    taken.add(sameAs(candidate))
    return candidate
  })
}
