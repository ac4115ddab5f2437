"""Writes the students in the Hub's layout, weights stored small, and checks that the file gives what PyTorch gives."""
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from torch import Tensor, nn

from bi_encoder import BiEncoder
from compact import compact
from first_table import rarity
from hybrid import Hybrid
from lexical import Lexical, plain_product
from settings import LONGEST, OUT, TEACHER, cached
from settle import settled_bi_encoder
from teacher_vectors import tokenizer
from train_bi_encoder import trained_bi_encoder
from train_reranker import trained

INPUTS = ('input_ids', 'attention_mask', 'token_type_ids')
# What the storage may change in a logit or a vector's entry. Larger means that something broke.
MOST_ROUNDING = 0.2
# The dense head, which the app can train further, what the interaction compares by, and one number a piece.
EXACT = frozenset({'interaction.dense.weight', 'interaction.classifier.weight', 'interaction.meeting', 'interaction.rarity.weight'})


def example() -> dict[str, Tensor]:
    """Two made-up pairs of different lengths, with pieces that come again, in the same text and in the other one."""
    generator = torch.Generator().manual_seed(1)
    ids = torch.randint(1000, tokenizer().get_vocab_size(), (2, 40), generator=generator)
    ids[0, 20:26], ids[1, 10:18] = ids[0, :6], ids[0, 2:10]
    mask = torch.ones_like(ids)
    mask[1, 30:] = 0
    types = torch.zeros_like(ids)
    types[:, 9:] = 1
    return {'input_ids': ids * mask, 'attention_mask': mask, 'token_type_ids': types * mask}


def graph_of(module: nn.Module, output: str, path: Path) -> onnx.ModelProto:
    inputs = example()
    axes = {name: {0: 'batch_size', 1: 'sequence_length'} for name in INPUTS}
    axes[output] = {0: 'batch_size'}
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(module.eval(), tuple(inputs.values()), path, input_names=list(INPUTS), output_names=[output], dynamic_axes=axes, opset_version=17, dynamo=False, do_constant_folding=True)
    return onnx.load(path)


def compare(module: nn.Module, path: Path) -> float:
    """Greatest difference between the stored graph and PyTorch on the example."""
    inputs = example()
    session = ort.InferenceSession(str(path))
    taken = {given.name for given in session.get_inputs()}
    got = session.run(None, {name: value.numpy() for name, value in inputs.items() if name in taken})[0]
    with torch.inference_mode():
        return float(np.abs(got - module(**inputs).numpy()).max())


def check_words(lexical: Lexical) -> None:
    """Throws where the sketch is not what counting gives."""
    inputs = example()
    ids, mask = inputs['input_ids'], inputs['attention_mask']
    one, other = lexical(ids, mask.float())
    counted = plain_product(lexical, *(row[: int(count)].tolist() for row, count in zip(ids, mask.sum(1))))
    if not abs(float(one @ other) - counted) < 1e-5:
        raise ValueError(f'The sketches have a product of {float(one @ other)}, counted piece by piece {counted}')


def write(folder: Path, module: nn.Module, output: str, files: dict[str, object], exact: frozenset[str] = frozenset()) -> None:
    (folder / 'onnx').mkdir(parents=True, exist_ok=True)
    plain = folder.parent / f'{folder.name}.float.onnx'
    graph = graph_of(module, output, plain)
    print(f'{folder.name}: float32 file against PyTorch {compare(module, plain):.1e}')
    onnx.save(compact(graph, exact), folder / 'onnx' / 'model.onnx')
    rounding = compare(module, folder / 'onnx' / 'model.onnx')
    print(f'{folder.name}: small file against PyTorch {rounding:.1e}, {sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())} bytes')
    if not rounding < MOST_ROUNDING:
        raise ValueError(f'{folder.name}: the small file is {rounding} off')
    stored = json.loads((TEACHER / 'tokenizer.json').read_text())
    stored['padding'] = None
    settings = json.loads((TEACHER / 'tokenizer_config.json').read_text()) | {'model_max_length': LONGEST}
    for name, content in {'tokenizer.json': stored, 'tokenizer_config.json': settings, 'sentence_bert_config.json': {'max_seq_length': LONGEST}, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, separators=(',', ':') if name == 'tokenizer.json' else None, indent=None if name == 'tokenizer.json' else 2) + '\n')


def shape(pieces: int, width: int) -> dict[str, object]:
    """What config.json says of either model. Loaders of ONNX files (sentence-transformers, transformers.js) refuse a type that they do not know: tokenizer, inputs and the outputs' names are a BERT's."""
    return {'model_type': 'bert', 'hidden_size': width, 'vocab_size': pieces, 'num_hidden_layers': 0, 'max_position_embeddings': LONGEST, 'pad_token_id': 0}


def hybrid(bi_encoder: BiEncoder) -> Hybrid:
    return Hybrid(bi_encoder, torch.from_numpy(rarity(bi_encoder.table.num_embeddings)))


def export_bi_encoder(folder: Path) -> None:
    model = hybrid(settled_bi_encoder())
    check_words(model.lexical)
    kinds = [('', 'Transformer'), ('1_Pooling', 'Pooling')]
    modules = [{'idx': i, 'name': str(i), 'path': path, 'type': f'sentence_transformers.models.{kind}'} for i, (path, kind) in enumerate(kinds)]
    pooling = {'word_embedding_dimension': model.width, 'pooling_mode_mean_tokens': False, 'pooling_mode_cls_token': True}
    config = shape(model.bi_encoder.table.num_embeddings, model.width) | {'architectures': ['HybridModel']}
    files = {'config.json': config, 'config_sentence_transformers.json': {'similarity_fn_name': 'dot'}, 'modules.json': modules, '1_Pooling/config.json': pooling}
    write(folder / 'bi-encoder', model, 'last_hidden_state', files)
    # What storage costs is told against the student as it was before it was fitted to its file.
    graph_of(hybrid(trained_bi_encoder()), 'last_hidden_state', folder / 'bi-encoder.float.onnx')


def export_reranker(folder: Path) -> None:
    reranker = trained()
    table = reranker.bi_encoder.table
    config = shape(table.num_embeddings, table.embedding_dim) | {'architectures': ['InteractionForSequenceClassification'], 'id2label': {'0': 'LABEL_0'}}
    write(folder / 'reranker', reranker, 'logits', {'config.json': config}, EXACT)


def export() -> Path:
    """The folder that holds `bi-encoder` and `reranker`."""
    folder = cached(f'{OUT}/bi-encoder').parent
    export_bi_encoder(folder)
    export_reranker(folder)
    return folder


if __name__ == '__main__':
    print(export())
