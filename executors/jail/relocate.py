"""Teaches modules that were loaded before the root changed where their files are now."""

from __future__ import annotations

import _imp
import gc
import sys
from types import FunctionType, ModuleType


def modules(moved: dict[str, str]) -> None:
    """Rewrite the paths of loaded modules; `moved` maps old folders to new ones.

    Later imports of a package's parts then work, and nothing tells where the service lives.
    """
    for module in list(sys.modules.values()):
        if isinstance(module, ModuleType):
            _one(module, moved)
    _functions(moved)
    sys.path_importer_cache.clear()
    for name in ("prefix", "exec_prefix", "base_prefix", "base_exec_prefix", "_stdlib_dir", "platlibdir"):
        setattr(sys, name, "/python")
    sys.executable = sys._base_executable = ""  # type: ignore[attr-defined]


def _functions(moved: dict[str, str]) -> None:
    """Rewrite where functions say they come from, so that a traceback finds the text of the library's lines."""
    for function in gc.get_objects():
        if type(function) is FunctionType:
            path = function.__code__.co_filename
            if path.startswith(tuple(f"{old}/" for old in moved)):
                _imp._fix_co_filename(function.__code__, _new_path(path, moved))  # type: ignore[attr-defined]


def _one(module: ModuleType, moved: dict[str, str]) -> None:
    spec = getattr(module, "__spec__", None)
    for holder in (module, spec, getattr(spec, "loader", None)):
        for name in ("__file__", "__cached__", "origin", "cached", "path"):
            value = getattr(holder, name, None)
            if isinstance(value, str) and value.startswith("/"):
                _try_set(holder, name, _new_path(value, moved))
    for holder, name in ((module, "__path__"), (spec, "submodule_search_locations")):
        value = getattr(holder, name, None)
        if isinstance(value, list):
            value[:] = [_new_path(path, moved) for path in value]


def _new_path(path: str, moved: dict[str, str]) -> str:
    for old, new in moved.items():
        if path == new or path.startswith(new + "/"):
            return path  # a list that a module shares with its spec comes by twice
        if path == old or path.startswith(old + "/"):
            return new + path[len(old) :]
    return "/" if path.startswith("/") else path


def _try_set(holder: object, name: str, value: str) -> None:
    try:
        setattr(holder, name, value)
    except (AttributeError, TypeError):
        return
