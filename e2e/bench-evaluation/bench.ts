/** npm run bench:evaluation: how fast a run is read and measured, beside what the field measures with. */
import { runCommand } from '../bench-command.ts'
import { choicesFrom, usage } from './choices.ts'
import { measure } from './measure.ts'
import { written } from './written.ts'

await runCommand({ usage, choicesFrom, measure, written, isWrong: ({ agreements }) => agreements.some(({ agrees }) => !agrees) })
