"""Opens everything that the app exports in the tools that it is for, and holds what they find against the report.

python check.py FOLDER    (the unpacked archive of `Export › Everything as one zip`)

PyPI: pytrec_eval-terrier, ranx, pandas, lxml, dacite, rank-llm (may be installed with --no-deps), cohere, pylatexenc, markdown-it-py.
Ends with 1 where a file does not open or a number differs. A tool that is not installed is said to be missing, and counts as a failure too.
"""
import csv
import dataclasses
import importlib
import importlib.metadata
import importlib.util
import json
import re
import sys
from pathlib import Path

folder = Path(sys.argv[1])
manifest = json.loads((folder / "manifest.json").read_text())
report = json.loads((folder / "report.json").read_text())
level = manifest["level"]
systems = {s["name"]: s for s in report["systems"]}
slugs = {s["name"]: s["slug"] for s in manifest["systems"]}
failures = []


def check(what, work):
    """Runs one check; it returns what it found, in words, or raises."""
    try:
        print(f"  ok  {what}: {work()}")
    except Exception as error:  # noqa: BLE001: whatever a tool raises is the finding
        failures.append(what)
        print(f"FAIL  {what}: {type(error).__name__}: {error}")


def version(package):
    return f"{package} {importlib.metadata.version(package)}"


# ---------------------------------------------------------------- trec_eval

def trec_name(measure):
    """pytrec_eval's name of a measure, and how deep the run is cut first."""
    match = re.fullmatch(r"([A-Za-z]+)(?:@(\d+))?", measure)
    if match is None:
        return None
    name, cut = match.groups()
    names = {"nDCG": ("ndcg", "ndcg_cut"), "MAP": ("map", "map_cut"), "Recall": (None, "recall"), "P": (None, "P"), "Hit": (None, "success"), "Rprec": ("Rprec", None), "Bpref": ("bpref", None)}
    if name == "MRR":
        return "recip_rank", int(cut) if cut else None
    whole, at = names.get(name, (None, None))
    if cut is None:
        return (whole, None) if whole else None
    return (f"{at}_{cut}", None) if at else None


def with_pytrec_eval(name):
    import pytrec_eval

    with open(folder / "qrels.txt") as file:
        qrels = pytrec_eval.parse_qrel(file)
    with open(folder / "runs" / f"{slugs[name]}.trec") as file:
        run = pytrec_eval.parse_run(file)
    greatest, counted, untold = 0.0, 0, []
    for measure, told in systems[name]["measures"].items():
        if told["mean"] is None:  # no query is whole
            continue
        known = trec_name(measure)
        if known is None:
            untold.append(measure)
            continue
        trec, cut = known
        lists = run
        if cut is not None:  # trec_eval -M: the first by score, among equals by docno, descending
            lists = {q: dict(sorted(sorted(docs.items(), reverse=True), key=lambda d: -d[1])[:cut]) for q, docs in run.items()}
        asked = re.sub(r"^(ndcg_cut|map_cut|recall|P|success)_(\d+)$", r"\1.\2", trec)
        values = pytrec_eval.RelevanceEvaluator(qrels, {asked}, relevance_level=level).evaluate(lists)
        own = told["perQuery"]
        # As -c: a judged query without a list counts 0. One that is not whole is in neither.
        found = {q: values.get(q, {}).get(trec, 0.0) for q in own}
        assert set(values) <= set(own), f"{measure}: the run holds queries that the report leaves out"
        greatest = max([greatest, *(abs(found[q] - own[q]) for q in own)])
        mean = sum(found.values()) / len(found)
        assert f"{mean:.4f}" == f"{told['mean']:.4f}", f"{measure}: {mean} where the screen says {told['mean']}"
        counted += 1
    assert counted > 0, "no measure that trec_eval has"
    assert greatest < 1e-6, f"a query differs by {greatest}"
    means = ", ".join(f"{m} {t['mean']:.4f}" for m, t in systems[name]["measures"].items() if t["mean"] is not None)
    return f"{counted} measures of {len(own)} queries, greatest difference {greatest:.1e} ({means})" + (f"; not in trec_eval: {', '.join(untold)}" if untold else "")


# ---------------------------------------------------------------- ranx

def with_ranx(name):
    import ranx

    qrels = ranx.Qrels.from_file(str(folder / "qrels.json"), kind="json")
    run = ranx.Run.from_file(str(folder / "ranx" / f"{slugs[name]}.json"), kind="json")
    written = json.loads((folder / "ranx" / f"{slugs[name]}.json").read_text())
    lists = run.to_dict()
    assert {q: dict(d) for q, d in lists.items()} == written, "ranx read other scores"
    tied = sum(len(d) != len(set(d.values())) for d in written.values())
    own = systems[name]["measures"].get("nDCG@10")
    if own is None or own["mean"] is None:
        return f"{len(written)} queries; nDCG@10 is not in the report"
    # Queries that are not whole are left out of the report's mean, and so of these judgements.
    asked = ranx.Qrels.from_dict({q: d for q, d in json.loads((folder / "qrels.json").read_text()).items() if q in own["perQuery"]})
    found = float(ranx.evaluate(asked, run, "ndcg@10", make_comparable=True))
    difference = abs(found - own["mean"])
    assert difference < (5e-3 if tied else 1e-9), f"nDCG@10 {found} where the screen says {own['mean']}"
    return f"{len(qrels.to_dict())} judged, {len(written)} ranked queries, nDCG@10 {found:.4f}, difference {difference:.1e}" + (f" ({tied} lists have ties, which ranx orders its own way)" if tied else "")


# ---------------------------------------------------------------- rank_llm

def rank_llm_data():
    """rank_llm.data without the package's own entry, which wants torch and vLLM."""
    root = importlib.util.find_spec("rank_llm")
    spec = importlib.util.spec_from_file_location("rank_llm_data", Path(next(iter(root.submodule_search_locations))) / "data.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["rank_llm_data"] = module
    spec.loader.exec_module(module)
    return module


def with_rank_llm(name):
    data = rank_llm_data()
    requests = data.read_requests_from_file(str(folder / "rank_llm" / f"{slugs[name]}.jsonl"))
    order = runs_order(name)
    for request in requests:
        assert [c.docid for c in request.candidates] == order[request.query.qid], f"query {request.query.qid}: another order"
        assert all(isinstance(c.score, float) and c.doc["text"] for c in request.candidates), f"query {request.query.qid}: a score or text is missing"
    assert len(requests) == len(order)
    return f"{len(requests)} requests, {sum(len(r.candidates) for r in requests)} candidates, {dataclasses.fields(requests[0])[0].name}: {requests[0].query.text[:40]!r}"


def runs_order(name):
    order = {}
    for line in (folder / "runs" / f"{slugs[name]}.trec").read_text().splitlines():
        qid, _, docid, rank, _, _ = line.split(" ")
        order.setdefault(qid, []).append(docid)
        assert int(rank) == len(order[qid])
    return order


# ---------------------------------------------------------------- the other formats

def with_cohere(name):
    from cohere import RerankResponse

    order, count = runs_order(name), 0
    for line in (folder / "cohere" / f"{slugs[name]}.jsonl").read_text().splitlines():
        answer = RerankResponse.model_validate(json.loads(line))
        ids = [json.loads(line)["results"][at]["document"]["id"] for at in range(len(answer.results))]
        assert ids == order[answer.id][: len(ids)], f"query {answer.id}: another order"
        scores = [result.relevance_score for result in answer.results]
        assert scores == sorted(scores, reverse=True)
        count += len(scores)
    return f"{len(order)} answers with {count} results"


def with_pandas_submission(name):
    import pandas

    [path] = (folder / "submission").glob(f"{slugs[name]}.[ct]sv")
    table = pandas.read_csv(path, dtype=str, keep_default_na=False, sep="\t" if path.suffix == ".tsv" else ",").set_index("query_id")
    order = runs_order(name)
    for qid, row in table.iterrows():
        assert [i for i in row if i] == order[qid][: table.shape[1]], f"query {qid}"
    return f"{table.shape[0]} queries, {table.shape[1]} ids on a line"


def with_pandas_per_query():
    import pandas

    table = pandas.read_csv(folder / "per-query.csv", dtype={"query_id": str, "query": str})
    count = 0
    for name, system in systems.items():
        for measure, told in system["measures"].items():
            if told["mean"] is None:
                continue
            column = table[f"{name} {measure}"]
            assert abs(column.mean() - told["mean"]) < 1e-12, f"{name} {measure}: {column.mean()}, not {told['mean']}"
            count += 1
    with open(folder / "per-query.csv", newline="") as file:
        widths = {len(row) for row in csv.reader(file)}
    assert len(widths) == 1, f"lines of {widths} fields"
    return f"{table.shape[0]} queries, {count} columns whose means are the screen's"


def means_in(rows, what):
    """Every system's means stand in its row, in four decimals."""
    for name, system in systems.items():
        row = next((r for r in rows if name in r[:2] or any(cell.endswith(name) for cell in r[:2])), None)
        assert row is not None, f"{what} has no row {name}"
        for measure, told in system["measures"].items():
            assert told["mean"] is None or any(f"{told['mean']:.4f}" in cell for cell in row), f"{name} {measure} {told['mean']:.4f} is not in {row}"
    return f"{len(systems)} rows"


def with_pandas_html():
    import pandas

    tables = pandas.read_html(folder / "report.html", flavor="lxml")
    return f"{len(tables)} tables, the first of " + means_in(tables[0].astype(str).values.tolist(), "report.html")


def with_markdown():
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse((folder / "measures.md").read_text())
    rows, row = [], None
    for token in tokens:
        if token.type == "tr_open":
            row = []
            rows.append(row)
        elif token.type == "inline" and row is not None:
            row.append("".join(child.content for child in token.children))
        elif token.type == "table_close":
            break
    return means_in(rows, "measures.md")


def with_pylatexenc():
    from pylatexenc.latexwalker import LatexWalker

    text = (folder / "measures.tex").read_text()
    nodes, _, _ = LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    assert sum(getattr(node, "environmentname", "") == "table*" for node in nodes) == 1
    body = text.split("\\midrule\n")[1].split("\\bottomrule")[0].replace("\\_", "_").replace("\\textgreater{}", ">")
    return means_in([line.removesuffix(" \\\\").split(" & ") for line in body.splitlines()], "measures.tex")


def receipts():
    told = json.loads((folder / "receipt.json").read_text())
    with open(folder / "receipt.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["file"] for r in rows if r["what"] == "file"] == [r["file"] for r in told]
    assert sum(r["what"] == "refused" for r in rows) == sum(len(r["refused"]) for r in told)
    return f"{len(told)} files, {sum(r['what'] == 'refused' for r in rows)} refused lines"


for system in systems:
    check(f"{version('pytrec_eval-terrier')}, run of {system}", lambda: with_pytrec_eval(system))
    check(f"{version('ranx')}, run of {system}", lambda: with_ranx(system))
    check(f"rank_llm, requests of {system}", lambda: f"{version('rank-llm')}, {with_rank_llm(system)}")
    check(f"cohere, answers of {system}", lambda: f"{version('cohere')}, {with_cohere(system)}")
    check(f"pandas, submission of {system}", lambda: with_pandas_submission(system))
check("pandas, every query", with_pandas_per_query)
check("pandas, report.html", with_pandas_html)
check("markdown-it-py, measures.md", with_markdown)
check("pylatexenc, measures.tex", with_pylatexenc)
if (folder / "receipt.json").exists():
    check("csv, receipts", receipts)
if (folder / "not-written.txt").exists():
    failures.append("not written")
    print((folder / "not-written.txt").read_text())
print("everything opens, and the numbers are the screen's" if not failures else f"{len(failures)} failed: {', '.join(failures)}")
sys.exit(1 if failures else 0)
