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
SEED = 20261122

# How much of the data the recipe reads: more shards, better students, more time (a shard costs the teacher about a minute of one core).
SHARDS = int(os.environ.get('EMBEDDED_SHARDS', '16'))
# The students' shape and training.
WIDTH = 128
STATIC_STEPS = int(os.environ.get('EMBEDDED_STATIC_STEPS', '1500'))
BI_LAYERS = int(os.environ.get('EMBEDDED_BI_LAYERS', '0'))
BI_STEPS = int(os.environ.get('EMBEDDED_BI_STEPS', '300'))
RERANKER_STEPS = int(os.environ.get('EMBEDDED_RERANKER_STEPS', '200'))
# Tokens that the models read.
LONGEST = 256
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
