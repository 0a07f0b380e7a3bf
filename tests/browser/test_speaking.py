"""A reply that is spoken while it comes, on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Server
from tests.browser.sitting import answered, seen, start

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
WATCH = """() => {
  window.grown = []; window.read = []; window.redrawn = 0;
  const chat = document.getElementById("chat");
  const first = chat.querySelector(".turn.interviewer");
  new MutationObserver(() => {
    const words = document.querySelector("#chat .thinking .words");
    if (words && words.innerText !== window.grown.at(-1)) window.grown.push(words.innerText);
    if (words && !chat.contains(first)) window.redrawn += 1;
    const said = document.getElementById("announcer");
    if (said && said.textContent !== window.read.at(-1)) window.read.push(said.textContent);
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


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


def send(page: Page, text: str) -> int:
    before = seen(page)
    page.fill("#answer textarea", text)
    page.click("#send")
    return before


def test_a_reply_grows_and_is_read_out_once_when_it_is_whole(talking: Page) -> None:
    start(talking, "machine")
    talking.evaluate(WATCH)  # before anything is sent, so that no growth is missed
    answered(talking, send(talking, "I would look at the loss of every layer."))
    grown, read = talking.evaluate("() => [window.grown.filter(words => words), window.read]")
    assert len(grown) > 3
    assert all(later.startswith(earlier.strip()) for earlier, later in pairwise(grown)), grown
    whole = talking.locator("#chat .turn.interviewer .words").last.inner_text()
    assert whole.startswith(grown[-1].strip())
    assert whole.startswith("Thanks. ")
    assert len([text for text in read if whole in text]) == 1
    expect(talking.locator("#announcer")).to_have_attribute("aria-live", "polite")
    expect(talking.locator("#chat .thinking")).to_have_count(0)


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
