"""Python with numpy and PyTorch, for submissions that import torch."""

from executors.languages.types import Language

PYTORCH = Language(
    name="pytorch",
    suffixes=(),
    packages=(
        "numpy", "numpy.libs", "torch", "torchgen", "functorch", "sympy", "mpmath", "networkx", "jinja2",
        "markupsafe", "typing_extensions", "filelock", "fsspec",
    ),
    modules=("numpy", "numpy.linalg", "numpy.random", "torch", "torch.nn", "torch.nn.functional"),
    warm_up="import torch\ntorch.nn.functional.softmax(torch.ones(8, 8) @ torch.ones(8, 8), 0).sum().item()",
    self_test="import sys, torch\nsys.stdout.write(sys.stdin.read())",
    boot_s=90.0,
)  # fmt: skip
