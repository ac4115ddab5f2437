"""From the data to the embedded pair, in one command: `python scripts/embedded/make.py [--publish]`. Run again, it goes on where it was; each stage is also a script of its own."""
import json
import sys

from evaluate import evaluate
from export import export
from publish import publish
from settings import SHARDS, cached
from shards import shards
from teacher_vectors import piece_vectors, shard_vectors


def main() -> None:
    piece_vectors()
    # There may be fewer than were asked for: that is all the data.
    for number in range(len(shards()[:SHARDS])):
        shard_vectors(number)
    folder = export()
    results = cached('evaluation.json')
    results.write_text(json.dumps(evaluate(folder), indent=1))
    print(results.read_text())
    if '--publish' in sys.argv[1:]:
        publish(folder, json.loads(results.read_text()))


if __name__ == '__main__':
    main()
