"""Stores a graph's float matrices as int8 with a scale per channel; the session expands them to float32 when it folds constants, so arithmetic is float32 on every device."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALLEST = 4096


def channels_are_rows(graph: onnx.GraphProto, name: str) -> bool:
    """Whether the weight's first axis is what it gives: the rows of a table, the outputs of a transposed Gemm."""
    user = next(node for node in graph.node if name in node.input)
    return user.op_type == 'Gather' or (user.op_type == 'Gemm' and any(a.name == 'transB' and a.i for a in user.attribute))


def compact(model: onnx.ModelProto, exact: frozenset[str] = frozenset()) -> onnx.ModelProto:
    """The model with its large matrices stored small. Those named in `exact` stay float32 (a head that is to be trained further)."""
    graph = model.graph
    kept, front = [], []
    for tensor in graph.initializer:
        weight = numpy_helper.to_array(tensor)
        if weight.dtype != np.float32 or weight.ndim != 2 or weight.size < SMALLEST or tensor.name in exact:
            kept.append(tensor)
            continue
        largest = np.abs(weight).max(1 if channels_are_rows(graph, tensor.name) else 0, keepdims=True)
        scale = np.maximum(largest, 1e-12).astype(np.float32) / 127
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        stored, scales, floats = (f'{tensor.name}.{part}' for part in ('int8', 'scale', 'float'))
        kept += [numpy_helper.from_array(whole, stored), numpy_helper.from_array(scale, scales)]
        front += [helper.make_node('Cast', [stored], [floats], to=TensorProto.FLOAT), helper.make_node('Mul', [floats, scales], [tensor.name])]
    nodes = list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(front + nodes)
    onnx.checker.check_model(model)
    return model
