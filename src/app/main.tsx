import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import './base.css'
import { followTheme } from './theme.ts'
import './tokens.css'
import { followView } from './follow-view.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')
followTheme()
followView()
createRoot(root).render(<App />)
