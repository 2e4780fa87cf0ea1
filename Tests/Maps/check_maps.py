#!/usr/bin/env python3
"""Opens every kind of map in a browser without a network, and uses it as a reader does.

usage: check_maps.py FOLDER

FOLDER holds the results cover, site, scenarios, comparison and checkup of the sample county, each with its map.html, the map of site in
Chinese in site-zh, and a map of hostile names in hostile. Exit 1 when something is not as it should be.
"""

import json
import pathlib
import re
import sys

from browser import Failures, browser, idle, opened
from words import number, percent

LARGEST = 5_000_000  # bytes of a county's map
HOSTILE = "<img src=x onerror=alert(1)>"


def text(page, selector):
    return page.locator(selector).inner_text()


def check_figures(page, report, failures, lang="en"):
    """The headline and the table of units say what report.json says."""
    overall = report["coverage"]["overall"]
    facts = text(page, "#facts")
    for wanted in (percent(overall["share"], lang), number(overall["covered_weight"]), number(overall["weight"])):
        failures.check(wanted in facts, f"{wanted} is missing in the headline: {facts!r}")
    if report.get("siting"):
        after = report["coverage_after"]["overall"]
        still = number(after["weight"] - after["covered_weight"])
        for wanted in (percent(report["siting"]["share"], lang), "+" + number(report["siting"]["gained"]), still):
            failures.check(wanted in facts, f"{wanted} is missing in the headline: {facts!r}")
    units = page.evaluate("() => { const layer = layerOf(page.entries.find((one) => one.id === 'units'), page.state); return layer.key.map((key, row) => [key, layer.fields[2].values[row], layer.fields[3].values[row]]); }")
    wanted = {unit["code"]: [unit["weight"], unit["share"]] for unit in report["coverage"]["by_unit"]}
    failures.same(len(units), len(wanted), "units on the map")
    for code, weight, share in units:
        failures.same([weight, share], wanted.get(code), f"unit {code}")


def check_lists(page, report, failures):
    """What stands out is said beside the map: where most people are out of reach, what is proposed and why; a row leads to the map."""
    streets = [unit for unit in report["coverage"]["by_unit"] if unit["level"] == "street"]
    after = {unit["code"]: unit for unit in report.get("coverage_after", report["coverage"])["by_unit"]}
    still = {unit["name"]: unit["weight"] - after[unit["code"]]["covered_weight"] for unit in streets}
    wanted = sorted(still.values(), reverse=True)[:5]
    rows = page.locator("#lists section").first.locator("li .row")
    found = [(row.locator("button").inner_text(), row.locator("b").inner_text()) for row in rows.all()]
    failures.same([figure for _, figure in found], [number(value) for value in wanted], "the streets with most people out of reach")
    failures.check(all(number(still[name]) == figure for name, figure in found), f"figures of streets: {found}")
    if report.get("siting"):
        proposed = page.locator("#lists section").nth(1)
        names = [row.inner_text() for row in proposed.locator("button").all()]
        failures.same(names, [site["name"] for site in report["siting"]["sites"]], "proposed centers in the list")
        failures.check("without it" in proposed.inner_text(), "the list says why")
    rows.first.locator("button").click()
    idle(page)
    failures.same(text(page, "#details-name"), found[0][0], "details of the row of a list")
    page.click("#details-close")


def check_labels(page, failures):
    """No name lies over the symbol of a center, of its own or another."""
    over = page.evaluate("""() => {
        const map = page.main.map, ids = map.getStyle().layers.map((one) => one.id);
        return ids.indexOf('facilities-icon') > Math.max(...ids.map((id, at) => (/^(units|facilities)-names?-/.test(id) ? at : -1)));
    }""")
    failures.check(over, "symbols of centers come before names")


def check_moving(page, failures):
    """A map may be drawn in fewer dots while it moves; once it stands still all are there again."""
    found = page.evaluate("""() => new Promise((resolve) => {
        const map = page.main.map;
        map.once('moveend', () => setTimeout(() => resolve([map.getPixelRatio(), map.getCanvas().width / map.getCanvas().clientWidth]), 50));
        map.panBy([200, 60], { duration: 1500, essential: true });
    })""")
    failures.check(all(abs(ratio - page.evaluate("() => window.devicePixelRatio")) < 0.01 for ratio in found), f"dots after a move: {found}")
    page.click("#whole")
    idle(page)


def check_people(page, report, failures):
    """Cells keep the sum of people, and of those within reach, in every state."""
    sums = page.evaluate("() => page.entries.find((one) => one.id === 'people').layers.map((layer) => [layer.size.reduce((a, b) => a + b, 0), layer.size.filter((_, row) => layer.class[row] === 2).reduce((a, b) => a + b, 0)])")
    for whole, within in sums:
        failures.check(abs(whole - report["coverage"]["overall"]["weight"]) < 0.5, f"cells hold {whole} people")
        failures.check(within <= report.get("coverage_after", report["coverage"])["overall"]["covered_weight"] + 0.5, f"{within} in cells wholly within reach")


def check_legend(page, failures):
    """A switch of the legend takes a layer off the map and brings it back; so does that of a class."""
    shown = "() => page.main.map.queryRenderedFeatures({ layers: ['facilities-icon'] }).length"
    idle(page)
    all_of_them = page.evaluate(shown)
    failures.check(all_of_them > 20, f"{all_of_them} centers are drawn")
    page.click("#layer-facilities")
    idle(page)
    failures.same(page.evaluate(shown), 0, "centers drawn when switched off")
    page.click("#layer-facilities")
    idle(page)
    failures.same(page.evaluate(shown), all_of_them, "centers drawn when switched on again")
    classes = page.locator("#layer-facilities >> xpath=ancestor::li >> css=.classes input")
    classes.last.click()
    idle(page)
    failures.check(page.evaluate(shown) < all_of_them, "a class of centers is switched off")
    classes.last.click()


def check_links(page, failures, table):
    """Map, table, search and details speak of the same thing."""
    row = page.locator(f"#table-{table} tbody tr").first
    name = row.locator("th").inner_text()
    page.click(f"#tab-{table}")
    row.click()
    idle(page)
    failures.same(text(page, "#details-name"), name, "details of the row that was clicked")
    page.click("#details-close")
    failures.check(not page.is_visible("#details"), "the details close")
    # Search, with the keyboard alone.
    page.fill("#search", name)
    page.wait_for_selector("#results li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    idle(page)
    failures.same(text(page, "#details-name"), name, "details of what was searched")
    # A click on the map where it is now.
    place = page.evaluate("() => { const box = document.querySelector('#map').getBoundingClientRect(); const { layer, row } = page.chosen; const geometry = geometryOf(layer, row); const at = page.main.map.project(middleOf(geometry)); return [box.left + at.x, box.top + at.y]; }")
    page.keyboard.press("Escape")
    failures.check(not page.is_visible("#details"), "Escape closes the details")
    page.mouse.move(*place)
    page.mouse.click(*place)
    page.wait_for_selector("#details:not([hidden])")
    failures.check(page.locator("tr.chosen").count() >= 1, "the click on the map chooses a row of a table")
    page.fill("#search", "no such place")
    failures.check(page.locator("#results .nothing").count() == 1, "a search without result says so")
    page.keyboard.press("Escape")


def check_swipe(page, failures, shares):
    """Before and after lie side by side with a legend each; the divider moves by keyboard."""
    page.click("#swipe")
    page.wait_for_selector("body[data-swipe]")
    idle(page)
    for side, share in zip(("left", "right"), shares):
        failures.check(share in text(page, f"#side-{side}"), f"{share} stands on the {side} side")
        failures.check(page.locator(f"#side-{side} details li").count() >= 3, f"the {side} side has a legend")
        shown = text(page, f"#side-{side}")
        for title in page.evaluate("(state) => page.entries.filter((one) => one.isOn && layerOf(one, state)?.count).flatMap((one) => { const layer = layerOf(one, state); return layer.classes.length === 1 ? [one.title] : layer.classes.filter((c, k) => c.title && layer.class.includes(k)).map((c) => c.title); })", 0 if side == "left" else 1):
            failures.check(title in shown, f"{title!r} is missing in the legend of the {side} side")
    before = page.get_attribute("#divider", "aria-valuenow")
    page.focus("#divider")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    failures.same(int(page.get_attribute("#divider", "aria-valuenow")), int(before) + 10, "the divider after five steps")
    same = page.evaluate("() => [page.main.map.getZoom(), swipe.view.map.getZoom()]")
    failures.check(abs(same[0] - same[1]) < 1e-9, f"both maps have one zoom: {same}")
    page.click("#swipe")
    failures.check(not page.is_visible("#divider"), "the comparison ends")


def check_print(page, failures, folder):
    """A4 pages with a picture, the headline and the tables."""
    file = folder / "print.pdf"
    page.pdf(path=str(file), prefer_css_page_size=True, print_background=True)
    pages = re.findall(rb"/Type\s*/Page\b[^s]", file.read_bytes())
    failures.check(1 <= len(pages) <= 8, f"{len(pages)} pages in print")
    sizes = page.evaluate("() => [...document.querySelectorAll('#pictures img')].map((one) => [one.naturalWidth, one.naturalHeight])")
    failures.check(bool(sizes) and all(width > 200 and height > 200 for width, height in sizes), f"pictures in print: {sizes}")


def check_narrow(chromium, file, failures):
    """On a phone and at 125 and 150 percent nothing runs out of the page."""
    for width, height, name in ((390, 844, "phone"), (1024, 640, "125 percent"), (853, 533, "150 percent")):
        with opened(chromium, file, failures, width, height) as page:
            over = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
            failures.check(over <= 0, f"{name}: the page is {over} pixels too wide")
            size = page.evaluate("() => { const box = document.querySelector('#map').getBoundingClientRect(); return [box.width, box.height]; }")
            failures.check(min(size) > 150, f"{name}: the map is {size}")
            if name == "phone":
                page.click("#show-tables")
                failures.check(page.is_visible("#tables") and not page.is_visible("#panel"), "the phone shows tables")
                page.click("#show-summary")
                failures.check(page.is_visible("#panel"), "the phone shows the summary")


def check_run(chromium, folder, failures):
    for name in ("cover", "site", "checkup"):
        file = folder / name / "map.html"
        report = json.loads((folder / name / "report.json").read_text())
        failures.check(file.stat().st_size <= LARGEST, f"{file} has {file.stat().st_size} bytes")
        with opened(chromium, file, failures) as page:
            check_figures(page, report, failures)
            check_people(page, report, failures)
            if name == "checkup":
                failures.check(page.locator("#tabs button").filter(has_text="Problems").count() == 1, "the check-up lists its problems")
                continue
            check_lists(page, report, failures)
            check_labels(page, failures)
            check_moving(page, failures)
            check_legend(page, failures)
            check_links(page, failures, 0)
            if name == "site":
                check_swipe(page, failures, (percent(report["coverage"]["overall"]["share"]), percent(report["siting"]["share"])))
                rows = page.locator("#table-0 tbody tr")
                failures.same(rows.count(), len(report["siting"]["selected"]), "proposed centers in the table")
                rows.first.click()
                failures.check("Without it" in text(page, "#details"), "a proposal says why")
            check_print(page, failures, folder)
            print(f"maps: {name}: {file.stat().st_size / 1e6:.2f} MB, drawn after {page.seconds:.1f} s")


def check_chinese(chromium, folder, failures):
    file = folder / "site-zh" / "map.html"
    report = json.loads((folder / "site" / "report.json").read_text())
    with opened(chromium, file, failures) as page:
        check_figures(page, report, failures, "zh")
        words = page.evaluate("() => document.body.innerText")
        known = {"MapLibre", "GL", "JS", "BSD-", "Clause", "WGS", "catchment", "json", "csv", "geojson", "report", report["profile"]["name"]}
        left = {word for word in re.findall(r"[A-Za-z][A-Za-z-]+", words)} - known - {"four", "level", "four-level", "demand", "facilities", "candidates", "units", "candidate-level", "community"}
        failures.check(not left, f"English is left in the Chinese map: {sorted(left)}")
        legend = text(page, "#legend")
        failures.check("街道（乡镇）" in legend and "community" not in legend, "levels are called in Chinese in the legend")


def check_others(chromium, folder, failures):
    report = json.loads((folder / "scenarios" / "report.json").read_text())
    with opened(chromium, folder / "scenarios" / "map.html", failures) as page:
        options = page.locator("#states option")
        failures.same(options.count(), 1 + len(report["scenarios"]), "states of the batch")
        last = report["scenarios"][-1]
        rows = page.locator("#lists li .row b")
        failures.same([row.inner_text() for row in rows.all()], [percent(one["overall"]["share"]) for one in [report["base"], *report["scenarios"]]], "shares in the list of scenarios")
        page.locator("#lists button").nth(1).click()
        failures.same(page.evaluate("() => page.state"), 1, "the list of scenarios shows them")
        page.select_option("#states select", str(len(report["scenarios"])))
        idle(page)
        page.click("#swipe")
        page.wait_for_selector("body[data-swipe]")
        failures.check(percent(last["overall"]["share"]) in text(page, "#side-right"), "the last scenario stands on the right")
        page.select_option("#side-right select", "1")
        idle(page)
        failures.check(percent(report["scenarios"][0]["overall"]["share"]) in text(page, "#side-right"), "another scenario is chosen on the right")
    report = json.loads((folder / "comparison" / "report.json").read_text())
    with opened(chromium, folder / "comparison" / "map.html", failures) as page:
        overall = report["overall"]
        title = next(one["title"] for one in json.loads((folder / "scenarios" / "report.json").read_text())["scenarios"] if one["name"] == "five-sites-2030")
        failures.check(title in text(page, "#title"), "a comparison is called by the titles of its scenarios")
        check_swipe(page, failures, (percent(overall["covered_before"] / overall["weight_before"]), percent(overall["covered_after"] / overall["weight_after"])))
        failures.same(page.locator("#table-0 tbody tr").count(), sum(len(report["facilities"][kind]) for kind in ("opened", "closed", "moved", "resized")), "changed centers")


def check_hostile(chromium, folder, failures):
    """Names that are markup, a megabyte long, emoji or right-to-left are text."""
    with opened(chromium, folder / "hostile" / "map.html", failures) as page:
        failures.same(page.locator("#maps img, #panel img, #tables img, #head img").count(), 0, "pictures made of names")
        failures.same(page.locator("body script").count(), 3, "scripts in the body")
        failures.check(HOSTILE in page.evaluate("() => document.querySelector('#tables').textContent"), "the hostile name stands as text")
        page.fill("#search", "onerror")
        page.wait_for_selector("#results li")
        page.keyboard.press("Enter")
        idle(page)
        failures.check(HOSTILE in text(page, "#details-name"), "the hostile name stands in the details")
        unseen = page.evaluate("() => /[\\u0007\\u202e]/.test(document.querySelector('#tables').textContent + document.querySelector('#panel').textContent)")
        failures.check(not unseen, "controls and marks that turn texts are not shown")
        longest = page.evaluate("() => Math.max(...[...document.querySelectorAll('td, th, li, h1, h2, dd')].map((one) => one.textContent.length))")
        failures.check(longest < 5000, f"the longest text has {longest} characters")


def check_old_browser(chromium, folder, failures):
    """A browser that cannot unpack by itself draws the same."""
    with opened(chromium, folder / "cover" / "map.html", failures, before="delete window.DecompressionStream;") as page:
        failures.check(page.evaluate("() => typeof DecompressionStream === 'undefined' && page.entries.length > 4"), "unpacked without DecompressionStream")


def main():
    folder = pathlib.Path(sys.argv[1])
    failures = Failures()
    with browser() as chromium:
        check_run(chromium, folder, failures)
        check_chinese(chromium, folder, failures)
        check_others(chromium, folder, failures)
        check_hostile(chromium, folder, failures)
        check_old_browser(chromium, folder, failures)
        check_narrow(chromium, folder / "site" / "map.html", failures)
    if failures.count:
        sys.exit(f"maps: {failures.count} failures")
    print("maps: all kinds of maps open without a network and work")


if __name__ == "__main__":
    main()
