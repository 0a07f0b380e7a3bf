"""What a candidate does on the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def start(page: Page, *rounds: str, seed: int = 7) -> None:
    """Start an interview of the rounds whose titles hold one of these words."""
    page.wait_for_selector("#start")
    for label in page.locator("#rounds label").all():
        wanted = any(word in label.inner_text().lower() for word in rounds)
        if label.locator("input").is_checked() != wanted:
            label.click()
    page.get_by_role("button", name="Advanced").click()
    page.fill("#seed input", str(seed))
    page.locator("#seed input").blur()
    page.wait_for_timeout(300)  # the page is told of the seed before the click
    page.click("#start")
    page.wait_for_selector("#chat .turn.interviewer")


def say(page: Page, text: str) -> None:
    """Send a reply and wait until it was answered."""
    before = seen(page)
    page.fill("#answer textarea", text)
    page.click("#send")
    answered(page, before)


def answered(page: Page, before: int) -> None:
    """Wait until there is more to see than before, and nothing is on its way."""
    page.wait_for_function(
        "before => Number(document.querySelector('#seen textarea, #seen input').value) > before"
        " && !document.querySelector('#chat .thinking')",
        arg=before,
    )


def seen(page: Page) -> int:
    """The number of the last turn shown."""
    return int(page.locator("#seen textarea, #seen input").input_value())


def type_code(page: Page, code: str) -> None:
    """Replace what is in the editor."""
    page.click("#editor .cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)


def end(page: Page) -> None:
    """End the interview and wait for the word that the report is ready."""
    page.click("#end")
    page.click("#end-now")
    expect(page.locator("#read")).to_be_visible()
