"""Holds take-homes that make.ts made against Python: the patched graphs in onnxruntime, the head in safetensors, the config in
PyYAML, and snippet.py itself in sentence-transformers.

    pip install "sentence-transformers[onnx]" pyyaml
    python scripts/take-home/check.py OUT/changed...
"""
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import yaml
from safetensors.numpy import load_file
from transformers import AutoTokenizer


def logits(folder: Path, graph: str, examples: dict) -> np.ndarray:
    """Of a graph that gives logits, one pair at a time; of two labels the log-odds."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    session = onnxruntime.InferenceSession(folder / graph, providers=["CPUExecutionProvider"])
    names = {given.name for given in session.get_inputs()}
    found = []
    for pair in examples["pairs"]:
        encoded = tokenizer(pair["query"], pair["passage"], truncation="only_second", max_length=examples["max_length"], return_tensors="np", return_token_type_ids=True)
        (out,) = session.run(["logits"], {name: value.astype(np.int64) for name, value in encoded.items() if name in names})
        row = out[0].astype(np.float64)
        found.append(row[0] if len(row) == 1 else row[1] - row[0])
    return np.array(found)


def check(folder: Path) -> bool:
    print(f"== {folder}")
    examples = json.loads((folder / "examples.json").read_text(encoding="utf-8"))
    expected = np.array([pair["score"] for pair in examples["pairs"]])
    good = True
    for path in sorted(folder.glob("**/*.onnx")):
        onnx.checker.check_model(str(path))
        graph = path.relative_to(folder).as_posix()
        if (folder / "modules.json").exists():
            print(f"{graph}: its head is in the modules; snippet.py tells")
            continue
        worst = np.abs(logits(folder, graph, examples) - expected).max()
        is_trained = graph == examples["file_name"]
        print(f"{graph}: off by {worst:.1e} in onnxruntime{'' if is_trained else ' (another precision than was trained)'}")
        good &= bool(worst <= examples["tolerance"]) or not is_trained
    for name, tensor in load_file(folder / "head.safetensors").items():
        print(f"head.safetensors: {name} {tensor.shape}")
    config = yaml.safe_load((folder / "config.yaml").read_text(encoding="utf-8"))
    card = yaml.safe_load((folder / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    good &= config["model"]["max_length"] == examples["max_length"] and card["pipeline_tag"] == "text-ranking"
    snippet = subprocess.run([sys.executable, folder / "snippet.py"], capture_output=True, text=True)
    print(snippet.stdout if snippet.returncode == 0 else snippet.stdout + snippet.stderr[-3000:])
    return good and snippet.returncode == 0


if __name__ == "__main__":
    results = [check(Path(folder)) for folder in sys.argv[1:]]
    sys.exit(0 if results and all(results) else 1)
