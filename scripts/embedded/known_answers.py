"""Scores of a few pairs of the demo as onnxruntime gives them in Python: the app's tests compare their own with these."""
import json
from pathlib import Path

from evaluate import by_bi_encoder, by_cross_encoder
from settings import ROOT
from unseen import Collection

QUERIES, DEPTH = 3, 5
ANSWERS = ROOT / 'scripts/goldens/embedded.json'


def demo() -> Collection:
    """The first candidates of the demo's first queries; a passage is its title and text, as the app reads it."""
    rows = [json.loads(line) for line in (ROOT / 'public/demo/candidates.jsonl').read_text().split('\n')[:QUERIES]]
    queries, passages, lists = {}, {}, {}
    for row in rows:
        name = str(row['query']['qid'])
        queries[name] = row['query']['text']
        for candidate in row['candidates'][:DEPTH]:
            passages[str(candidate['docid'])] = f'{candidate["doc"].get("title", "")} {candidate["doc"]["text"]}'.strip()
        lists[name] = [str(candidate['docid']) for candidate in row['candidates'][:DEPTH]]
    return Collection('demo', queries, passages, lists, {})


def known_answers(folder: Path, names: list[str]) -> dict[str, list[dict[str, object]]]:
    """Per model, pairs with their scores."""
    collection = demo()
    found = {}
    for name in names:
        score = by_bi_encoder if name == 'bi-encoder' else by_cross_encoder
        scores = score(folder / name, collection)
        found[name] = [{'query': collection.queries[q], 'passage': collection.passages[p], 'score': round(value, 6)} for q, row in scores.items() for p, value in row.items()]
    return found


def keep(folder: Path, names: list[str]) -> None:
    """Writes the answers of those models into scripts/goldens/embedded.json, beside what it holds of others."""
    kept = json.loads(ANSWERS.read_text()) if ANSWERS.exists() else {}
    ANSWERS.write_text(json.dumps(kept | known_answers(folder, names), ensure_ascii=False, indent=1) + '\n')


if __name__ == '__main__':
    keep(ROOT / 'public/models/embedded', ['bi-encoder', 'reranker'])
