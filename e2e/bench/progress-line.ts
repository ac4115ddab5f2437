/** How far it is, for whoever waits: a line that moves on a terminal, plain lines elsewhere. */
import type { CellProgress, Listener } from '../../src/benchmark/run/place.ts'

/** The part of a stream that is needed. */
export interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** Milliseconds between two plain lines about one run. */
const SELDOM = 15_000
const BAR = 24

export function progressLine(screen: Screen, now: () => number = () => performance.now()): Listener {
  const moves = screen.isTTY === true
  const erase = moves ? '\r\u001B[2K' : ''
  let toldAt = now()
  return {
    line: (text) => void screen.write(`${erase}${text}\n`),
    begin: (title) => void screen.write(moves ? `${erase}${fitted(`opening ${title}`, screen.columns ?? 80)}` : `${title}: begins\n`),
    progress(title, progress) {
      if (moves) return void screen.write(`${erase}${fitted(`${bar(progress)} ${title}`, screen.columns ?? 80)}`)
      if (now() - toldAt < SELDOM) return
      toldAt = now()
      screen.write(`${title}: ${words(progress)}\n`)
    },
    done(title, { stageSpeeds, pairs, measures, device, dtype }, wall) {
      toldAt = now()
      const [first] = Object.entries(measures)
      const rate = stageSpeeds.length === 1 ? stageSpeeds[0]?.pairsPerSecond : undefined
      const told = [`${pairs} pairs in ${seconds(wall)}`, ...(rate ? [`${rate.toFixed(1)} pairs/s`] : []), `${device ?? ''} ${dtype ?? ''}`, ...(first?.[1].mean === undefined || first[1].mean === null ? [] : [`${first[0]} ${first[1].mean.toFixed(4)}`])]
      screen.write(`${erase}${title}: ${told.join(', ')}\n`)
    },
  }
}

function bar(progress: CellProgress): string {
  const share = progress.pairsTotal > 0 ? progress.pairsDone / progress.pairsTotal : 0
  const full = Math.round(BAR * share)
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${words(progress)} `
}

function words({ phase, pairsDone, pairsTotal, pairsPerSecond, timeLeft }: CellProgress): string {
  if (phase === 'loading') return 'loading'
  return [`${pairsDone}/${pairsTotal} pairs`, ...(pairsPerSecond > 0 ? [`${pairsPerSecond.toFixed(1)} pairs/s`] : []), ...(Number.isFinite(timeLeft) && timeLeft > 0 ? [`${seconds(timeLeft)} left`] : [])].join(', ')
}

const seconds = (milliseconds: number): string => (milliseconds < 90_000 ? `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s` : `${(milliseconds / 60_000).toFixed(1)} min`)

/** A line that wraps cannot be erased. */
const fitted = (text: string, columns: number): string => (text.length < columns ? text : `${text.slice(0, Math.max(0, columns - 2))}…`)
