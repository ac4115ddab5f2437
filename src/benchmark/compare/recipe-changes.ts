/** What of two recipes differs, in words: two systems of one name may be two models. */
import { stagesOf } from '../../systems/pipeline.ts'
import type { Scorer, System } from '../../systems/system.ts'

/** A sentence a difference; none where the recipes are alike. */
export function recipeChanges(before: System, after: System): readonly string[] {
  const [old, now] = [stagesOf(before), stagesOf(after)]
  if (old.length !== now.length) return [`${old.length} stages before, ${now.length} after`]
  return old.flatMap((stage, at) => {
    const other = now[at]
    if (!other) return []
    const place = old.length > 1 ? `stage ${at + 1}: ` : ''
    return [...scorerChanges(stage.scorer, other.scorer), ...changed('depth', stage.depth, other.depth)].map((told) => place + told)
  })
}

const scorerChanges = (before: Scorer, after: Scorer): readonly string[] => [
  ...changed('model', before.model, after.model),
  ...changed('revision', before.revision, after.revision),
  ...changed('dtype', before.dtype, after.dtype),
  ...changed('maximum length', before.maxLength, after.maxLength),
  ...changed('windows', told(before.windows), told(after.windows)),
  ...changed('embedding', told(before.embedding), told(after.embedding)),
]

const changed = (what: string, before: string | number, after: string | number): readonly string[] => (before === after ? [] : [`${what} ${before} before, ${after} after`])

const told = (part: object | undefined): string => (part === undefined ? 'none' : Object.values(part).join(' '))
