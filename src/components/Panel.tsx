import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './Panel.module.css'

interface PanelProps {
  /** What the panel shows: it is named in the sentence that stands there when it fails. */
  readonly name: string
  readonly children: ReactNode
}

/** An error boundary around one panel, so that one that fails costs one panel. What it shows can be tried again. */
export class Panel extends Component<PanelProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(`The panel "${this.props.name}" could not be drawn`, error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div role="alert" className={styles['failed']}>
        <p>
          <strong>{this.props.name} could not be drawn.</strong> The rest of the page and your data are untouched.
        </p>
        <p className={styles['reason']}>{error.message}</p>
        <Button onClick={() => this.setState({ error: null })}>Try again</Button>
      </div>
    )
  }
}
