/** What a person or a script can do with a training. */
export { changeConfig, resetConfig } from './training-config.ts'
export { openTest, pauseTraining, resumeTraining, stopTraining, takeRun, train, trainGrid } from './training-run.ts'
export { promote, takeBack, takeHome } from './tuned.ts'
