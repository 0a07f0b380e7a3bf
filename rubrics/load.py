"""Criteria sheets (`criteria/<guide>.yaml`) and guides become rubrics."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.errors import from_validation
from corpus.types import Guide
from corpus.yaml_file import load_yaml
from rubrics.derive import derive_criteria
from rubrics.types import Criterion, Rubric

CRITERIA_DIR = Path(__file__).parent / "criteria"
_SHEET = TypeAdapter(tuple[Criterion, ...])


def load_sheet(path: Path) -> tuple[Criterion, ...]:
    """Read one criteria sheet; raises `CorpusError` naming file, line and field."""
    data, line_of = load_yaml(path)
    try:
        return _SHEET.validate_python(data)
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error


def rubric_for(guide: Guide, folder: Path = CRITERIA_DIR) -> Rubric:
    """The rubric of a guide: its own sheet where there is one, anchors derived from its reasons elsewhere."""
    path = folder / f"{guide.id}.yaml"
    own = path.is_file()
    written = {} if own else {c.id: c for sheet in sorted(folder.glob("*.yaml")) for c in load_sheet(sheet)}
    criteria = derive_criteria(guide, load_sheet(path) if own else (), written)
    content = guide.decision.model_dump_json(exclude=None if guide.decision.ends_it else {"ends_it"})
    content += "".join(c.model_dump_json(exclude=None if c.observes else {"observes"}) for c in criteria)
    version = hashlib.sha256(content.encode()).hexdigest()[:12]
    return Rubric(guide=guide.id, version=version, criteria=criteria, decision=guide.decision)
