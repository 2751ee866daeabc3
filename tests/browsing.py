"""`punkt chat` in a process of its own, and a browser that looks at it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ports import free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: Names a Chromium goes by; PUNKT_TEST_CHROMIUM names another.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: The browser stays on this machine, and runs as root in a container too.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


#: Milliseconds that the page may take on a busy machine; whoever waits goes on as soon as it is there.
PATIENCE = 60_000
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


def chat(home: Path, port: int, settings: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """`punkt chat` as a person starts it, with some settings in the environment."""
    command = [sys.executable, "-m", "ui.cli", "chat", "--home", str(home), "--port", str(port)]
    environment = os.environ | dict(settings or {})
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


@contextmanager
def serving_page(home: Path, settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of the page. It must end as it should when it is told to."""
    with chat(home, free_port(), settings) as process:
        try:
            yield announced(process)
        finally:
            process.terminate()  # also where a test fails: leaving the block waits for the process
        rest, errors = process.communicate(timeout=PATIENCE / 1000)
    assert (process.returncode, rest, errors) == (0, "ended\n", "")


def announced(process: subprocess.Popen[str]) -> str:
    """The address that a process tells on the first line that has one."""
    assert process.stdout is not None
    for line in process.stdout:
        if address := ADDRESS.search(line):
            return address.group()
    pytest.fail(f"no address was told: {process.communicate()}")


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium; skips where there is none."""
    named = os.environ.get("PUNKT_TEST_CHROMIUM")
    browser_path = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser_path:
        pytest.skip("no Chromium found; install one or name it in PUNKT_TEST_CHROMIUM")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS, timeout=PATIENCE)
        yield browser
        browser.close()


@contextmanager
def browsing(url: str, width: int = 390) -> Iterator[Page]:
    """The page in a browser; fails when it asked another machine for anything."""
    asked: list[str] = []
    with launched() as browser:
        opened = browser.new_page(viewport={"width": width, "height": 844}, locale="da-DK")
        opened.set_default_timeout(PATIENCE)
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(url)
        yield opened
    assert [each for each in asked if not each.startswith((url, "data:", "blob:"))] == []
