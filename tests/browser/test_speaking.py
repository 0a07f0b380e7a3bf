"""A reply that is spoken while it comes, on the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Server
from tests.browser.sitting import seen, start

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("home"), program=("tests.browser.speaking",))
    running.start()
    yield running
    running.kill()


@pytest.fixture
def talking(browser: Browser, slow: Server) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(slow.url)
    yield page
    context.close()
    assert failed == []


def test_a_hint_grows_too_and_a_closed_page_loses_nothing(talking: Page) -> None:
    start(talking, "machine")
    before = seen(talking)
    talking.click("#hint")
    talking.wait_for_selector("#chat .thinking .words")
    talking.reload()
    talking.wait_for_selector("#chat .turn.interviewer")
    talking.wait_for_function("() => document.querySelectorAll('#chat .turn').length >= 4")
    assert seen(talking) > before
    expect(talking.locator("#chat")).to_contain_text("hint")
