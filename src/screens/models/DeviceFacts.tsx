import { useDevice } from '../../state/hooks.ts'
import styles from './DeviceFacts.module.css'

const devices = { webgpu: 'WebGPU', wasm: 'WASM' }
const stages = {
  adapter: 'no adapter',
  session: 'the model did not load there',
  'known-answer': 'its scores were not those of WASM',
  run: 'a run failed',
  'device-lost': 'the device was lost',
  slower: 'it was slower',
}

/** What computes here, and everything that was tried before it with the reason it was given up. */
export function DeviceFacts() {
  const { text, fallbacks } = useDevice()
  return (
    <section className={styles['device']} aria-label="Device">
      <p>
        Computes on <b>{text}</b>
      </p>
      {fallbacks.length > 0 && (
        <ul>
          {fallbacks.map(({ from, stage, reason }, at) => (
            <li key={at}>
              <b>
                {devices[from.device]} {from.dtype}
              </b>{' '}
              was given up, {stages[stage]}: {reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
