/**
 * The GPU's realm as the product ships it. This file keeps hold of its device, so that a test can destroy it, and counts
 * what runs in sessions that were opened for one shape of batch.
 */
import * as ort from 'onnxruntime-web/webgpu'
import { DESTROY_DEVICE } from './destroy-device.ts'
import { FIXED_SESSIONS, type FixedSession } from './fixed-sessions.ts'
import '../../workers/inference-webgpu.ts'

let device: GPUDevice | null = null

if ('gpu' in navigator) {
  const requestDevice = GPUAdapter.prototype.requestDevice
  GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    return (device = await requestDevice.call(this, descriptor))
  }
}

new BroadcastChannel(DESTROY_DEVICE).onmessage = () => device?.destroy()

const fixed: FixedSession[] = []
const create = ort.InferenceSession.create.bind(ort.InferenceSession) as (graph: Uint8Array, options: ort.InferenceSession.SessionOptions) => Promise<ort.InferenceSession>

async function counted(graph: Uint8Array, options: ort.InferenceSession.SessionOptions): Promise<ort.InferenceSession> {
  const session = await create(graph, options)
  const { freeDimensionOverrides: sizes } = options
  if (sizes === undefined) return session
  const counts = { sizes, isRecorded: options.enableGraphCapture === true, runs: 0 }
  fixed.push(counts)
  const run = session.run.bind(session)
  const countedRun = (feeds: ort.InferenceSession.FeedsType, fetches: ort.InferenceSession.FetchesType) => {
    counts.runs++
    return run(feeds, fetches)
  }
  return Object.assign(session, { run: countedRun })
}

Object.assign(ort.InferenceSession, { create: counted })

const channel = new BroadcastChannel(FIXED_SESSIONS)
channel.onmessage = ({ data }) => {
  if (data === null) channel.postMessage(fixed)
}
