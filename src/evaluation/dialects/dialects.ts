/** All dialects there are, ours first. Another one is a file beside this and a line in this list. */
import { beir } from './beir.ts'
import type { Dialect } from './dialect.ts'
import { mteb } from './mteb.ts'
import { quepid } from './quepid.ts'
import { ranx } from './ranx.ts'
import { sentenceTransformers } from './sentence-transformers.ts'
import { trecEvalFloat32 } from './trec-eval-float32.ts'
import { trecEval } from './trec-eval.ts'

export const dialects: readonly Dialect[] = [trecEval, trecEvalFloat32, ranx, beir, mteb, sentenceTransformers, quepid]
