"""Stores a graph's large float matrices in four bits with a scale per row, and those of whole numbers in a byte each; the session expands them to float32 when it folds constants, so arithmetic is float32 on every device."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALLEST = 1 << 14
# Levels on either side of zero, which is itself not one: -7.5, -6.5 … 7.5.
HALF = 7.5
# What share of a row's largest number the outermost level stands for; the best of these is taken row by row.
SHARES = np.linspace(0.5, 1, 26)


def is_large(shape: tuple[int, ...]) -> bool:
    """Whether a tensor of float32 is stored small."""
    return len(shape) == 2 and shape[0] * shape[1] >= SMALLEST


def in_four_bits(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Levels [rows, columns], 0 to 15 as uint8, and the step of each row [rows, 1], so that the row's squared error is least. (A scale per column too takes off a fifth of that error, and changes nothing by validation.)"""
    largest = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-12)
    least = np.full((len(weight), 1), np.inf)
    step = largest / HALF
    for share in SHARES:
        tried = largest * share / HALF
        error = ((levels(weight, tried) - HALF) * tried - weight) ** 2
        better = error.sum(1, keepdims=True) < least
        least, step = np.where(better, error.sum(1, keepdims=True), least), np.where(better, tried, step)
    return levels(weight, step).astype(np.uint8), step.astype(np.float32)


def as_stored(weight: np.ndarray) -> np.ndarray:
    """What a session makes of the matrix, [rows, columns], float32. Stored again, it stays what it is."""
    found, step = in_four_bits(weight)
    return ((found - HALF) * step).astype(np.float32)


def levels(weight: np.ndarray, step: np.ndarray) -> np.ndarray:
    return np.clip(np.round(weight / step + HALF), 0, 2 * HALF)


def expansion(name: str, weight: np.ndarray) -> tuple[list[onnx.TensorProto], list[onnx.NodeProto]]:
    """What the graph keeps of a matrix with an even number of columns, and the nodes that make it again: two levels share a byte, the first half of the columns in the upper four bits."""
    found, step = in_four_bits(weight)
    half = weight.shape[1] // 2
    part = {piece: f'{name}.{piece}' for piece in ('bytes', 'step', 'sixteen', 'middle', 'floats', 'shifted', 'upper', 'above', 'lower', 'levels', 'centred')}
    kept = [
        numpy_helper.from_array(found[:, :half] * 16 + found[:, half:], part['bytes']),
        numpy_helper.from_array(step, part['step']),
        numpy_helper.from_array(np.float32(16), part['sixteen']),
        numpy_helper.from_array(np.float32(HALF), part['middle']),
    ]
    nodes = [
        helper.make_node('Cast', [part['bytes']], [part['floats']], to=TensorProto.FLOAT),
        helper.make_node('Div', [part['floats'], part['sixteen']], [part['shifted']]),
        helper.make_node('Floor', [part['shifted']], [part['upper']]),
        helper.make_node('Mul', [part['upper'], part['sixteen']], [part['above']]),
        helper.make_node('Sub', [part['floats'], part['above']], [part['lower']]),
        helper.make_node('Concat', [part['upper'], part['lower']], [part['levels']], axis=1),
        helper.make_node('Sub', [part['levels'], part['middle']], [part['centred']]),
        helper.make_node('Mul', [part['centred'], part['step']], [name]),
    ]
    return kept, nodes


def is_whole(weight: np.ndarray) -> bool:
    """Whether a byte holds each number as it is."""
    return bool(((weight >= 0) & (weight <= 255) & (weight == np.floor(weight))).all())


def in_bytes(name: str, weight: np.ndarray) -> tuple[list[onnx.TensorProto], list[onnx.NodeProto]]:
    """What the graph keeps of a matrix of whole numbers, and the node that makes it again."""
    return [numpy_helper.from_array(weight.astype(np.uint8), f'{name}.bytes')], [helper.make_node('Cast', [f'{name}.bytes'], [name], to=TensorProto.FLOAT)]


def compact(model: onnx.ModelProto, exact: frozenset[str] = frozenset()) -> onnx.ModelProto:
    """The model with its large matrices stored small. Those named in `exact` keep every number as it is."""
    graph = model.graph
    kept, front = [], []
    for tensor in graph.initializer:
        weight = numpy_helper.to_array(tensor)
        if weight.dtype != np.float32 or not is_large(weight.shape):
            stored, nodes = [tensor], []
        elif is_whole(weight):
            stored, nodes = in_bytes(tensor.name, weight)
        elif tensor.name in exact:
            stored, nodes = [tensor], []
        else:
            stored, nodes = expansion(tensor.name, weight)
        kept += stored
        front += nodes
    nodes = list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(front + nodes)
    onnx.checker.check_model(model)
    return model
