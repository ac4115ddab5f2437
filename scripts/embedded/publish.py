"""Puts exported models with their cards where the app takes them from: `python scripts/embedded/publish.py bi-encoder reranker`."""
import json
import shutil
import subprocess
import sys
from pathlib import Path

from known_answers import keep
from settings import OUT, ROOT, cached

HERE = Path(__file__).parent


def table(results: dict[str, dict], name: str) -> str:
    """The measures as lines of Markdown."""
    lines = ['| BM25 top 100, nDCG@10 | queries | BM25 | this model | 95 % interval |', '| --- | --- | --- | --- | --- |']
    for collection, found in results.items():
        mine = found[name]
        low, high = mine['interval']
        lines.append(f'| {collection} | {found["queries"]} | {found["BM25"]["nDCG@10"]:.4f} | {mine["nDCG@10"]:.4f} | {low:.4f} to {high:.4f} |')
    return '\n'.join(lines)


def publish(folder: Path, results: dict[str, dict], names: tuple[str, ...] = ('bi-encoder', 'reranker')) -> None:
    """Replaces the models of those names, writes their cards and known answers, and lists the files anew."""
    for name in names:
        there = ROOT / 'public/models/embedded' / name
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(folder / name, there)
        card = (HERE / 'cards' / f'{name}.md').read_text()
        (there / 'README.md').write_text(card.replace('<!-- figures -->', table(results, name)))
    keep(folder, list(names))
    subprocess.run(['npx', 'tsx', 'scripts/list-embedded.ts'], cwd=ROOT, check=True)


if __name__ == '__main__':
    publish(cached(OUT), json.loads(cached('evaluation.json').read_text()), tuple(sys.argv[1:]))
