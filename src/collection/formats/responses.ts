/**
 * What reranking services answer: a list of scores, each with the place of its document in the request, and with the
 * document where it was asked for. The query stands in the request only, so it is looked for beside the results
 * (`{"query", "documents", "results"}`) and in `{"request": {…}, "response": {…}}`; without it, the nth answer is to the
 * nth query that other files bring, and a place without its document is one of the list of that query.
 */
import { many, Refusal } from '../findings.ts'
import { DOC_ID_KEYS, required, takeCandidates, type ReadCandidate } from './candidates.ts'
import { first, idOf, isObject, listOf, numberOf, passageText } from './fields.ts'
import type { JsonObject, RecordFormat } from './format.ts'
import { answeredQuery } from './answered-query.ts'
import { LIST, recordOf } from './record.ts'

/** What was taken out of here has the logit too: scores of strong ones tie when they are sigmoids. */
const SCORE_KEYS = ['logit', 'relevance_score', 'score'] as const
const DOCUMENT_KEYS = ['document', 'text', 'input', 'passage'] as const
const DOCUMENTS_KEYS = ['documents', 'texts', 'passages', 'input', 'text_2', 'data_2'] as const

/** @param isResult whether one of the results is of this service's shape */
const response = (name: string, key: string, expected: string, isResult: (result: JsonObject) => boolean): RecordFormat => ({
  name,
  kind: 'candidates',
  shape: 'records',
  expected,
  matches(record) {
    const results = answerIn(record)[key]
    if (!Array.isArray(results) || !results.every((result) => isObject(result))) return false
    // An answer with nothing in it counts too: the nth answer is to the nth query.
    return results.some(isResult) || (results.length === 0 && key !== LIST)
  },
  read(record, at) {
    const request = isObject(record['request']) ? record['request'] : record
    const given = first(request, DOCUMENTS_KEYS)
    const documents = Array.isArray(given) ? (given as readonly unknown[]) : undefined
    const query = answeredQuery(request, at)
    const results = listOf(answerIn(record)[key], key)
    const named = documents ? [] : results.filter(namesPlaceAlone)
    for (const result of named) at.draft.placed.push({ query, place: result.index, score: numberOf(first(result, SCORE_KEYS), 'score'), record: at.number })
    takeCandidates(named.length === 0 ? results : results.filter((result) => !namesPlaceAlone(result)), query, at, (result) => readResult(result, documents))
    const left = documents ? documents.length - results.length : 0
    if (left > 0) at.findings.tally('left out', (count) => `In ${many(count, 'response')} the service left out documents of the request (${left} in the first of them): they are no candidates.`)
  },
})

/** Services leave documents out unless they are asked for (return_documents). */
const namesPlaceAlone = (result: unknown): result is JsonObject & { readonly index: number } =>
  isObject(result) && Number.isInteger(result['index']) && first(result, [...DOCUMENT_KEYS, ...DOC_ID_KEYS]) === undefined && typeof first(result, SCORE_KEYS) === 'number'

const hasIndex = (result: JsonObject) => typeof result['index'] === 'number' && typeof first(result, SCORE_KEYS) === 'number'

/** Cohere, and those who answer as it does: Jina, vLLM. */
export const cohereResponse = response('Cohere response', 'results', '{"results": [{"index", "relevance_score", "document": {"text"}}]}', hasIndex)
/** Also the answer of vLLM's score API. */
export const voyageResponse = response('Voyage, Pinecone, mixedbread response', 'data', '{"data": [{"index", "score" or "relevance_score", "document" or "input"}]}', hasIndex)
export const elasticResponse = response('Elastic response', 'rerank', '{"rerank": [{"index", "relevance_score", "text"}]}', hasIndex)
export const textEmbeddingsInferenceResponse = response('Text Embeddings Inference response', LIST, '[{"index", "score", "text"}]', hasIndex)
export const flashRankResponse = response(
  'FlashRank response',
  LIST,
  '[{"id", "text", "meta", "score"}]',
  (result) => typeof first(result, ['text', 'passage']) === 'string' && typeof result['score'] === 'number' && !hasIndex(result),
)

function answerIn(record: JsonObject): JsonObject {
  return recordOf(record['response']) ?? record
}

/** What a result without its document is refused with. */
export const documentMissing = (reason: string) => new Refusal(reason, 'the document with each result (return_documents), or the query and documents of the request beside the results')
export const requestMissing = (place: unknown) => documentMissing(`it names place ${String(place)} of a request that is not here`)

function readResult(result: unknown, documents: readonly unknown[] | undefined): ReadCandidate {
  if (!isObject(result)) throw new Refusal('it is no object', 'an object with an index and a score')
  const place = result['index']
  const document = first(result, DOCUMENT_KEYS) ?? (typeof place === 'number' ? documents?.[place] : undefined)
  const id = idOf(first(isObject(document) ? document : result, DOC_ID_KEYS), 'document id')
  if (document === undefined && id === undefined) throw requestMissing(place)
  return { id, text: required(id, passageText(document)), score: numberOf(first(result, SCORE_KEYS), 'score'), rank: NaN }
}
