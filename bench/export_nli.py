"""Write the file that ships: `python -m bench.export_nli --state FILE --state FILE`, from states of `bench.train_nli`.

Of several states the weights are averaged (model soups, Wortsman et al. 2022): what the last two stages of one training
learnt is kept better so than by either alone.

Weights become bytes, one scale a column, of seven bits so that every processor computes the same sums; what flows
between the layers is rounded while it runs (onnxruntime's dynamic quantization).
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor

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


def averaged(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of every weight; what is not a weight is the same in all of them."""
    first = states[0]
    return {
        name: torch.stack([state[name] for state in states]).mean(0) if value.is_floating_point() else value
        for name, value in first.items()
    }


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", type=Path, required=True, action="append", help="give it twice for their average")
    parser.add_argument("--out", type=Path, default=OUT, help="file to write, by default the one that ships")
    args = parser.parse_args()
    network = CrossEncoder()
    network.load_state_dict(averaged([torch.load(state, weights_only=True) for state in args.state]))
    export(network, args.out)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
