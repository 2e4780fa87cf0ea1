"""Pictures of the maps that `catchment map` draws of the sample county: the one file in a browser, and the sheet for the wall."""

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

# The program speaks the language of its environment.
os.environ["LC_ALL"] = "C.UTF-8"

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests" / "Maps"))

PLAN = ROOT / "Data" / "sample-county" / "plan.yaml"
TITLE = "禾川市（虚构）党群服务中心布局 Service centers of a county (invented)"
SHEET_WIDTH = 1600  # pixels


def draw(catchment, folder, out, save):
    """Draws the cover map, the site map before and after, and the sheet, and hands each picture to `save`."""
    from browser import Failures, browser, idle, opened

    def run(*arguments):
        subprocess.run([str(argument) for argument in (catchment, *arguments, "--quiet")], check=True)

    for command, options in (("cover", []), ("site", ["--model", "mclp", "--count", "5"])):
        run(command, "--plan", PLAN, *options, "--out", folder / f"map-{command}")
        run("map", folder / f"map-{command}", "--title", TITLE)
    failures = Failures()
    with browser() as chromium:
        with opened(chromium, folder / "map-cover" / "map.html", failures, 1280, 800) as page:
            idle(page)
            page.screenshot(path=str(out / "sample-cover-map.png"))
        with opened(chromium, folder / "map-site" / "map.html", failures, 1280, 800) as page:
            page.click("#swipe")
            page.wait_for_selector("body[data-swipe]")
            # The five sites, in the middle of both.
            page.evaluate("() => page.main.map.fitBounds([[106.12, 35.93], [106.25, 36.01]], { duration: 0 })")
            idle(page)
            page.screenshot(path=str(out / "sample-map.png"))
    if failures.count:
        sys.exit("make-pictures: the maps do not open as they should")
    run("map", folder / "map-site", "--title", TITLE, "--format", "png", "--size", "A3", "--dpi", "200")
    with Image.open(folder / "map-site" / "map.png") as sheet:
        height = round(sheet.height * SHEET_WIDTH / sheet.width)
        sheet.convert("RGB").resize((SHEET_WIDTH, height), Image.Resampling.LANCZOS).save(out / "sample-sheet.png")
    for name in ("sample-cover-map.png", "sample-map.png", "sample-sheet.png"):
        save(out / name)
