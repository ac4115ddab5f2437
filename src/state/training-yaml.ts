/** The config as a file: what the text view and the import and export of the screen are about. */
import { readConfig, writeConfig, type ConfigFinding } from '../training/config/yaml.ts'
import { save } from './download.ts'
import { configNow, takeConfig } from './training-config.ts'

export type { ConfigFinding } from '../training/config/yaml.ts'
export { writeConfig } from '../training/config/yaml.ts'

/** Takes a config as text, if all of it can be read (what it does not say is at its default); else what is wrong with it, key by key, and nothing changes. */
export function takeYaml(yaml: string): readonly ConfigFinding[] {
  const { config, findings } = readConfig(yaml)
  if (findings.length === 0) takeConfig(config)
  return findings
}

/** Saves the config as a file. */
export const exportConfig = (): void => save(new Blob([writeConfig(configNow())], { type: 'application/yaml' }), 'training.yaml')
