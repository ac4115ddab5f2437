/** What sets and runs are called: their file's name without its extensions. */

// Parquet files of the Hub are numbered, even where there is one.
const EXTENSION = /(\.(gz|jsonl?|ndjson|tsv|csv|txt|trec|run|qrels?|res|out|parquet)|-00000-of-00001)$/i

export function nameOf(file: string): string {
  let name = file.replace(/^.*(?:[\\/]|› )/, '')
  for (let shorter = name.replace(EXTENSION, ''); shorter !== name && shorter !== ''; shorter = name.replace(EXTENSION, '')) name = shorter
  return name || 'unnamed'
}

/** What texts without a run are called: by their folder or archive, since the file is `corpus.jsonl` in every set. */
export function nameOfCorpus(file: string): string {
  const path = file.split(/\s*›\s*|[\\/]/)
  return path.at(-2)?.replace(/\.zip$/i, '') || nameOf(file)
}

/** `name`, or `name (2)`, `name (3)`, … where it is taken. */
export function uniqueName(name: string, taken: readonly string[]): string {
  let unique = name
  for (let count = 2; taken.includes(unique); count++) unique = `${name} (${count})`
  return unique
}
