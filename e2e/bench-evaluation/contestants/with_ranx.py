"""ranx on the two files named on the command line, read by its own readers; prints what it came to."""

import json
import resource
import sys
import time

from ranx import Qrels, Run, evaluate

run_path, qrels_path = sys.argv[1:]
metrics = {"nDCG@10": "ndcg@10", "MRR@10": "mrr@10", "Hit@5": "hit_rate@5", "MAP": "map", "Recall@1000": "recall@1000"}

# Its kernels are compiled on their first call: that is not counted.
few = [str(query) for query in range(20)]
evaluate(Qrels({qid: {"a": 1} for qid in few}), Run({qid: {"a": 1.0, "b": 0.5} for qid in few}), list(metrics.values()), make_comparable=True)

cpu = time.process_time()
began = time.perf_counter()
run = Run.from_file(run_path, kind="trec")
qrels = Qrels.from_file(qrels_path, kind="trec")
read = time.perf_counter()
evaluate(qrels, run, list(metrics.values()), threads=1, make_comparable=True)
done = time.perf_counter()
cpu = time.process_time() - cpu
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

values = {name: {qid: float(value) for qid, value in run.scores[theirs].items()} for name, theirs in metrics.items()}
print(json.dumps({"read": 1000 * (read - began), "evaluate": 1000 * (done - read), "cpu": 1000 * cpu, "peakMemory": peak, "values": values}))
