/** Whether what reads a hook is near the window: what is not can wait for what is. */
import { createContext } from 'react'

export const InView = createContext(true)
