/** What charts take of Observable Plot. It is as large as a screen, so it is fetched when there is something to draw: import this file's type only. */
export { areaY, axisX, axisY, dot, gridX, gridY, line, link, plot, pointer, pointerX, rectY, ruleX, ruleY, text, tip } from '@observablehq/plot'
