/** Names of measures: what people type in any of the field's spellings, and the one spelling that we write. */
import { measureSyntax } from './measure-syntax.ts'
import type { MeasureDefinition } from './measures/definition.ts'
import { defaultParameters, parameterSyntax, type MeasureParameters, type ParameterName } from './measures/parameters.ts'
import { measureTable } from './measures/table.ts'

/** A measure as a person asks for it. */
export interface Measure {
  readonly definition: MeasureDefinition
  /** null: the whole list. */
  readonly cutoff: number | null
  /** A relevance level of its own, `(rel=2)`; null: the one chosen for all. */
  readonly level: number | null
  /** All of them, at their defaults where the name is silent; what the definition does not take is at its default. */
  readonly parameters: MeasureParameters
}

/** A name that is no measure's; the message says what would be. */
export class MeasureError extends Error {
  override readonly name = 'MeasureError'
}

interface Named {
  readonly definition: MeasureDefinition
  readonly preset: Partial<MeasureParameters>
}

const byName = new Map<string, Named>()
for (const definition of measureTable) {
  for (const name of [definition.name, ...definition.aliases]) byName.set(name.toLowerCase(), { definition, preset: {} })
  for (const [name, preset] of Object.entries(definition.presets ?? {})) byName.set(name.toLowerCase(), { definition, preset })
}

/**
 * Reads a measure's name: `nDCG@10`, `MRR@10`, `Hit@5`, `MAP`, `Recall@100`, `P@10`, …; their aliases (`RR`, `AP`,
 * `Success`, `R`, `Precision`) in any case; trec_eval's names (`ndcg_cut_10`, `recip_rank`, `P_10`, `success_5`) and ranx's
 * (`ndcg_burges@10`, `hit_rate@5`, `rbp.95`); each with ir_measures' parameters, `RR(rel=2)@10`, `nDCG(dcg='exp-log2')@10`,
 * `RBP(p=0.9)`. Throws MeasureError.
 */
export function parseMeasure(text: string): Measure {
  const syntax = measureSyntax(text)
  const named = syntax && byName.get(syntax.word.toLowerCase())
  if (!syntax || !named) throw new MeasureError(`No measure is called “${text}”. Known: ${examples()}; what else it needs goes in brackets, MRR(rel=2)@10 or nDCG(dcg='exp-log2')@10.`)
  const { definition } = named
  // ranx writes RBP's persistence behind a point: rbp.95 is p = .95, and no cut-off.
  const persistence = syntax.cut?.mark === '.' && takes(definition, 'p') ? [{ name: 'p', text: `.${syntax.cut.digits}` }] : []
  const cut = persistence.length > 0 ? null : syntax.cut
  if (cut === null && definition.cutoff === 'required') throw new MeasureError(`“${text}” needs a cut-off, as in ${definition.name}@10.`)
  if (cut !== null && definition.cutoff === 'none') throw new MeasureError(`${definition.name} takes no cut-off, so “${text}” should be without @${cut.digits}.`)
  if (cut !== null && Number(cut.digits) < 1) throw new MeasureError(`The cut-off of “${text}” must be 1 or more.`)
  let level: number | null = null
  let parameters: MeasureParameters = { ...defaultParameters, ...named.preset }
  for (const { name, text: value } of [...syntax.given, ...persistence]) {
    if (name === 'rel') level = readLevel(definition, value, text)
    else parameters = { ...parameters, ...readParameter(definition, name, value, text) }
  }
  return { definition, cutoff: cut === null ? null : Number(cut.digits), level, parameters }
}

const takes = ({ parameters = [] }: MeasureDefinition, name: string): name is ParameterName => parameters.some((parameter) => parameter === name)

function readLevel({ name, usesLevel }: MeasureDefinition, value: string, text: string): number {
  if (!usesLevel) throw new MeasureError(`${name} does not depend on a relevance level, so “${text}” should be without rel=${value}.`)
  if (!/^\d+$/.test(value) || Number(value) < 1) throw new MeasureError(`The relevance level of “${text}” must be 1 or more.`)
  return Number(value)
}

function readParameter(definition: MeasureDefinition, name: string, value: string, text: string): Partial<MeasureParameters> {
  const { name: measure, usesLevel, parameters = [] } = definition
  if (!takes(definition, name)) {
    const known = [...parameters, ...(usesLevel ? ['rel'] : [])]
    throw new MeasureError(`${measure} has no parameter “${name}”, as “${text}” has it; ${known.length > 0 ? `it takes ${known.join(' and ')}` : 'it takes none'}.`)
  }
  const read = parameterSyntax[name].read(value)
  if (read === null) throw new MeasureError(`The ${name} of “${text}” must be ${parameterSyntax[name].expected}.`)
  return { [name]: read }
}

/** The spelling that we write: `nDCG@10`, `MRR(rel=2)@10`, `RBP(p=0.8)`, `MAP`. Parsing it gives the measure back. */
export function measureName({ definition, cutoff, level, parameters }: Measure): string {
  const inBrackets = (definition.parameters ?? []).flatMap((name) => written(name, parameters))
  if (level !== null) inBrackets.push(`rel=${level}`)
  return definition.name + (inBrackets.length === 0 ? '' : `(${inBrackets.join(',')})`) + (cutoff === null ? '' : `@${cutoff}`)
}

function written<Name extends ParameterName>(name: Name, parameters: MeasureParameters): string[] {
  const { write, always } = parameterSyntax[name]
  return always || parameters[name] !== defaultParameters[name] ? [`${name}=${write(parameters[name])}`] : []
}

const examples = () => measureTable.map(({ name, cutoff }) => (cutoff === 'none' ? name : cutoff === 'required' ? `${name}@k` : `${name} or ${name}@k`)).join(', ')
