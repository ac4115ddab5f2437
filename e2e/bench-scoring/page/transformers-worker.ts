/** transformers.js in a worker. */
import { expose } from 'comlink'
import { transformersHost } from './transformers-host.ts'

expose(transformersHost)
