/**
 * The demo as its authors wrote it: one text file a subject under source/, in blocks parted by blank lines.
 *
 *   ? query-id The query's text          # passage-id
 *   3 passage-id passage-id              Title
 *   0 passage-id                         Text in one line.
 *
 * A query's block lists its judgements by grade; a passage may be judged for several queries, in other files too. The
 * last line of a block holds what was judged afterwards, because BM25 ranks it high.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Passage {
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface Query {
  readonly id: string
  readonly text: string
  /** Grade by passage id; what is absent is unjudged. */
  readonly grades: ReadonlyMap<string, number>
}

export interface Source {
  readonly queries: readonly Query[]
  readonly passages: readonly Passage[]
}

/** A place in the source that is not in the format, with what to write there. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
}

/** All subjects of scripts/demo/source, in the order of their names. Throws SourceError. */
export function readSource(): Source {
  const folder = fileURLToPath(new URL('source/', import.meta.url))
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt')).sort()
  const subjects = files.map((file) => parseSubject(file, readFileSync(folder + file, 'utf8')))
  return { queries: subjects.flatMap(({ queries }) => queries), passages: subjects.flatMap(({ passages }) => passages) }
}

/** One subject's file. Throws SourceError with the file's name and the line. */
export function parseSubject(file: string, content: string): Source {
  const queries: Query[] = []
  const passages: Passage[] = []
  for (const { line, lines } of blocksOf(content)) {
    const refuse = (expected: string): never => {
      throw new SourceError(`${file}, block at line ${line}, begins with "${lines[0]}": expected ${expected}`)
    }
    const [, mark, id, rest] = /^([?#]) ([a-z0-9-]+)(?: (.+))?$/.exec(lines[0] ?? '') ?? refuse('"? query-id text" or "# passage-id"')
    if (id === undefined) return refuse('an id of small letters, digits and hyphens')
    if (mark === '?') {
      queries.push({ id, text: rest ?? refuse("the query's text after its id"), grades: gradesOf(lines.slice(1), refuse) })
    } else {
      const [, title, text, ...more] = lines
      if (title === undefined || text === undefined || more.length > 0) return refuse('a title and a text, one line each')
      passages.push({ id, title, text })
    }
  }
  return { queries, passages }
}

function gradesOf(lines: readonly string[], refuse: (expected: string) => never): Map<string, number> {
  const grades = new Map<string, number>()
  for (const line of lines) {
    const [grade, ...ids] = line.split(' ')
    if (grade === undefined || !/^[0-3]$/.test(grade) || ids.length === 0) return refuse(`"${line}" to be a grade 0 to 3 and passage ids`)
    for (const id of ids) {
      if (grades.has(id)) return refuse(`${id} to be judged once`)
      grades.set(id, Number(grade))
    }
  }
  return grades
}

/** Runs of lines between blank ones, with the 1-based line that each begins at. */
function blocksOf(content: string): { line: number; lines: string[] }[] {
  const blocks: { line: number; lines: string[] }[] = []
  let open: string[] | undefined
  content.split('\n').forEach((text, at) => {
    if (text.trim() === '') open = undefined
    else if (open !== undefined) open.push(text)
    else blocks.push({ line: at + 1, lines: (open = [text]) })
  })
  return blocks
}
