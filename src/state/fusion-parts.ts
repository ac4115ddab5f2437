/** What is kept of fusions, checked when it is read: anyone can write there. */
import { normalisations } from '../ranking/normalise.ts'
import { PALETTE_SIZE } from '../systems/colours.ts'
import type { FusionRule } from '../systems/system.ts'
import type { KeptFusion } from './derived/fused.ts'
import { isRecord } from './remembered-parts.ts'

export const fusionsIn = (value: unknown): readonly KeptFusion[] => (Array.isArray(value) ? value.filter(isFusion) : [])

function isFusion(value: unknown): value is KeptFusion {
  if (!isRecord(value)) return false
  const { parts, rule, colour } = value
  return Array.isArray(parts) && parts.length > 1 && parts.every((part) => typeof part === 'string') && isRule(rule, parts.length) && Number.isInteger(colour) && Number(colour) >= 0 && Number(colour) < PALETTE_SIZE
}

function isRule(value: unknown, parts: number): value is FusionRule {
  if (!isRecord(value)) return false
  if (value['kind'] === 'reciprocal-rank') return isNumber(value['k']) && value['k'] >= 0
  const { kind, normalisation, weights } = value
  return kind === 'interpolation' && normalisations.some((name) => name === normalisation) && Array.isArray(weights) && weights.length === parts && weights.every(isNumber)
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
