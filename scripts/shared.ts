import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const beside = fileURLToPath(new URL('../../shared', import.meta.url))

/**
 * The folder of real data, models and reference values that lies beside the project for those who build it, or
 * undefined where a user has only the project. Tests that get a folder must use it: a file missing inside is an error.
 */
export const sharedFolder: string | undefined = existsSync(beside) ? beside : undefined
