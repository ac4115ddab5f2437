/**
 * Qdrant's answers: `{"result": {"points": [{"id", "score", "payload": {"text", …}}]}}` of a query, `{"result": […]}` of
 * a search, a list of either where several were asked at once, and the Python client's `{"points": […]}` and bare list of points. Points stand
 * best first. A point's id is a number or a UUID, so people keep their own ids in the payload: those are taken first.
 */
import { many, Refusal } from '../findings.ts'
import { answeredQuery } from './answered-query.ts'
import { DOC_ID_KEYS, required, takeCandidates, type ReadCandidate } from './candidates.ts'
import { first, idOf, isObject, numberOf, passageText } from './fields.ts'
import type { JsonObject, Place, RecordFormat } from './format.ts'
import { LIST } from './record.ts'

const isPoint = (value: unknown): value is JsonObject => isObject(value) && Object.hasOwn(value, 'id') && typeof value['score'] === 'number'

/** Others answer with a bare list too; no one else's has payloads. */
const isPointList = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every((point: unknown) => isPoint(point) && Object.hasOwn(point, 'payload'))

export const qdrant: RecordFormat = {
  name: 'Qdrant result',
  kind: 'candidates',
  shape: 'records',
  expected: '{"result": {"points": [{"id", "score", "payload": {"text"}}]}}',
  matches(record) {
    const lists = listsOf(record)
    // A query that found nothing counts too: the nth result is the nth query's.
    return lists.some((points) => points.some(isPoint)) || (Object.hasOwn(record, 'result') && lists.length > 0 && lists.every((points) => points.length === 0))
  },
  read(record, at) {
    for (const points of listsOf(record)) takeCandidates(points, answeredQuery(record, at), at, isDistance(points, at) ? (point) => flipped(readPoint(point)) : readPoint)
  },
}

/** The points of each query. */
function listsOf(record: JsonObject): (readonly unknown[])[] {
  const result = Object.hasOwn(record, 'result') ? record['result'] : isPointList(record[LIST]) ? record[LIST] : record
  const points = isObject(result) ? result['points'] : result
  if (!Array.isArray(points)) return []
  const several = points.map((one: unknown) => (isObject(one) ? one['points'] : one))
  return several.length > 0 && several.every((one) => Array.isArray(one)) ? several : [points]
}

function readPoint(point: unknown): ReadCandidate {
  if (!isObject(point)) throw new Refusal('it is no object', 'a point with an id, a score and a payload')
  const payload = isObject(point['payload']) ? point['payload'] : {}
  const id = idOf(first(payload, DOC_ID_KEYS) ?? point['id'], 'document id')
  const text = first(payload, ['page_content', 'document', 'text'])
  return { id, text: required(id, passageText(typeof text === 'string' ? { ...payload, text } : payload)), score: numberOf(point['score'], 'score'), rank: NaN }
}

/** Collections with Euclid or Manhattan distance give distances as scores, and the best point the smallest. */
function isDistance(points: readonly unknown[], at: Place): boolean {
  const scores = points.filter(isPoint).map((point) => point['score'] as number)
  const [best, worst] = [scores[0] ?? 0, scores.at(-1) ?? 0]
  if (best >= worst) return false
  at.findings.tally('distance', (count) => `In ${many(count, 'list')} the scores grow from the best point to the worst: they are distances, and the first stage is minus the distance.`)
  return true
}

const flipped = (candidate: ReadCandidate): ReadCandidate => ({ ...candidate, score: 0 - candidate.score })
