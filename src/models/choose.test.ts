import { describe, expect, test } from 'vitest'
import type { Dtype } from '../systems/system.ts'
import { rungs, type DeviceRequest, type Gpu } from './choose.ts'

const withDtypes = (...dtypes: readonly Dtype[]) => ({ graphs: dtypes.map((dtype) => ({ dtype, path: `onnx/model_${dtype}.onnx`, external: [], bytes: 1 })) })
const half: Gpu = { shaderF16: true }
const single: Gpu = { shaderF16: false }
const none: Gpu = { reason: 'This browser has no WebGPU.' }
const auto: DeviceRequest = { device: 'auto', dtype: 'auto' }
const names = (...given: Parameters<typeof rungs>) => rungs(...given).rungs.map(({ device, dtype }) => `${device} ${dtype}`)
const reason = (device: string, dtype: string, ...given: Parameters<typeof rungs>) => rungs(...given).leftOut.find((each) => each.device === device && each.dtype === dtype)?.reason

const full = withDtypes('fp32', 'fp16', 'q8', 'q4')

describe('auto', () => {
  test('goes from the GPU in half precision down to WASM', () => expect(names(full, auto, half)).toEqual(['webgpu fp16', 'webgpu fp32', 'wasm q8', 'wasm fp32']))
  test('leaves fp16 out where the adapter has no shader-f16, and says so', () => {
    expect(names(full, auto, single)).toEqual(['webgpu fp32', 'wasm q8', 'wasm fp32'])
    expect(reason('webgpu', 'fp16', full, auto, single)).toMatch(/shader-f16/)
  })
  test('passes on why there is no GPU', () => {
    expect(names(full, auto, none)).toEqual(['wasm q8', 'wasm fp32'])
    expect(reason('webgpu', 'fp32', full, auto, none)).toBe('This browser has no WebGPU.')
  })
  test('leaves quantised weights out where exact scores are asked for', () => expect(names(full, { ...auto, exact: true }, none)).toEqual(['wasm fp32']))
  test('takes what there is', () => {
    expect(names(withDtypes('q4'), auto, single)).toEqual(['webgpu q4', 'wasm q4'])
    expect(names(withDtypes('q8'), { ...auto, exact: true }, half)).toEqual(['wasm q8'])
    expect(names(withDtypes('fp16'), auto, none)).toEqual(['wasm fp16'])
  })
})

describe('asked for', () => {
  test('a dtype overrides the choice', () => expect(names(full, { ...auto, dtype: 'q4' }, half)).toEqual(['webgpu q4', 'wasm q4']))
  test('a device stays the device', () => expect(names(full, { ...auto, device: 'webgpu' }, half)).toEqual(['webgpu fp16', 'webgpu fp32']))
  test('int8 on WebGPU cannot be had', () => {
    expect(names(full, { device: 'webgpu', dtype: 'q8' }, half)).toEqual([])
    expect(reason('webgpu', 'q8', full, { device: 'webgpu', dtype: 'q8' }, half)).toMatch(/no WebGPU kernels for int8/)
  })
  test('a dtype that the model lacks is named', () => expect(reason('wasm', 'q4', withDtypes('fp32'), { ...auto, dtype: 'q4' }, none)).toBe('The model has no q4 graph.'))
})

describe('frozen', () => {
  test('fp32 goes on as fp32 on WASM, not as q8', () => expect(names(full, { ...auto, frozen: 'fp32' }, half)).toEqual(['webgpu fp32', 'wasm fp32']))
  test('fp16 has nowhere to go on, since WASM would compute it as float32', () => {
    expect(names(full, { ...auto, frozen: 'fp16' }, none)).toEqual([])
    expect(reason('wasm', 'fp16', full, { ...auto, frozen: 'fp16' }, none)).toMatch(/not be comparable/)
  })
  test('the frozen dtype wins over the one asked for', () => expect(names(full, { ...auto, dtype: 'q4', frozen: 'q8' }, half)).toEqual(['wasm q8']))
})
