"""A résumé on the page: chosen, shown, asked about, and gone from disk and browser."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Server
from tests.browser.sitting import start

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

READ_MS = 30_000
RESUME = Path(__file__).parents[1] / "data" / "resumes" / "functional.txt"


def choose(page: Page, path: Path) -> None:
    """Open the optional part and hand in a résumé."""
    page.wait_for_selector("#start")
    page.get_by_role("button", name="Your résumé and the job").click()
    page.set_input_files("#resume input[type=file]", str(path))
    expect(page.locator("#tailor-found p, #tailor-notice p").first).to_be_visible(timeout=READ_MS)


def test_a_resume_is_read_shown_and_asked_about(page: Page, server: Server) -> None:
    choose(page, RESUME)
    expect(page.locator("#projects label")).to_have_count(3)
    expect(page.locator("#tailor-found")).to_contain_text("3 projects found.")
    page.locator("#projects label").nth(0).click()
    page.locator("#projects label").nth(2).click()
    start(page, "hiring")
    expect(page.locator("#chat .turn.interviewer").last).to_contain_text("targeted 8 % of customers")
    stored = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    for words in ("Lindqvist", "Churn", "targeted", "Pricing"):
        assert words not in stored
    left = [path for path in Path(tempfile.gettempdir()).joinpath("gradio").rglob(RESUME.name)]
    assert left == []
    kept = b"".join(path.read_bytes() for path in server.home.rglob("*") if path.is_file())
    assert b"Lindqvist" not in kept
    assert b"Demand forecast" not in kept


def test_a_file_that_cannot_be_read_is_said_and_the_page_goes_on(page: Page, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 nothing in it")
    choose(page, scan)
    expect(page.locator("#tailor-notice")).to_contain_text("scan.pdf: it is a damaged PDF")
    page.set_input_files("#resume input[type=file]", str(RESUME))
    expect(page.locator("#projects label")).to_have_count(3, timeout=READ_MS)
    expect(page.locator("#tailor-notice")).not_to_be_visible()


def test_the_projects_are_kept_and_deleted_on_request(page: Page, server: Server) -> None:
    choose(page, RESUME)
    page.click("#keep-profile")
    expect(page.locator("#tailor-notice")).to_contain_text("Kept on this machine")
    assert list(server.home.rglob("profile.json"))
    page.click("#forget-papers")
    expect(page.locator("#projects label")).to_have_count(0)
    page.click("#use-profile")
    expect(page.locator("#projects label")).to_have_count(3)
    page.click("#delete-profile")
    expect(page.locator("#tailor-notice")).to_contain_text("Deleted.")
    assert not list(server.home.rglob("profile.json"))
