"""From the data to the embedded pair, in one command: `python scripts/embedded/make.py [--publish]`. Run again, it goes on where it was; each stage is also a script of its own."""
import json
import sys

from evaluate import evaluate
from export import export
from publish import publish
from settings import cached


def main() -> None:
    folder = export()
    results = cached('evaluation.json')
    results.write_text(json.dumps(evaluate(folder), indent=1))
    print(results.read_text())
    if '--publish' in sys.argv[1:]:
        publish(folder, json.loads(results.read_text()))


if __name__ == '__main__':
    main()
