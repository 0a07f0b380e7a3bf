"""What the service tells a new zygote."""

# ruff: noqa: PTH120 - keeps pathlib out of the sandbox's own start

from __future__ import annotations

import os
from dataclasses import dataclass, field


@dataclass
class Settings:
    """Host paths are real paths; `packages` and `extra` map names inside to paths on the host."""

    level: int
    stdlib: str
    packages: dict[str, str]
    modules: list[str]
    extra: dict[str, str] = field(default_factory=dict)
    libraries: list[str] = field(default_factory=list)
    warm_up: str = ""
    uid: int = 0  # who it becomes when it starts as root
    base_bytes: int = 0  # address space of the idle zygote, measured by itself

    def package_folders(self) -> list[str]:
        """Return the host folders that hold the packages, for levels without a root of their own."""
        return sorted({os.path.dirname(path) for path in self.packages.values()})
