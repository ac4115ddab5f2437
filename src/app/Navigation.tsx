import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '../components/Button.tsx'
import { choose, useChoices } from '../state/choices.ts'
import { useDevice } from '../state/hooks.ts'
import styles from './Navigation.module.css'
import { rooms } from './rooms.ts'
import { nextTheme } from './theme.ts'
import { hashOf } from './view-url.ts'

const themeIcons = { auto: <Monitor />, light: <Sun />, dark: <Moon /> }
const themeNames = { auto: 'as the system', light: 'light', dark: 'dark' }

export function Navigation() {
  const choices = useChoices()
  return (
    <header className={styles['bar']}>
      <strong className={styles['brand']}>Rerank Lab</strong>
      <nav aria-label="Screens" className={styles['links']}>
        {rooms.map(({ screen, name }) => (
          <a key={screen} href={hashOf({ ...choices, screen })} aria-current={screen === choices.screen ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <DeviceStatus />
      <IconButton label={`Theme: ${themeNames[choices.theme]}`} icon={themeIcons[choices.theme]} onClick={() => choose({ theme: nextTheme(choices.theme) })} />
    </header>
  )
}

/** What computes, and what was tried before it. */
function DeviceStatus() {
  const { text, fallbacks } = useDevice()
  if (fallbacks.length === 0) return <span className={styles['device']}>{text}</span>
  return (
    <details className={styles['device']} data-fallback>
      <summary>{text}</summary>
      <ul>
        {fallbacks.map(({ from, stage, reason }, at) => (
          <li key={at}>
            <strong>
              {from.device === 'webgpu' ? 'WebGPU' : 'WASM'} {from.dtype}
            </strong>{' '}
            failed at {stage.replace('-', ' ')}: {reason}
          </li>
        ))}
      </ul>
    </details>
  )
}
