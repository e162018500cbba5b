"""Weights to go on training from, out of the shipped graphs: dequantise.py OUT.pt [FOLDER]. See README.md.

int8 keeps 256 steps a channel, so the weights are near those that were trained and no more: figures on the validation part are the same.
"""

import sys
import tempfile
from pathlib import Path

import onnx.reference  # noqa: F401  before onnxruntime, or its quantiser fails
import numpy
import onnx
import torch
from onnx import numpy_helper

import export
from model import Model

SEGMENT = "trunk.encoder.segment.weight"  # its first row is a constant of the graph: passages have one segment


def arrays(graph):
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}


def turned(graph):
    """Names of what the quantiser turns: matrices of Gemm, which it makes a product of."""
    return {node.input[1] for node in graph.node if node.op_type == "Gemm"}


def named(state, part, array):
    """The parameter that holds an array, and whether the graph has it transposed."""
    for name, value in state.items():
        if name.startswith(part + ".") and numpy.array_equal(value.numpy(), array):
            return name, False
        if name.startswith(part + ".") and value.dim() == 2 and numpy.array_equal(value.T.numpy(), array):
            return name, True
    if numpy.array_equal(state[SEGMENT][0].numpy(), array):
        return SEGMENT, False
    raise SystemExit(f"no parameter holds an array of {array.shape}")


def full(name, graph):
    """The array of a float graph's name in an int8 graph."""
    if name in graph:
        return graph[name].astype(numpy.float32)
    whole, scale, zero = (graph[name + suffix].astype(numpy.float32) for suffix in ("_quantized", "_scale", "_zero_point"))
    return (whole - zero) * scale


def dequantised(folder):
    """A state of model.Model. Which array is which parameter is seen in a graph of random weights, exported alike."""
    model = Model()
    for parameter in model.parameters():
        parameter.data.normal_()
    random, found = model.state_dict(), {}
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        torch.save(random, scratch / "random.pt")
        export.export(scratch / "random.pt", scratch)
        for part in ("trunk", "roles"):
            shipped = arrays(onnx.load(folder / f"{part}.onnx").graph)
            graph = onnx.load(scratch / f"{part}.float.onnx").graph
            gemm = turned(graph)
            for name, array in arrays(graph).items():
                parameter, transposed = named(random, part, array)
                value = torch.from_numpy(numpy.array(full(name, shipped)))
                if parameter == SEGMENT:
                    value = value.expand(2, -1)
                if transposed != (name in gemm and name not in shipped):
                    value = value.T
                found[parameter] = value.contiguous()
    if found.keys() != random.keys():
        raise SystemExit(f"not in the graphs: {sorted(random.keys() - found.keys())}")
    return found


def main():
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else export.FOLDER
    torch.save(dequantised(folder), sys.argv[1])


if __name__ == "__main__":
    main()
