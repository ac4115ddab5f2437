/** The config as a file that a person reads, edits and keeps beside the head. */
import { isNode, LineCounter, parseDocument, stringify } from 'yaml'
import type { TrainingConfig } from './config.ts'
import { trainingDefaults } from './defaults.ts'
import type { Path } from './reader.ts'
import { configReader } from './schema.ts'

/** Something in a config that was not taken as it stood; the default stands in for it. */
export interface ConfigFinding {
  /** `optimizer.learning_rate`; empty for the file as a whole. */
  readonly key: string
  /** Line of the file, from 1; null where it has none. */
  readonly line: number | null
  /** What was found and what was expected. */
  readonly message: string
}

export interface ReadConfig {
  readonly config: TrainingConfig
  readonly findings: readonly ConfigFinding[]
}

const HEADER = `# What a training in Rerank Lab depends on: this, the collection and the kind of backend give the same head again.
# Names are sentence-transformers' (losses, mining) and transformers' (optimizer); what is left out takes its default.
`

/** YAML that readConfig reads back to the same config, and PyYAML to the same values. */
export function writeConfig(config: TrainingConfig): string {
  // What YAML 1.1 would not take for a text is quoted, and a number such as 1e-7 gets the point that it wants there.
  return HEADER + stringify(config, { compat: 'yaml-1.1', lineWidth: 0 }).replaceAll(/^(\s*[\w@]+: -?\d)(e[+-]\d+)$/gm, '$1.0$2')
}

/**
 * Reads a config; what it does not say is as in `base`. Never throws: what cannot be read is among the findings, and
 * the config is what is left.
 */
export function readConfig(yaml: string, base: TrainingConfig = trainingDefaults): ReadConfig {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken) return { config: base, findings: [{ key: '', line: lines.linePos(broken.pos[0]).line, message: `This is no YAML: ${broken.message}` }] }
  const findings: ConfigFinding[] = []
  const lineOf = (at: Path): number | null => {
    const node: unknown = document.getIn(at, true)
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : null
  }
  const config = configReader(contentOf(document) ?? {}, base, [], (at, message) => findings.push({ key: at.join('.'), line: at.length > 0 ? lineOf(at) : null, message }))
  return { config, findings }
}

/** Plain values; a text that says why where aliases are meant to blow them up, which the reader then refuses. */
function contentOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
