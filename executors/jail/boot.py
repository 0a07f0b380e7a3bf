"""The first lines of a sandbox process: `python -S -P -s -c <this file> FOLDER SOCKET`.

Loads the modules beside it without putting the service's folder on the path, and under names that do
not tell where the service lives: a submission can read the file names of every loaded function.
"""

import importlib
import sys
from importlib.machinery import FileFinder, SourceFileLoader
from types import CodeType, ModuleType


def _renamed(code: CodeType, name: str) -> CodeType:
    constants = tuple(_renamed(c, name) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_filename=name, co_consts=constants)


class _Loader(SourceFileLoader):
    """Loads a module, from its cache where there is one, under another file name."""

    def get_code(self, fullname: str) -> CodeType | None:
        code = super().get_code(fullname)
        return None if code is None else _renamed(code, f"/sandbox/{fullname.rpartition('.')[2]}.py")


def _prepare(folder: str) -> None:
    package = ModuleType("executors")
    package.__path__ = [folder]
    sys.modules["executors"] = package
    for path in (folder, f"{folder}/jail"):
        sys.path_importer_cache[path] = FileFinder(path, (_Loader, [".py"]))


if __name__ == "__main__":
    _prepare(sys.argv[1])
    importlib.import_module("executors.jail.zygote").main(int(sys.argv[2]))
