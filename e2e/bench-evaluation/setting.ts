/** All that a measurement needs standing: the files, our program, the app served, and the Python tools. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, isBuildStale } from '../../scripts/setup/build.mjs'
import { root } from '../../scripts/setup/command.mjs'
import { serveBuild } from '../bench-scoring/server.ts'
import { buildPrograms, type Programs } from './build-programs.ts'
import type { Choices } from './choices.ts'
import { takesPart, wantsPython } from './contestants/line-up.ts'
import { names } from './contestants/names.ts'
import { installTools } from './contestants/python.ts'
import { writeFiles, type Files } from './workload-files.ts'

export interface Setting {
  readonly files: Files
  readonly programs: Programs
  /** Where the app is served; null where it takes no part. */
  readonly url: string | null
  /** Python with the tools in it; null where they take no part. */
  readonly interpreter: string | null
  close(): void
}

export async function openSetting(choices: Choices, tell: (line: string) => void): Promise<Setting> {
  const interpreter = wantsPython(choices) ? await installTools(choices.python) : null
  const folder = mkdtempSync(join(tmpdir(), 'rerank-lab-bench-'))
  try {
    tell(`Writing ${choices.size.queries} × ${choices.size.depth} in ${folder}`)
    const files = writeFiles(folder, choices.size)
    const programs = await buildPrograms(join(folder, 'programs'))
    const hasPage = takesPart(names.page, choices)
    if (hasPage && choices.app === null && (await isBuildStale())) await build({ quiet: true })
    const served = hasPage ? await serveBuild(choices.app ?? join(root, 'dist')) : null
    return {
      files,
      programs,
      url: served?.url ?? null,
      interpreter,
      close() {
        served?.close()
        rmSync(folder, { recursive: true })
      },
    }
  } catch (error) {
    rmSync(folder, { recursive: true })
    throw error
  }
}
