"""Collections that are never trained on, with BM25's top 100: TREC DL 2019, SciFact and NFCorpus (test)."""
import gzip
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from measures import ranked
from settings import SHARED

DEPTH = 100


@dataclass(frozen=True)
class Collection:
    """`lists[q]` are the candidates of a query, best first; `grades[q]` all its judgements."""

    name: str
    queries: dict[str, str]
    passages: dict[str, str]
    lists: dict[str, list[str]]
    grades: dict[str, dict[str, int]]


def dl19() -> Collection:
    folder = SHARED / 'data' / 'dl19'
    rows = json.loads((folder / 'candidates.BM25.json').read_text())
    lists = {str(row['hits'][0]['qid']): row for row in rows}
    grades: dict[str, dict[str, int]] = {}
    for query, _, passage, grade in map(str.split, (folder / 'qrels.txt').read_text().splitlines()):
        grades.setdefault(query, {})[passage] = int(grade)
    return Collection(
        'DL19',
        {query: row['query'] for query, row in lists.items()},
        {str(hit['docid']): hit['content'] for row in rows for hit in row['hits']},
        {query: [str(hit['docid']) for hit in row['hits'][:DEPTH]] for query, row in lists.items()},
        {query: grades.get(query, {}) for query in lists},
    )


def beir(name: str, label: str) -> Collection:
    folder = SHARED / 'data' / 'beir'
    lists: dict[str, dict[str, float]] = {}
    with gzip.open(folder / f'{name}.test.bm25.trec.gz', 'rt') as run:
        for query, _, passage, _, score, *_ in map(str.split, run):
            lists.setdefault(query, {})[passage] = float(score)
    with zipfile.ZipFile(folder / f'{name}.zip') as archive:

        def lines(ending: str) -> Iterator[str]:
            path = next(entry for entry in archive.namelist() if entry.endswith(ending))
            yield from archive.read(path).decode().strip().split('\n')

        corpus = {row['_id']: f'{row.get("title", "")} {row["text"]}'.strip() for row in map(json.loads, lines('corpus.jsonl'))}
        queries = {row['_id']: row['text'] for row in map(json.loads, lines('queries.jsonl'))}
        grades: dict[str, dict[str, int]] = {}
        for query, passage, grade in (line.split('\t') for line in list(lines('qrels/test.tsv'))[1:]):
            grades.setdefault(query, {})[passage] = int(grade)
    # A query that BM25 finds nothing for counts as 0, as with trec_eval -c.
    best = {query: ranked(lists.get(query, {}))[:DEPTH] for query in grades}
    wanted = {passage for row in best.values() for passage in row}
    return Collection(label, {query: queries[query] for query in best}, {p: corpus[p] for p in wanted}, best, {query: grades[query] for query in best})


def unseen() -> list[Collection]:
    return [dl19(), beir('scifact', 'SciFact'), beir('nfcorpus', 'NFCorpus')]
