"""Where things lie and the choices of the recipe, in one place. Every stage keeps its result in the cache under a name that tells what it was made from."""
import hashlib
import json
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get('EMBEDDED_SHARED', ROOT.parent / 'shared'))
CACHE = Path(os.environ.get('EMBEDDED_CACHE', ROOT / '.cache' / 'embedded'))
TEACHER = Path(os.environ.get('EMBEDDED_TEACHER', SHARED / 'models' / 'all-MiniLM-L6-v2'))
THREADS = int(os.environ.get('EMBEDDED_THREADS', '2'))
SEED = 7

# Numbers that a word piece has in the table.
WIDTH = 256
TABLE_STEPS = int(os.environ.get('EMBEDDED_TABLE_STEPS', '2500'))
SALIENCE_STEPS = int(os.environ.get('EMBEDDED_SALIENCE_STEPS', '5000'))
SETTLING_STEPS = int(os.environ.get('EMBEDDED_SETTLING_STEPS', '500'))
RERANKER_STEPS = int(os.environ.get('EMBEDDED_RERANKER_STEPS', '1000'))
# Tokens that the models read. What a piece's place says fades along a text, so one longer than any they were trained on is no harder.
LONGEST = 512
# The exported models' folder in the cache.
OUT = os.environ.get('EMBEDDED_OUT', 'out')


def key(**facts: object) -> str:
    """Eight hexadecimal digits that change when any of the facts does."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()[:8]


def cached(name: str) -> Path:
    """The path of a file in the cache, its folder made."""
    path = CACHE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
