"""The composition root of the page: services in, a web application out."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fastapi import FastAPI

    from agent.services import Services

Account = tuple[str, str]

CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
"""Whatever ends up in the page, the browser asks no other machine for it."""

HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def make_app(services: Services, accounts: list[Account] | None = None) -> FastAPI:
    """Build the page and mount it; `accounts` are (user, password) pairs asked for at the door.

    Importing Gradio takes seconds, so this is the only place that does it.
    """
    # Read when Gradio is imported: no statistics, no version check, no inputs kept in the browser.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    import gradio as gr
    from fastapi import FastAPI

    from ui.desk import Desk
    from ui.page import HERE, build_page, head, theme

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    app.add_middleware(WithHeaders)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        build_page(Desk(services)),
        path="/",
        auth=accounts,
        auth_message="Mock Interviewer",
        theme=theme(),
        css_paths=HERE / "style.css",
        head=head(),
        footer_links=[],
        run_history=False,
        max_file_size="10mb",
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
    )
    return mounted


class WithHeaders:
    """Adds `HEADERS` to every answer."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the call on, with the headers added to what comes back."""

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in HEADERS.items()),
                ]
            await send(message)

        await self.app(scope, receive, with_headers)


def warm(services: Services) -> threading.Thread:
    """Load what the first answer needs in the background: the sentence model, the sandbox, the index."""

    def load() -> None:
        for name, part in (
            ("sentence model", lambda: services.embedder.embed(["warm"])),
            ("sandbox", lambda: services.executor.isolation()),
            ("passage index", lambda: services.retriever),
        ):
            try:
                part()
            except Exception as error:  # noqa: BLE001  # a part that fails here says so again when it is used
                print(f"The {name} could not be prepared yet: {error}", file=sys.stderr)  # noqa: T201

    thread = threading.Thread(target=load, name="warm", daemon=True)
    thread.start()
    return thread
