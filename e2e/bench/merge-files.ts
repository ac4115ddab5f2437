/** Runs and logits of shards of the queries as files of the whole: every line as the part has it that scored its query. */

/** Queries in the collection's order, as the app writes a run. */
export const wholeRun = (parts: readonly string[], queries: readonly string[]): string =>
  joined(parts, (line) => line.slice(0, line.indexOf(' ')), queries.map((qid) => qid.replace(/\s+/g, '_')))

/** Queries in the order of `rerankLab.scores()`, whose keys are ids: those that are whole numbers come first. */
export const wholeLogits = (parts: readonly string[], queries: readonly string[]): string =>
  joined(parts, (line) => (JSON.parse(line) as { qid: string }).qid, Object.keys(Object.fromEntries(queries.map((qid) => [qid, null]))))

function joined(parts: readonly string[], queryOf: (line: string) => string, queries: readonly string[]): string {
  const lines = new Map<string, string[]>()
  for (const part of parts) {
    const own = new Map<string, string[]>()
    for (const line of part.split('\n')) {
      if (line === '') continue
      const query = queryOf(line)
      const held = own.get(query)
      if (held) held.push(line)
      else own.set(query, [line])
    }
    // A query that needs no scores is whole in every part, and alike.
    for (const [query, found] of own) if (!lines.has(query)) lines.set(query, found)
  }
  return [...new Set(queries)].flatMap((query) => lines.get(query) ?? []).map((line) => `${line}\n`).join('')
}
