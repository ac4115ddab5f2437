import { Button as Base } from '@base-ui/react/button'
import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** `primary` is the one next step of a screen; `quiet` is a button among data. */
  readonly look?: 'primary' | 'plain' | 'quiet'
  readonly icon?: ReactNode
}

export function Button({ look = 'plain', icon, children, ...rest }: ButtonProps) {
  return (
    <Base className={look === 'plain' ? styles['button'] : `${styles['button']} ${styles[look]}`} {...rest}>
      {icon}
      {children}
    </Base>
  )
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  /** What it does; a screen reader says it and a pointer shows it. */
  readonly label: string
  readonly icon: ReactNode
}

/** A button that is only an icon. */
export function IconButton({ label, icon, ...rest }: IconButtonProps) {
  return (
    <Base className={`${styles['button']} ${styles['quiet']} ${styles['icon']}`} aria-label={label} title={label} {...rest}>
      {icon}
    </Base>
  )
}
