"""Puts exported models with their cards where the app takes them from: `python scripts/embedded/publish.py bi-encoder reranker`."""
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx

from known_answers import keep
from settings import OUT, ROOT, cached

HERE = Path(__file__).parent


CARDS = ROOT / 'src/models/embedded-cards.json'
HEAD = """| BM25's top 100, nDCG@10 | queries | BM25 | this model | 95 % interval | stored in float32 |
| --- | --- | --- | --- | --- | --- |"""


def figures(results: dict[str, dict], name: str) -> list[dict[str, object]]:
    return [
        {'collection': collection, 'queries': found['queries'], 'BM25': found['BM25']['nDCG@10'], **found[name], 'inFloat32': found[f'{name} in float32']['nDCG@10']}
        for collection, found in results.items()
    ]


def table(rows: list[dict]) -> str:
    """The figures as lines of Markdown."""
    lines = ['{collection} | {queries} | {BM25:.4f} | {nDCG@10:.4f} | {interval[0]:.4f} to {interval[1]:.4f} | {inFloat32:.4f}'.format(**row) for row in rows]
    return '\n'.join([HEAD, *(f'| {line} |' for line in lines)])


def facts(card: str) -> list[dict[str, str]]:
    """The card's points: `- **Shape**: a vector for …`, which may go over several lines."""
    points = re.findall(r'^- \*\*(.+?)\*\*:? (.+?)(?=^- |^$)', card, re.MULTILINE | re.DOTALL)
    return [{'name': name, 'text': ' '.join(text.split())} for name, text in points]


def parameters(graph: Path) -> int:
    """How many numbers the float32 graph has that were learnt or counted."""
    return sum(int(np.prod(tensor.dims)) for tensor in onnx.load(graph).graph.initializer if tensor.data_type == onnx.TensorProto.FLOAT and len(tensor.dims) > 0)


def publish(folder: Path, results: dict[str, dict], names: tuple[str, ...] = ('bi-encoder', 'reranker')) -> None:
    """Replaces the models of those names, writes their cards (for the model's folder and for the app) and known answers, and lists the files anew."""
    cards = json.loads(CARDS.read_text()) if CARDS.exists() else {}
    for name in names:
        there = ROOT / 'public/models/embedded' / name
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(folder / name, there)
        card, rows = (HERE / 'cards' / f'{name}.md').read_text(), figures(results, name)
        (there / 'README.md').write_text(card.replace('<!-- figures -->', table(rows)))
        cards[f'embedded/{name}'] = {'parameters': parameters(folder / f'{name}.float.onnx'), 'figures': rows, 'facts': facts(card)}
    CARDS.write_text(json.dumps(cards, ensure_ascii=False, indent=1) + '\n')
    keep(folder, list(names))
    subprocess.run(['npx', 'tsx', 'scripts/list-embedded.ts'], cwd=ROOT, check=True)


if __name__ == '__main__':
    publish(cached(OUT), json.loads(cached('evaluation.json').read_text()), tuple(sys.argv[1:]))
