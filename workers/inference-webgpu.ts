/** The realm that runs graphs on the GPU. */
import { expose } from 'comlink'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'
import { InferenceRealm } from '../src/platform/worker/inference-realm.ts'
import { webgpuSessions } from '../src/platform/worker/webgpu-sessions.ts'

letErrorsCross()
expose(new InferenceRealm(webgpuSessions()))
