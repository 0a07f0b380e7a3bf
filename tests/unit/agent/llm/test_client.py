from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from agent.llm.fake_script import script_named
from agent.llm.types import ModelError
from tests.unit.agent.llm.conftest import KEY, Answered, Bench, Open, ask, script

GOOD = {"reason": "Because.", "stance": "met", "quotes": ["a", "b"]}
ROOT = Path(__file__).parents[4]


def forms(requests: list[dict[str, Any]]) -> list[str]:
    return [(r.get("response_format") or {}).get("type", "") for r in requests]


def test_an_answer_keeps_its_spaces_streamed_or_whole(opened: Open) -> None:
    bench = opened(script({"say": "One step\n\ndeeper, please."}))
    assert "".join(bench.model.stream(ask())) == "One step\n\ndeeper, please."
    assert bench.model.complete(ask()).text == "One step\n\ndeeper, please."


def test_figures_of_the_server_are_used_and_ours_where_it_gives_none(opened: Open) -> None:
    told = opened(script({"say": "Fine."}, cached=0.5))
    "".join(told.model.stream(ask()))
    assert told.ledger.calls[0].prompt == 6
    assert told.ledger.calls[0].cached == 3
    untold = opened(script({"say": "Fine."}, usage=False))
    "".join(untold.model.stream(ask()))
    assert untold.ledger.calls[0].prompt > 6
    assert untold.shared.book.known.stream_usage is False


def test_thoughts_are_left_out_and_room_is_made_for_them(opened: Open) -> None:
    bench = opened(script_named("thinker"))
    assert "".join(bench.model.stream(ask())) == "Could you go one step deeper on that?"
    assert bench.model.complete(ask()).text == "Could you go one step deeper on that?"
    last = bench.server.requests[-1]
    assert last["max_completion_tokens"] > 2_000
    assert not {"max_tokens", "temperature"} & set(last)


def test_what_a_server_does_not_know_is_found_out_once(opened: Open) -> None:
    bench = opened(script_named("local"))
    assert bench.model.parse(ask(), Answered).quotes == ()
    assert bench.model.parse(ask(), Answered).quotes == ()
    assert forms(bench.server.requests) == ["json_schema", "json_object", "json_object"]
    assert "schema" in bench.server.requests[1]["response_format"]
    "".join(bench.model.stream(ask()))
    "".join(bench.model.stream(ask()))
    assert ["stream_options" in r for r in bench.server.requests[3:]] == [True, False, False]


def test_what_was_found_out_is_there_after_a_restart(opened: Open, tmp_path: Path) -> None:
    first = opened(script_named("local"))
    first.model.parse(ask(), Answered)
    assert KEY not in (tmp_path / "endpoints.json").read_text()
    second = opened(script_named("local"))
    second.shared.book._endpoint = first.shared.book._endpoint  # the fake's port differs
    second.model.parse(ask(), Answered)
    assert forms(second.server.requests) == ["json_object"]


@pytest.mark.parametrize("text", ["", "{", '{"a": 3}', "[]", '{"%s": {"form": "telepathy"}}'])
def test_a_damaged_file_of_what_is_known_is_replaced(text: str, opened: Open, tmp_path: Path) -> None:
    bench = opened(script_named("local"))
    (tmp_path / "endpoints.json").write_text(text.replace("%s", bench.shared.book._endpoint))
    bench.model.parse(ask(), Answered)
    assert json.loads((tmp_path / "endpoints.json").read_text())[bench.shared.book._endpoint]["form"]


def test_a_server_without_any_json_mode_is_asked_in_words(opened: Open) -> None:
    words = f"Here it is:\n```json\n{json.dumps(GOOD)}\n```\nAnything else?"
    takes = {"json_schema": False, "json_object": False, "refusal_status": 422}
    bench = opened(script({"say": words}, takes=takes))
    assert bench.model.parse(ask(), Answered).stance == "met"
    assert forms(bench.server.requests) == ["json_schema", "json_object", "json_object", ""]
    assert bench.shared.book.known.form == "plain"


def test_a_server_that_does_not_stream_still_answers(opened: Open) -> None:
    bench = opened(script({"say": "All at once."}, takes={"stream": False, "stream_options": False}))
    assert list(bench.model.stream(ask())) == ["All at once."]
    assert list(bench.model.stream(ask())) == ["All at once."]
    assert bench.shared.book.known.stream is False


def test_a_reply_is_repaired_once(opened: Open) -> None:
    bench = opened(script({"calls": [0], "fault": "malformed-json", "json": GOOD}, {"json": GOOD}))
    assert bench.model.parse(ask(), Answered).reason == "Because."
    assert "cannot be used" in bench.server.requests[1]["messages"][-1]["content"]
    assert bench.outcomes == ["ok"]
    assert bench.ledger.calls[0].prompt > 30  # both requests are counted


def test_a_server_fault_while_nothing_is_known_is_not_remembered(opened: Open, tmp_path: Path) -> None:
    bench = opened(script({"calls": [0], "fault": "server-error"}, {"fill": True}))
    bench.model.parse(ask(), Answered)
    assert not (tmp_path / "endpoints.json").exists() or '"form": "' not in (tmp_path / "endpoints.json").read_text()


def test_the_speed_is_that_of_writing_not_of_waiting(opened: Open) -> None:
    bench = opened(
        script({"say": "one two three four five six seven eight nine ten", "delay": 1.0, "tokens_per_second": 20})
    )
    bench.model.complete(ask())
    assert 2 < (bench.shared.book.known.tokens_per_second or 0) < 8
    "".join(bench.model.stream(ask()))
    assert 10 < (bench.shared.book.known.tokens_per_second or 0) < 30
    bench.model.complete(ask())
    assert (bench.shared.book.known.tokens_per_second or 0) > 10


def test_an_unnamed_model_is_asked_for_once(opened: Open) -> None:
    bench = opened(script(model="only-one"), model="")
    assert bench.model.name.startswith("the model at 127.0.0.1:")
    bench.model.complete(ask())
    bench.model.complete(ask())
    assert [r["model"] for r in bench.server.requests] == ["only-one", "only-one"]
    assert bench.model.name.startswith("only-one at 127.0.0.1:")


def test_a_wrong_key_is_named_and_not_shown(opened: Open, caplog: pytest.LogCaptureFixture) -> None:
    bench = opened(script(key="another"))
    with pytest.raises(ModelError) as caught:
        bench.model.complete(ask())
    shown = f"{caught.value!r} {caught.value} {bench.shared.endpoint!r} {bench.shared.endpoint} {caplog.text}"
    assert caught.value.failure == "refused_key"
    assert KEY not in shown
    assert bench.shared.breaker.state.resting > 200


def test_a_budget_of_tokens_ends_the_calls_not_the_interview(opened: Open) -> None:
    bench = opened(script(), tokens=300)
    made = calls_until_the_budget(bench)
    assert 10 < made < 60
    assert len(bench.server.requests) == made


def test_a_budget_of_money_holds_too(opened: Open) -> None:
    bench = opened(script(), prompt_price=1.0, completion_price=1_000.0, money=0.15)
    assert 10 < calls_until_the_budget(bench) < 60


def calls_until_the_budget(bench: Bench) -> int:
    made = 0
    while made < 60:
        failure = failure_of(bench)
        if failure:
            assert failure == "budget"
            break
        made += 1
    return made


def failure_of(bench: Bench) -> str:
    try:
        bench.model.complete(ask())
    except ModelError as error:
        return error.failure
    return ""


def test_more_calls_than_places_wait_their_turn(opened: Open) -> None:
    bench = opened(script({"say": "Fine.", "delay": 0.2}), parallel=1)
    answers: list[str] = []
    threads = [
        threading.Thread(target=lambda: answers.append(bench.model.complete(ask(deadline=20.0)).text)) for _ in "abc"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["Fine."] * 3


def test_the_modules_load_nothing_heavy() -> None:
    code = (
        "import sys, pkgutil, importlib, agent.llm\n"
        "quiet = {'network', 'cassettes'}\n"
        "for m in pkgutil.iter_modules(agent.llm.__path__):\n"
        "    if m.name not in quiet: importlib.import_module(f'agent.llm.{m.name}')\n"
        "print(*(n for n in ('openai', 'httpx', 'httpx2', 'tiktoken', 'numpy', 'langgraph') if n in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []
