/** Rules that several tools have in common. */
import type { Rule } from './dialect.ts'

export const alwaysLevelOne: Rule = { says: 'any grade from 1 up is relevant, whatever the level', matters: ({ level }) => level !== 1 }

export const float32Scores: Rule = { says: 'scores are read as float32, so that close ones tie', matters: ({ tiedInFloat32 }) => tiedInFloat32 }

export const overReturned: Rule = { says: 'queries without a list are left out of the mean', matters: ({ missing }) => missing > 0 }

export const exponentialGain: Rule = { says: 'the gain is 2^grade − 1', matters: ({ maxGrade }) => maxGrade > 1 }

export const candidatesOnly: Rule = { says: 'only the candidates count as judged, so that what the first stage missed costs nothing', matters: ({ missed }) => missed }
