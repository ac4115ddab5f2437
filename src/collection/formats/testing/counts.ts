/** What a draft holds, for comparing with what a sample was made to hold. */
import type { FileDraft } from '../../draft.ts'

export interface Counts {
  readonly queries: number
  readonly candidates: number
  readonly judgements: number
  /** Texts of passages, where the file ranks nothing. */
  readonly texts?: number
}

/** Where the file ranks something its texts are not counted. */
export function countsOf({ queries, lists, judgements, passages }: FileDraft): Required<Counts> {
  return { queries: queries.length, candidates: lists.length, judgements: judgements.length, texts: lists.length > 0 ? 0 : passages.withTexts }
}

export const expectedOf = ({ queries, candidates, judgements, texts = 0 }: Counts): Required<Counts> => ({ queries, candidates, judgements, texts })
