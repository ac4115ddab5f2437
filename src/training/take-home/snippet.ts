/** The Python that comes along: it loads the folder in sentence-transformers and holds its scores against ours. */
import type { Dtype } from '../../systems/system.ts'
import type { KeptHead } from './kept-head.ts'

/** How far Python's scores may be from ours: another runtime's float32, or float16. */
export const toleranceOf = (dtype: Dtype): number => (dtype === 'fp16' ? 2e-3 : 1e-4)

/** What snippet.py reads: texts are other people's, and stand in no program. */
export function examplesJson({ examples, config }: KeptHead, graph: string): string {
  return `${JSON.stringify({ file_name: graph, max_length: config.model.max_length, tolerance: toleranceOf(config.model.dtype), pairs: examples }, null, 2)}\n`
}

export const snippet = `"""Scores examples.json with this folder's model and holds the scores against those in it.

    pip install "sentence-transformers[onnx]"
    python snippet.py

Ends with 1 where a score is further off than the tolerance.
"""
import json
import sys
from pathlib import Path

import torch
from sentence_transformers import CrossEncoder

folder = Path(__file__).resolve().parent
examples = json.loads((folder / "examples.json").read_text(encoding="utf-8"))

model = CrossEncoder(
    str(folder),
    backend="onnx",
    model_kwargs={"file_name": examples["file_name"], "provider": "CPUExecutionProvider"},
    max_length=examples["max_length"],
    activation_fn=torch.nn.Identity(),  # logits; without it one label comes through a sigmoid
)
scores = model.predict([(pair["query"], pair["passage"]) for pair in examples["pairs"]])
if scores.ndim == 2:  # not relevant, relevant: the log-odds
    scores = scores[:, 1] - scores[:, 0]

worst = 0.0
for pair, score in zip(examples["pairs"], scores):
    difference = abs(float(score) - pair["score"])
    worst = max(worst, difference)
    print(f'{float(score):12.6f}  expected {pair["score"]:12.6f}  off by {difference:.1e}  {pair["query"][:60]!r}')

print(f'{len(scores)} pairs, the worst off by {worst:.1e}; allowed is {examples["tolerance"]:.0e}')
sys.exit(0 if len(scores) > 0 and worst <= examples["tolerance"] else 1)
`
