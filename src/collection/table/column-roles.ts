/** What a table's columns are for, as far as their names tell. A person may say it better. */

type Row = { readonly [column: string]: unknown }

/** Each is a key that the reader of pair rows knows. */
export const roles = ['query', 'qid', 'text', 'title', 'docno', 'score', 'rank', 'label'] as const
export type Role = (typeof roles)[number]

/** The column that plays each role. */
export type ColumnRoles = { readonly [role in Role]?: string }

// In order of preference; case, spaces and hyphens make no difference.
const NAMES: { readonly [role in Role]: readonly string[] } = {
  query: ['query', 'query_text', 'question', 'search_query', 'user_query', 'search_term', 'query_string', 'sentence1', 'text_1', 'q'],
  qid: ['qid', 'query_id', 'queryid', 'topic_id', 'question_id', 'search_id', 'topic'],
  text: ['text', 'passage', 'passage_text', 'document', 'document_text', 'doc_text', 'doc', 'content', 'contents', 'body', 'segment', 'chunk', 'chunk_text', 'snippet', 'sentence2', 'text_2', 'context', 'answer', 'description', 'product_description'],
  title: ['title', 'doc_title', 'document_title', 'product_title'],
  docno: ['docno', 'docid', 'doc_id', 'document_id', 'passage_id', 'pid', 'corpus_id', 'chunk_id', 'product_id'],
  score: ['score', 'similarity', 'retrieval_score', 'first_stage_score', 'bm25_score', 'bm25', 'cosine', 'relevance_score'],
  rank: ['rank', 'position', 'doc_position'],
  label: ['label', 'labels', 'relevance', 'rel', 'grade', 'rating', 'judgement', 'judgment', 'is_relevant', 'relevant', 'gain', 'is_selected'],
}

const normal = (name: string) => name.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '')

/** The first column of each role's names. */
export function guessRoles(columns: readonly string[]): ColumnRoles {
  const byName = new Map(columns.toReversed().map((column) => [normal(column), column]))
  const guessed: { [role in Role]?: string } = {}
  for (const role of roles) {
    const name = NAMES[role].find((candidate) => byName.has(candidate))
    const column = name === undefined ? undefined : byName.get(name)
    if (column !== undefined) guessed[role] = column
  }
  return guessed
}

/** The columns of a table, and what each was taken for. */
export interface TableColumns {
  readonly columns: readonly string[]
  readonly roles: ColumnRoles
  /** True where a person said so: then nothing else of a row counts. */
  readonly chosen: boolean
}

/** A row as the readers of records take it: its own keys and those of the roles, or, where a person chose, those of the roles alone. */
export function playing(row: Row, { roles: columns, chosen }: Omit<TableColumns, 'columns'>): Row {
  const played: { [key: string]: unknown } = chosen ? {} : { ...row }
  for (const role of roles) {
    const column = columns[role]
    if (column !== undefined && Object.hasOwn(row, column) && !Object.hasOwn(played, role)) played[role] = row[column]
  }
  return played
}
