"""What is installed and in force: versions, data folder, content, sandbox, model and index."""

from __future__ import annotations

import argparse
import json
import sys
import time
from importlib import metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agent.services import Services

_HIGHEST = 3  # level of isolation
_PACKAGES = (
    "mock-interview",
    "langgraph",
    "chromadb",
    "sentence-transformers",
    "torch",
    "onnxruntime",
    "gradio",
    "numpy",
    "openai",
    "pydantic",
    "tiktoken",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--probe", action="store_true", help="ask the model's endpoint what it can do, and try it as a judge"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Look at everything once; exit 1 if something a candidate needs is missing."""
    from agent.services import Services
    from agent.settings import load_settings

    services = Services(load_settings(), say=lambda text: print(text, file=sys.stderr))
    try:
        found = {
            "versions": {"python": sys.version.split()[0]} | {name: _version(name) for name in _PACKAGES},
            "data_folder": _data_folder(services),
            "content": _content(services),
            "sandbox": _sandbox(services),
            "model": _model(services, probe=args.probe),
            "index": _index(services),
        }
    finally:
        services.close()
    print(json.dumps(found, indent=2) if args.json else _in_words(found))
    fit = found["data_folder"]["writable"] and found["sandbox"]["offered"] and not found["content"]["refused"]
    probed = found["model"].get("probe")
    return 0 if fit and (probed is None or all(f["ok"] for f in probed["findings"] if f["what"] == "answer")) else 1


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _data_folder(services: Services) -> dict[str, Any]:
    from agent.errors import StoreError

    try:
        kept = len(services.store.sessions())
    except StoreError as error:
        return {"path": str(services.settings.home), "writable": False, "why": str(error)}
    return {"path": str(services.settings.home), "writable": True, "sessions": kept}


def _content(services: Services) -> dict[str, Any]:
    bank = services.bank.load_all()
    return {
        "guides": sorted(bank.guides),
        "questions": len(bank.questions),
        "problems": len(bank.problems),
        "refused": [str(error) for error in bank.refused],
    }


def _sandbox(services: Services) -> dict[str, Any]:
    from executors.advice import advice
    from executors.languages import LANGUAGES

    executor = services.executor
    isolation = executor.isolation()
    missing: dict[tuple[int, str], list[str]] = {}
    for name in LANGUAGES:
        if executor.isolation(name).level < _HIGHEST:
            for level, why in executor.reasons(name).items():
                missing.setdefault((level, why), []).append(name)
    return {
        "offered": isolation.level > 0,
        "languages": {name: executor.isolation(name).level for name in LANGUAGES},
        "missing": [
            {"level": level, "languages": names, "failed": why, "change": advice(why)}
            for (level, why), names in missing.items()
        ],
    } | isolation.model_dump(mode="json")


def _language(name: str, level: int) -> str:
    return f"{name} at level {level}" if level else f"{name} not run"


def _lacking(entry: dict[str, Any]) -> str:
    names = ", ".join(entry["languages"])
    return f"level {entry['level']} failed for {names} ({entry['failed']}): {entry['change']}"


def _model(services: Services, *, probe: bool) -> dict[str, Any]:
    """What speaks and judges; with an endpoint, what is known of it, and with `probe` what it says to questions."""
    found: dict[str, Any] = {"embedder": services.embedder.name, "interviewer": "embedded", "judge": "embedded"}
    if services.model is None:
        return found
    from agent.llm.probe import as_data
    from agent.llm.probe import probe as ask_endpoint

    asked = {}
    if probe:
        asked["probe"] = ask_endpoint(services.model).model_dump(mode="json")
        if all(f["ok"] for f in asked["probe"]["findings"] if f["what"] == "answer"):
            asked["probe"]["findings"].append(_as_judge(services))
    with_model = f"embedded, with {services.model.name} where it answers"
    return found | {"interviewer": with_model, "judge": with_model, "endpoint": as_data(services.model)} | asked


def _as_judge(services: Services) -> dict[str, Any]:
    """Try the model on answers whose grades are known; how it does decides how much its word counts from then on."""
    from agent.judges.trial import try_out
    from agent.llm.probe import on_the_house
    from agent.llm.types import ModelError

    assert services.model is not None  # the caller looked
    began = time.monotonic()
    try:
        said, ok = try_out(on_the_house(services.model), services.judge_records), True
    except ModelError as error:
        said, ok = error.failure, False
    return {"what": "judge", "ok": ok, "said": said, "seconds": round(time.monotonic() - began, 2)}


def _model_lines(model: dict[str, Any]) -> list[str]:
    endpoint = model.get("endpoint")
    if endpoint is None:
        return [f"model       sentences {model['embedder']}; interviewer and judge embedded, no key needed"]
    known, breaker, limits = endpoint["known"], endpoint["breaker"], endpoint["limits"]
    learned = ", ".join(f"{name} {value}" for name, value in known.items() if value is not None)
    resting = f"rests {breaker['resting']:.0f} s after {breaker['last']}" if breaker["resting"] else "ready"
    budget = f"{limits['tokens']} tokens" if limits["tokens"] else "no limit of tokens"
    return [
        f"model       sentences {model['embedder']}; {model['interviewer']}",
        f"endpoint    {endpoint['model']} at {endpoint['where']} ({resting}); {limits['seconds']:g} s a turn, "
        f"{budget} a session; tokens counted by {endpoint['tokens_counted_by']}",
        f"            known: {learned}",
        *(_finding(finding) for finding in model.get("probe", {}).get("findings", ())),
    ]


def _finding(finding: dict[str, Any]) -> str:
    return f"            {finding['what']}: {'' if finding['ok'] else 'no, '}{finding['said']} ({finding['seconds']} s)"


def _index(services: Services) -> dict[str, Any]:
    retriever = services.retriever
    hits = retriever.search("why are candidates turned down", k=1) if retriever else []
    return {"path": str(services.settings.index_dir), "answers": bool(hits)}


def _in_words(found: dict[str, Any]) -> str:
    sandbox, content, folder = found["sandbox"], found["content"], found["data_folder"]
    level = f"level {sandbox['level']} of at least {sandbox['min_required']}"
    lines = [
        "versions    " + ", ".join(f"{name} {version}" for name, version in found["versions"].items()),
        f"data        {folder['path']} ({'writable' if folder['writable'] else folder['why']})",
        f"content     {len(content['guides'])} guides, {content['questions']} questions, "
        f"{content['problems']} problems",
        *(f"left out    {line}" for line in content["refused"]),
        f"sandbox     {level if sandbox['offered'] else 'refused: no isolation of the wanted level works here'}",
        f"            {', '.join(_language(*item) for item in sandbox['languages'].items())}",
        f"            gaps: {', '.join(sandbox['gaps']) or 'none known'}",
        *(f"            {_lacking(entry)}" for entry in sandbox["missing"]),
        *_model_lines(found["model"]),
        f"index       {found['index']['path']} ({'answers' if found['index']['answers'] else 'silent'})",
    ]
    return "\n".join(lines)
