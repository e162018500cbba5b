"""Exports weights for Java: export.py WEIGHTS.pt [FOLDER], as trunk.onnx and roles.onnx in int8, vocabulary.txt, labels.txt."""

import subprocess
import sys
import warnings
from pathlib import Path

import torch

import base
import labels
from model import Model

FOLDER = Path(__file__).parent.parent / "data" / "model"


def export(weights, folder):
    warnings.filterwarnings("ignore")
    folder.mkdir(parents=True, exist_ok=True)
    model = Model()
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    length = 11
    ids = torch.randint(1000, 20000, (1, length))
    ones = torch.ones(1, length, dtype=torch.long)
    pieces = {0: "batch", 1: "piece"}
    torch.onnx.export(
        model.trunk,
        (ids, ones, ones),
        str(folder / "trunk.float.onnx"),
        input_names=["ids", "cases", "mask"],
        output_names=["hidden", "mentions", "triggers"],
        dynamic_axes={name: pieces for name in ("ids", "cases", "mask", "hidden", "mentions", "triggers")},
        opset_version=17,
        dynamo=False,
    )
    torch.onnx.export(
        model.roles,
        (torch.randn(1, length, base.WIDTH), ones, ones, torch.zeros(1, dtype=torch.long), ones),
        str(folder / "roles.float.onnx"),
        input_names=["hidden", "mask", "marks", "kind", "mentions"],
        output_names=["roles", "status", "factuality"],
        dynamic_axes={name: pieces for name in ("hidden", "mask", "marks", "mentions", "roles")}
        | {name: {0: "batch"} for name in ("kind", "status", "factuality")},
        opset_version=17,
        dynamo=False,
    )
    (folder / "vocabulary.txt").write_text("\n".join(base.vocabulary()) + "\n", encoding="utf-8")
    (folder / "labels.txt").write_text("\n".join(labels.lines()) + "\n", encoding="utf-8")


def quantise(folder):
    """int8, each channel with its own scale: per tensor costs quality."""
    import onnx.reference  # noqa: F401  before onnxruntime, or its quantiser fails

    from onnxruntime.quantization import QuantType, quantize_dynamic

    for name in ("trunk", "roles"):
        full = folder / f"{name}.float.onnx"
        quantize_dynamic(str(full), str(folder / f"{name}.onnx"), weight_type=QuantType.QInt8, per_channel=True)
        full.unlink()


def main():
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER
    if sys.argv[1] == "--quantise":
        quantise(folder)
        return
    export(sys.argv[1], folder)
    # Debian's onnx and onnxruntime hold the same schemas twice and complain of it on standard error.
    done = subprocess.run(
        [sys.executable, __file__, "--quantise", str(folder)], stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    for file in sorted(folder.iterdir()):
        print(file.name, file.stat().st_size)


if __name__ == "__main__":
    main()
