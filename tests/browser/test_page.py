"""The page in a browser: one server, real sandbox, real judge."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from corpus.load import Bank
from tests.browser.serving import Server
from tests.browser.sitting import answered, end, say, seen, start, type_code

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

ANSWER = (
    "Routing is a rich-get-richer loop: an expert that wins early gets more tokens and more gradient, so it wins "
    "again, and the idle ones never see a gradient. I would add a bias per expert to the routing scores, nudged "
    "after every step by its load, outside the loss."
)


def test_a_coding_round_is_run_submitted_and_talked_about(page: Page) -> None:
    start(page, "coding")
    page.wait_for_selector("#editor .cm-content")
    expect(page.locator("#statement h2")).to_be_visible()
    page.click("#run")
    expect(page.locator("#results .outcome.bad")).to_contain_text("0 of")
    expect(page.locator("#results")).to_contain_text("First case that differs")
    problem = page.locator("#on-desk textarea, #on-desk input").input_value()
    type_code(page, Bank().problems[problem].reference)
    before = seen(page)
    page.click("#submit")
    answered(page, before)
    expect(page.locator("#results .outcome.good")).to_be_visible()
    expect(page.locator("#chat .turn.candidate").first).to_be_visible()
    expect(page.locator("#rail")).to_contain_text("Question 2 of")
    say(page, "It is linear in the input, and the empty input returns early.")
    assert page.locator("#chat .turn.interviewer").count() >= 3


def test_a_theory_round_ends_in_a_report_that_can_be_saved(page: Page, tmp_path: Path) -> None:
    start(page, "learning")
    expect(page.locator("#work")).not_to_be_visible()
    say(page, ANSWER)
    expect(page.locator("#answer textarea")).to_have_value("")
    before = seen(page)
    page.click("#hint")
    answered(page, before)
    end(page)
    page.click("#read")
    expect(page.locator("#letter")).to_contain_text("rich-get-richer")
    with page.expect_download() as saving:
        page.click("#save-json")
    saving.value.save_as(tmp_path / "report.json")
    assert json.loads((tmp_path / "report.json").read_text())["guide"] == "ai_researcher"


def test_hostile_text_has_no_effect_in_talk_or_report(page: Page) -> None:
    start(page, "learning")
    hostile = (
        "<script>window.bad = 1</script><img src=x onerror='window.bad = 2'> ![a](http://evil.example/a.png) "
        "[b](http://evil.example) $\\href{javascript:window.bad=3}{x}$ costs $5 and $6 {{1+1}} ${1+1}"
    )
    say(page, f"The router overloads early winners. {hostile}")
    expect(page.locator("#chat pre.said").last).to_contain_text("costs $5 and $6 {{1+1}} ${1+1}")
    assert page.locator("#chat :is(img, script, a)").count() == 0
    assert page.locator("#chat pre .katex").count() == 0
    end(page)
    page.click("#read")
    expect(page.locator("#letter .letter-title")).to_be_visible()
    assert page.locator("h1").count() == 1
    assert page.locator("#letter :is(img, script)").count() == 0
    assert page.evaluate("window.bad") is None


def test_what_was_typed_stays_when_it_is_refused_and_a_double_click_counts_once(page: Page) -> None:
    start(page, "learning")
    page.fill("#answer textarea", "x" * 20_001)
    page.click("#send")
    expect(page.locator("#notice")).to_contain_text("shorten it")
    assert len(page.locator("#answer textarea").input_value()) == 20_001
    page.fill("#answer textarea", ANSWER)
    before = seen(page)
    page.dblclick("#send")
    answered(page, before)
    page.wait_for_timeout(500)
    assert page.locator("#chat .turn.candidate").count() == 1
    assert page.locator("#notice p").count() == 0


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    start(page, "coding")
    page.focus("#editor .cm-content")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('#editor .cm-editor')")
    before = seen(page)
    page.focus("#answer textarea")
    page.keyboard.type("May the input be empty?")
    page.keyboard.press("Shift+Enter")
    answered(page, before)
    assert page.locator("h1").count() == 1


def test_nothing_typed_is_kept_by_the_browser(page: Page) -> None:
    start(page, "learning")
    say(page, "The zebra word marks this reply.")
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "zebra" not in kept
    assert "run-history" not in kept


def test_an_interview_can_be_set_aside_and_taken_up_again(page: Page) -> None:
    start(page, "learning")
    page.click("#leave")
    expect(page.locator("#setup-notice")).to_contain_text("Set aside")
    page.locator("#unfinished button").first.click()
    expect(page.locator("#bar .clock")).to_contain_text("Paused")
    page.click("#pause")
    expect(page.locator("#bar .clock")).to_contain_text("left")


def test_the_guide_is_quoted_or_silent(page: Page) -> None:
    page.get_by_role("tab", name="Guide").click()
    page.fill("#query :is(input, textarea)", "What gets people turned down in the coding round?")
    page.click("#ask")
    expect(page.locator("#found blockquote").first).to_be_visible()
    expect(page.locator("#found cite code").first).to_contain_text("/")
    page.fill("#query :is(input, textarea)", "pancake recipe with blueberries")
    page.click("#ask")
    expect(page.locator("#found")).to_contain_text("say nothing")


def test_a_session_survives_reload_and_a_killed_server_and_can_be_deleted(page: Page, server: Server) -> None:
    start(page, "learning")
    say(page, ANSWER)
    said = page.locator("#chat .turn").all_inner_texts()
    page.reload()
    page.wait_for_selector("#chat .turn")
    assert page.locator("#chat .turn").all_inner_texts() == said
    page.fill("#answer textarea", "half an answer")
    page.wait_for_timeout(700)
    server.kill()
    server.start()
    page.goto(server.url)
    page.wait_for_selector("#chat .turn")
    assert page.locator("#chat .turn").all_inner_texts() == said
    expect(page.locator("#answer textarea")).to_have_value("half an answer")
    say(page, "A tenth of the experts get half of the tokens.")
    page.get_by_role("tab", name="History").click()
    running = page.locator("#history-table tr", has=page.get_by_role("button", name="Resume")).first
    running.get_by_role("button", name="Delete").click()
    running.locator(".sure button").first.click()
    expect(page.locator("#history-notice")).to_contain_text("Deleted")
    page.get_by_role("tab", name="Interview").click()
    expect(page.locator("#start")).to_be_visible()


def test_asked_to_stop_the_server_ends_cleanly(tmp_path: Path) -> None:
    passing = Server(tmp_path)
    passing.start()
    assert passing.stop() == 0
