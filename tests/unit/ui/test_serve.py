import socket
from pathlib import Path

import pytest

from ui.commands.serve import listen, read_accounts, url
from ui.errors import CommandError


def test_a_port_in_use_is_one_sentence_and_exit_2() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match=r"Cannot listen on 127\.0\.0\.1") as caught:
            listen("127.0.0.1", taken.getsockname()[1])
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("no such host", 0), ("127.0.0.1", -1)])
def test_an_address_that_is_none_is_refused(host: str, port: int) -> None:
    with pytest.raises(CommandError):
        listen(host, port)


def test_a_free_port_is_taken_at_once() -> None:
    listener = listen("127.0.0.1", 0)
    assert listener.getsockname()[1] > 0
    listener.close()


def test_accounts_are_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "accounts"
    file.write_text("# people\nann:secret:with:colons\n\nbob:x\n")
    assert read_accounts(file) == [("ann", "secret:with:colons"), ("bob", "x")]


@pytest.mark.parametrize("text", ["", "# nobody\n", "ann\n", ":x\n", "ann:\n"])
def test_a_file_that_names_nobody_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "accounts"
    file.write_text(text)
    with pytest.raises(CommandError):
        read_accounts(file)


def test_a_missing_file_of_accounts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        read_accounts(tmp_path / "none")


def test_the_address_shown_can_be_opened() -> None:
    assert url("0.0.0.0", 80) == "http://127.0.0.1:80/"
    assert url("::1", 7860) == "http://[::1]:7860/"
