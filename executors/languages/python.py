"""Python with numpy."""

from executors.languages.types import Language

PYTHON = Language(
    name="python",
    suffixes=(".py",),
    packages=("numpy", "numpy.libs"),
    modules=("numpy", "numpy.linalg", "numpy.random", "numpy.fft"),
    self_test="import sys, numpy\nsys.stdout.write(sys.stdin.read())",
)
