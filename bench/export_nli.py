"""Write the file that ships: `python -m bench.export_nli --state FILE`, from the last state of `bench.train_nli`.

Weights become bytes, one scale a column, of seven bits so that every processor computes the same sums; what flows
between the layers is rounded while it runs (onnxruntime's dynamic quantization).
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from bench.train_nli import CrossEncoder

OUT = Path("agent/judges/entailment.onnx")


def export(network: CrossEncoder, target: Path) -> None:
    """Trace the network and write it with small weights."""
    example = torch.ones(2, 8, dtype=torch.long)
    free = {0: "batch", 1: "length"}
    names = ["input_ids", "attention_mask", "token_type_ids"]
    with tempfile.TemporaryDirectory() as workshop, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about tracing
        full, ready = Path(workshop) / "full.onnx", Path(workshop) / "ready.onnx"
        torch.onnx.export(
            network.eval(), (example, example, example), str(full), dynamo=False, opset_version=17,
            input_names=names, output_names=["logits"], dynamic_axes=dict.fromkeys(names, free),
        )  # fmt: skip
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", type=Path, required=True)
    args = parser.parse_args()
    network = CrossEncoder()
    network.load_state_dict(torch.load(args.state, weights_only=True))
    export(network, OUT)
    print(f"{OUT}: {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
