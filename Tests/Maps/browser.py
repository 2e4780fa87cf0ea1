"""A browser without a network that opens a map and fails on whatever the map asks for or complains about."""

import contextlib
import shutil
import sys
import time

from playwright.sync_api import sync_playwright

FLAGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox"]
LONGEST = 120_000  # milliseconds: software rendering on a busy machine


class Failures:
    """What went wrong, said as it is found."""

    def __init__(self):
        self.count = 0

    def check(self, is_right, text):
        if not is_right:
            self.count += 1
            print(f"maps: FAILED: {text}", file=sys.stderr)

    def same(self, found, wanted, text):
        self.check(found == wanted, f"{text}: found {found!r}, wanted {wanted!r}")


@contextlib.contextmanager
def browser():
    """The system's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        sys.exit("maps: there is no chromium; scripts/setup --tests installs it")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@contextlib.contextmanager
def opened(chromium, file, failures, width=1280, height=800, before=None):
    """A page of a map that is drawn; `before` is a script that runs ahead of the page's own."""
    context = chromium.new_context(viewport={"width": width, "height": height}, offline=True, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(LONGEST)
    if before:
        page.add_init_script(before)

    def asked(request):
        own = request.url.startswith(("blob:", "data:")) or request.url == file.resolve().as_uri()
        failures.check(own, f"{file}: asks for {request.url[:200]}")

    page.on("request", asked)
    page.on("console", lambda message: failures.check(message.type not in ("error", "warning"), f"{file}: console: {message.text[:300]}"))
    page.on("pageerror", lambda error: failures.check(False, f"{file}: {error}"))
    page.on("dialog", lambda dialog: (failures.check(False, f"{file}: a dialog: {dialog.message}"), dialog.dismiss()))
    start = time.monotonic()
    page.goto(file.resolve().as_uri())
    page.wait_for_selector("body[data-ready]")
    page.seconds = time.monotonic() - start
    yield page
    context.close()


def idle(page):
    """Waits until every view of the map stands still."""
    page.evaluate(
        """() => Promise.all(page.views.map((view) => new Promise((resolve) => {
            if (view.map.loaded() && !view.map.isMoving()) { resolve(); return; }
            view.map.once("idle", resolve); view.map.triggerRepaint();
        })))""")
