/** The look of report.html: the app's, in one sheet that the file carries. */
export const style = `
:root { color-scheme: light dark; --ground: light-dark(#fafaf8, #131417); --ink: light-dark(#1b1d21, #e9eaec); --muted: light-dark(#5f656e, #989fa9);
  --line: light-dark(#e6e6e2, #2a2d33); --strong: light-dark(#8b9099, #6d747f); --up: light-dark(#00639b, #56b4e9); --down: light-dark(#b04a00, #f0904a); --accent: light-dark(#1f4fd0, #86a8ff);
  --s0: light-dark(#6f757e, #9aa1ab); --s1: light-dark(#b9639a, #d890b9); --s2: light-dark(#1f4fd0, #86a8ff); --s3: light-dark(#b87700, #e69f00);
  --s4: light-dark(#2a86b8, #56b4e9); --s5: light-dark(#d55e00, #f0813c); --s6: light-dark(#8a7f00, #f0e442); --s7: light-dark(#1b1d21, #e9eaec); }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 13px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; font-variant-numeric: tabular-nums }
main { max-width: 1240px; margin: 0 auto; padding: 32px 24px 64px }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; overflow-wrap: anywhere } h2 { font-size: 20px; line-height: 1.3; margin: 40px 0 8px } h3 { font-size: 15px; margin: 24px 0 0; overflow-wrap: anywhere }
p { max-width: 72ch; margin: 8px 0; color: var(--muted) } p.lead { color: var(--ink); font-size: 15px }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; margin: 12px 0 }
th, td { padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; font-weight: 400 }
thead th { color: var(--muted); font-size: 12px; vertical-align: bottom } th:first-child, td:first-child { text-align: left; min-width: 9em; max-width: 26em; white-space: normal; overflow-wrap: anywhere }
tbody th { font-weight: 500 } td.best { font-weight: 700 }
.swatch { display: inline-block; width: 8px; height: 8px; border-radius: 4px; margin-right: 8px }
svg { display: block; width: 100%; height: auto; margin: 8px 0; overflow: visible; font-size: 12px }
.grid { stroke: var(--line) } .zero { stroke: var(--strong) } .tick, .axis { fill: var(--muted) } .name { fill: var(--ink) }
.frontier { fill: none; stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 5 4 } .level { stroke-dasharray: 2 3 }
rect.up { fill: var(--up) } rect.down { fill: var(--down) }
${Array.from({ length: 8 }, (_, at) => `circle.s${at} { fill: var(--s${at}); stroke: var(--s${at}) } line.s${at} { stroke: var(--s${at}) } .swatch.s${at} { background: var(--s${at}) }`).join('\n')}
circle.hollow { fill: var(--ground) }
ul { padding-left: 20px } code { font: 12px ui-monospace, 'SF Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere }
.failed { color: var(--down) }
@media (max-width: 600px) { main { padding: 20px 16px 48px } h1 { font-size: 20px } .chart { overflow-x: auto } .chart svg { min-width: 640px } }
`
