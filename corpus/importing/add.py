"""Adding, finding and removing imported guides: each is a folder under `guides/` of the data folder."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Literal

from filelock import FileLock
from pydantic import ValidationError

from corpus.errors import CorpusError
from corpus.importing.bounded import read_draft
from corpus.importing.draft import Draft
from corpus.importing.errors import ImportRefusedError
from corpus.importing.ids import MAX_GUIDE, slug
from corpus.importing.write import Laid, guide_text, lay_out, samples_text
from corpus.load import GUIDE_FILE, SAMPLES_FILE, load_imported
from corpus.types import Guide, Value

RECORD_FILE = "import.json"
VERSION = 1
"""Raised whenever the same file would be read into a different guide."""
MOST_PASSAGES = 600
_LOCK_WAIT_S = 60
_KEPT = 0.66
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class Record(Value):
    """What is kept of an import: where it came from, and what was not found in it.

    `files` are the digests of the two files as they were written, by which an edit by hand is seen.
    """

    source: str
    format: str
    sha256: str
    version: int
    not_found: tuple[str, ...]
    left_out: tuple[str, ...]
    files: dict[str, str]


class Added(Value):
    """What became of one file."""

    status: Literal["added", "updated", "unchanged"]
    guide: Guide
    record: Record
    was: str = ""


def add_guide(
    path: Path,
    home: Path,
    *,
    taken: Collection[str] = (),
    guide_id: str = "",
    company: str = "",
    role: str = "",
    replace: bool = False,
) -> Added:
    """Import one file into `home`; `taken` are ids of guides that are not imported ones, or may not be touched.

    The same file again changes nothing; a changed one keeps the ids of what it still has. Raises
    `ImportRefusedError`, and then nothing has changed.
    """
    draft = read_draft(path, company, role)
    name = _id_for(draft, path, guide_id, taken)
    folder = home / "guides" / name
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / ".lock", timeout=_LOCK_WAIT_S):
            return _put(folder, draft, replace=replace)
    except OSError as error:
        reason = (
            f"the data folder cannot be written ({error.strerror or error}); set MOCK_INTERVIEW_HOME to one that can."
        )
        raise ImportRefusedError(draft.name, reason) from error


def _id_for(draft: Draft, path: Path, wanted: str, taken: Collection[str]) -> str:
    if wanted:
        if not _ID.fullmatch(wanted) or len(wanted) > MAX_GUIDE:
            reason = f"'{wanted[:60]}' is no id; use at most {MAX_GUIDE} lower-case letters, digits and underscores."
            raise ImportRefusedError(draft.name, reason)
        name = wanted
    else:
        named = f"{draft.company} {draft.role}" if draft.role else path.stem
        name = slug(named, MAX_GUIDE) or "guide"
        if name != slug(named, len(named) + 1):  # cut: a few characters of the whole keep two of them apart
            name = f"{slug(named, MAX_GUIDE - 7)}_{hashlib.sha256(named.encode()).hexdigest()[:6]}"
    if name in taken and not wanted:
        name = f"my_{name}"[:MAX_GUIDE].strip("_")
    if name in taken:
        reason = f"there is another guide '{name}' already; give this one an id of its own with --id."
        raise ImportRefusedError(draft.name, reason)
    return name


def _put(folder: Path, draft: Draft, *, replace: bool) -> Added:
    before, record = _before(folder, draft.name, replace=replace)
    if before and record and (record.sha256, record.version) == (draft.sha256, VERSION) and _same_names(before, draft):
        return Added(status="unchanged", guide=before, record=record, was=record.source)
    laid = lay_out(draft, folder.name, before)
    if len(laid.items) > MOST_PASSAGES:
        reason = f"it falls into {len(laid.items)} passages, no interview guide does; keep the guide's page alone."
        raise ImportRefusedError(draft.name, reason)
    if before and not replace and _lost_much(before, laid):
        reason = (
            f"it has much less than '{folder.name}' had before and may be cut short; check the file, "
            "or pass --replace if that is meant."
        )
        raise ImportRefusedError(draft.name, reason)
    guide, kept = _written(folder, laid)
    status: Literal["added", "updated"] = "updated" if before else "added"
    return Added(status=status, guide=guide, record=kept, was=record.source if record else "")


def _lost_much(before: Guide, laid: Laid) -> bool:
    """True if rounds or reasons are gone altogether, or a third of the passages: so a file looks that is cut short."""
    gone = (before.rounds and not laid.rounds) or (before.reasons and not laid.draft.reasons)
    return bool(gone) or len(laid.items) < _KEPT * len(before.passages)


def _same_names(before: Guide, draft: Draft) -> bool:
    return (not draft.company or before.company == draft.company) and (not draft.role or before.role == draft.role)


def _before(folder: Path, name: str, *, replace: bool) -> tuple[Guide | None, Record | None]:
    """The version that is there, unless it cannot be read any more; one edited by hand is not overwritten unasked."""
    record = read_record(folder)
    if record is None:
        return None, None
    edited = any(_digest(folder / file) != digest for file, digest in record.files.items() if (folder / file).exists())
    if edited and not replace:
        reason = (
            f"the guide '{folder.name}' was edited by hand; pass --replace to import over it, or --id to keep both."
        )
        raise ImportRefusedError(name, reason)
    try:
        return load_imported(folder), record
    except CorpusError:
        return None, record


def read_record(folder: Path) -> Record | None:
    """What is kept of the import in a folder, or None where there is none."""
    try:
        return Record.model_validate_json((folder / RECORD_FILE).read_bytes())
    except (OSError, ValidationError):
        return None


def _written(folder: Path, laid: Laid) -> tuple[Guide, Record]:
    """Write a folder beside the old one and put it in its place only when it can be read back."""
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".new-"))
    try:
        (fresh / GUIDE_FILE).write_text(guide_text(laid), encoding="utf-8")
        (fresh / SAMPLES_FILE).write_text(samples_text(laid), encoding="utf-8")
        record = Record(
            source=laid.draft.name,
            format=laid.draft.format,
            sha256=laid.draft.sha256,
            version=VERSION,
            not_found=laid.draft.not_found,
            left_out=laid.draft.left_out,
            files={file: _digest(fresh / file) for file in (GUIDE_FILE, SAMPLES_FILE)},
        )
        (fresh / RECORD_FILE).write_text(
            json.dumps(record.model_dump(), ensure_ascii=False, indent=1), encoding="utf-8"
        )
        try:
            guide = load_imported(fresh)
        except CorpusError as error:
            reason = f"what was found does not make a guide ({error.expected}); save its text as .txt and import that."
            raise ImportRefusedError(laid.draft.name, reason) from error
        fresh.chmod(0o700)
        if folder.exists():
            old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".old-"))
            folder.rename(old / folder.name)
            fresh.rename(folder)
            shutil.rmtree(old, ignore_errors=True)
        else:
            fresh.rename(folder)
        return guide, record
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def remove_guide(home: Path, guide_id: str) -> bool:
    """Remove an imported guide; False if there is none of this id. Interviews sat on it keep their reports."""
    folder = home / "guides" / guide_id
    if not _ID.fullmatch(guide_id) or not folder.is_dir():
        return False
    with FileLock(folder.parent / ".lock", timeout=_LOCK_WAIT_S):
        shutil.rmtree(folder)
    return True


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
