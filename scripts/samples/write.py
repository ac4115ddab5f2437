"""Writes src/collection/formats/testing/written/: files by the tools that people have them from.

    python -m venv /tmp/samples && /tmp/samples/bin/pip install ranx pandas pyarrow polars datasets chromadb qdrant-client ir-measures
    /tmp/samples/bin/python scripts/samples/write.py src/collection/formats/testing/written

It prints a line a file: its name, and the tool and version that wrote it. Contents are the same few passages throughout.
"""
import io
import json
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

out = Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)

QUERY = 'why is the lawn "white", early in the morning?'
OTHER = "what is fog"
PASSAGES = {
    "d1": "A light frost whitens grass when the ground cools below 0 °C, on a clear night.",
    "d2": "Dew forms when moist air meets a surface colder than its dew point;\n„Tau“ in German.",
    "d3": 'The sky is "blue" because air scatters short waves more than long ones.',
}
RUN = {"q1": {"d2": 7.5, "d1": 6.25, "d3": 1.0}, "q2": {"d3": 2.5}}
QRELS = {"q1": {"d1": 3, "d2": 0}, "q2": {"d3": 1}}


def wrote(name, package, call):
    print(f"{name}\t{package} {version(package)}, {call}")


def ranx_files():
    from ranx import Qrels, Run

    for kind in ("json", "trec"):
        Run(RUN, name="bm25").save(str(out / f"ranx.run.{kind}"), kind=kind)
        Qrels(QRELS).save(str(out / f"ranx.qrels.{kind}"), kind=kind)
        wrote(f"ranx.run.{kind}", "ranx", f"Run.save(kind={kind!r})")
        wrote(f"ranx.qrels.{kind}", "ranx", f"Qrels.save(kind={kind!r})")


def pair_rows():
    queries = {"q1": QUERY, "q2": OTHER}
    return [
        {"query_id": q, "query": queries[q], "doc_id": d, "passage": PASSAGES[d], "score": score, "label": QRELS[q].get(d, 0)}
        for q, docs in RUN.items()
        for d, score in docs.items()
    ]


def pandas_files():
    import pandas as pd

    frame = pd.DataFrame(pair_rows())
    frame.to_csv(out / "pandas.csv", index=False)
    frame.to_csv(out / "pandas.tsv", index=False, sep="\t")
    frame.to_csv(out / "pandas.semicolon.csv", sep=";")
    frame.to_csv(out / "pandas.csv.gz", index=False)
    frame.to_json(out / "pandas.jsonl", orient="records", lines=True)
    frame.to_parquet(out / "pandas.parquet")
    for name, call in [
        ("pandas.csv", "to_csv(index=False)"),
        ("pandas.tsv", "to_csv(sep='\\t')"),
        ("pandas.semicolon.csv", "to_csv(sep=';')"),
        ("pandas.csv.gz", "to_csv('….csv.gz')"),
        ("pandas.jsonl", "to_json(orient='records', lines=True)"),
        ("pandas.parquet", "to_parquet()"),
    ]:
        wrote(name, "pandas", call)


def polars_files():
    import polars as pl

    pl.DataFrame(pair_rows()).write_parquet(out / "polars.parquet")
    wrote("polars.parquet", "polars", "write_parquet() (zstd)")


def datasets_files():
    from datasets import Dataset

    sets = {
        "corpus": [{"_id": d, "title": "", "text": text} for d, text in PASSAGES.items()],
        "queries": [{"_id": "q1", "text": QUERY}, {"_id": "q2", "text": OTHER}],
        "qrels": [{"query-id": q, "corpus-id": d, "score": grade} for q, docs in QRELS.items() for d, grade in docs.items()],
        "top_ranked": [{"query-id": q, "corpus-ids": list(docs)} for q, docs in RUN.items()],
        "triplets": [{"query": QUERY, "pos": [PASSAGES["d1"]], "neg": [PASSAGES["d2"], PASSAGES["d3"]], "pos_scores": [0.5]}],
    }
    for name, rows in sets.items():
        Dataset.from_list(rows).to_parquet(out / f"datasets.{name}.parquet")
        wrote(f"datasets.{name}.parquet", "datasets", "Dataset.to_parquet()")


def chroma_file():
    import chromadb

    collection = chromadb.EphemeralClient().create_collection("samples", embedding_function=None)
    vectors = {"d1": [1.0, 0.0], "d2": [0.8, 0.6], "d3": [0.0, 1.0]}
    collection.add(ids=list(PASSAGES), documents=list(PASSAGES.values()), embeddings=list(vectors.values()), metadatas=[{"n": n} for n in range(3)])
    result = collection.query(query_embeddings=[[0.9, 0.1], [0.1, 0.9]], n_results=3)
    (out / "chroma.json").write_text(json.dumps(result), encoding="utf-8")
    wrote("chroma.json", "chromadb", "json.dumps(Collection.query())")


def qdrant_file():
    from qdrant_client import QdrantClient, models

    client = QdrantClient(":memory:")
    client.create_collection("samples", vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))
    vectors = [[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]]
    points = [models.PointStruct(id=n + 1, vector=vectors[n], payload={"doc_id": d, "text": text}) for n, (d, text) in enumerate(PASSAGES.items())]
    client.upsert("samples", points=points)
    (out / "qdrant.json").write_text(client.query_points("samples", query=[0.9, 0.1], limit=3).model_dump_json(), encoding="utf-8")
    wrote("qdrant.json", "qdrant-client", "query_points().model_dump_json()")


def zip_files():
    """Archives as Python and streams write them: deflated, stored, with sizes behind the members, with 64-bit sizes."""
    rows = "".join(f"q1 Q0 {d} {n + 1} {3 - n} run\n" for n, d in enumerate(PASSAGES))
    qrels = "".join(f"q1 0 {d} {n}\n" for n, d in enumerate(PASSAGES))

    class Unseekable(io.RawIOBase):
        def __init__(self):
            self.bytes = bytearray()

        def writable(self):
            return True

        def write(self, data):
            self.bytes += data
            return len(data)

    for name, method in (("deflated", zipfile.ZIP_DEFLATED), ("stored", zipfile.ZIP_STORED)):
        with zipfile.ZipFile(out / f"{name}.zip", "w", method) as archive:
            archive.writestr("set/run.trec", rows)
            archive.writestr("set/qrels/test.tsv", qrels)
            archive.writestr("__MACOSX/._run.trec", "clutter")
    streamed = Unseekable()
    with zipfile.ZipFile(streamed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("set/run.trec", rows)
        archive.writestr("set/qrels/test.tsv", qrels)
    (out / "streamed.zip").write_bytes(bytes(streamed.bytes))
    with zipfile.ZipFile(out / "zip64.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("set/run.trec", "w", force_zip64=True) as member:
            member.write(rows.encode())
        with archive.open("set/qrels/test.tsv", "w", force_zip64=True) as member:
            member.write(qrels.encode())
    for name in ("deflated", "stored", "streamed", "zip64"):
        print(f"{name}.zip\tPython {sys.version.split()[0]}, zipfile")


for write in (ranx_files, pandas_files, polars_files, datasets_files, chroma_file, qdrant_file, zip_files):
    try:
        write()
    except Exception as error:  # one tool that cannot be installed is no reason to have none of the others
        print(f"{write.__name__}: {error!r}", file=sys.stderr)
