import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { expose } from './automation.ts'
import './base.css'
import { followTheme } from './theme.ts'
import './tokens.css'
import { followView } from './follow-view.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')
followTheme()
followView()
expose()
createRoot(root).render(<App />)
