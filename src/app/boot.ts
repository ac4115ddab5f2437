await import('./main.tsx')
