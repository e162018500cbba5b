"""Writes a graph of one product of whole numbers, for ProductTest: product_case.py ../src/test/resources/cases/product.onnx

Its 29 columns, as the model's 19, 23 and 51, do not fill the 16 that processors take at once.
"""

import sys

import onnx.reference  # noqa: F401  before onnxruntime, or its quantiser fails
import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

DEPTH, COLUMNS = 384, 29


def main():
    right = [[(31 * k + 17 * n) % 255 - 127 for n in range(COLUMNS)] for k in range(DEPTH)]
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["left", "right", "zero"], ["product"])],
        "product",
        [
            helper.make_tensor_value_info("left", TensorProto.UINT8, ["rows", DEPTH]),
            helper.make_tensor_value_info("zero", TensorProto.UINT8, []),
        ],
        [helper.make_tensor_value_info("product", TensorProto.INT32, ["rows", COLUMNS])],
        [numpy_helper.from_array(numpy.array(right, dtype=numpy.int8), "right")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8  # as the exported graphs
    onnx.save(model, sys.argv[1])


if __name__ == "__main__":
    main()
