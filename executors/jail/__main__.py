"""Entry of the sandbox process: `python -S -P -s -B .../jail/__main__.py SETTINGS SOCKET`."""

import sys
import types


def _stub_package(folder: str) -> None:
    """Make `executors.jail` importable without putting the service's folder on the path."""
    package = types.ModuleType("executors")
    package.__path__ = [folder]
    sys.modules["executors"] = package


if __name__ == "__main__":
    _stub_package(__file__.rsplit("/", 2)[0])
    from executors.jail import zygote

    zygote.main(sys.argv[1], int(sys.argv[2]))
