"""Windows as Python's tokenizers cuts them, which ModelTokenizer.windows is tested against (tokenizers 0.23.3):
python windows.py ../../../shared/models/tiny/bert-ts/tokenizer.json > windows.json
A case is a query and a passage, cut only_second to `maxLength` with a `stride`; `windows` are the ids of the first
window and of those that overflow it, in order, special tokens included."""
import json
import sys

from tokenizers import Tokenizer

VOCABULARY = "the river bank lends water at a rate of interest that no fish could ever hope to repay in money alone".split()


def text(words, seed):
    return " ".join(VOCABULARY[(seed * 7 + i * i * 3 + i) % len(VOCABULARY)] for i in range(words))


tokenizer = Tokenizer.from_file(sys.argv[1])
cases = []
for max_length, stride, words in [
    (48, 0, 10),  # fits
    (48, 0, 130),
    (48, 8, 130),
    (48, 12, 57),
    (32, 5, 200),
    (24, 3, 33),
    (64, 20, 90),
    (48, 8, 40),
]:
    query = text(4, words)
    passage = text(words, max_length + stride)
    tokenizer.enable_truncation(max_length, stride=stride, strategy="only_second")
    whole = tokenizer.encode(query, passage)
    cases.append(
        {
            "query": query,
            "passage": passage,
            "maxLength": max_length,
            "stride": stride,
            "windows": [encoding.ids for encoding in [whole, *whole.overflowing]],
        }
    )
json.dump({"model": "bert-ts", "cases": cases}, sys.stdout, separators=(",", ":"))
print()
