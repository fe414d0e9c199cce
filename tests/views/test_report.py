"""The report in a real browser: it opens offline without an error, filters act on every view, markup stays text."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import talent_ner
from talent_ner import cli
from talent_ner.merging.merge import merge
from talent_ner.merging.model import Report
from talent_ner.types import Amount, DateValue, Document, Group, Move, Offer, Organization, Person, Quote
from talent_ner.views.report import day, report

#: Of ``package/dist/echarts.min.js`` in the npm package echarts 6.1.0, unchanged.
ECHARTS = "b66b25aeb4df84e33199dc21694014d336d222cbd9deb0e5a7c14bd6aa0d0fd0"
HOSTILE = "</script><img src=x onerror=\"document.title='broken'\"><b>&amp;</b>"
SENTENCE = "🙂 Mira Okonkwo has left Orbit to join Lattice."


def _move(origin: str, destination: str, **values: Any) -> Move:
    evidence = (Quote(SENTENCE, 100, 100 + len(SENTENCE)),)
    return Move(**{"id": "m", "status": "occurred", "hedged": False, "who": Person("Mira Okonkwo"), "date": None,
                   "sources": ("Wired",), "trigger": Quote("left", 119, 123), "evidence": evidence, "rule": "leave",
                   **values}, origin=(Organization(origin),), destination=(Organization(destination),))


def _documents() -> list[Document]:
    offer = Offer(id="o", status="declined", hedged=True, who=Person("Ana Ruiz"), sources=(), rule="offer",
                  date=DateValue("in May", "2025-05", "month"), trigger=Quote("offered", 5, 12),
                  evidence=(Quote("Meta offered Ana Ruiz", 0, 21),), organization=(Organization("Meta", "meta"),),
                  amount=Amount("$40 million", 40e6, 40e6, "USD"))
    lab = replace(_move("Orbit", "Lattice"), who=Group("four researchers", 4), date=DateValue("2024", "2024", "year"),
                  origin=(Organization("Google DeepMind", "google-deepmind"),))
    return [Document("one", "2025-07-01", (_move("Orbit", "Lattice"), offer), ()),
            Document("two", "2025-07-09", (_move("Orbit", "Lattice", hedged=True),), ()),
            Document("three", "2025-08-01", (lab, _move("Orbit", "Quarry", who=Person("Jonas Albrecht"),
                                                        status="expected")), ())]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    binary, driver_path = next(filter(None, found), None), shutil.which("chromedriver")
    if binary is None or driver_path is None:
        pytest.skip("no Chromium with chromedriver is installed")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1400"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver_path))
    yield driver
    driver.quit()


class _Page:
    """A report in the browser."""

    def __init__(self, browser: Any, path: Path):
        self.browser = browser
        browser.get_log("browser")
        browser.get_log("performance")
        browser.get(path.as_uri())
        self.until("document.documentElement.dataset.ready")
        self.settled()

    def until(self, condition: str) -> None:
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.browser, 30, 0.05).until(lambda _: self.run(f"return {condition}"))

    def settled(self) -> None:
        """Waits until the charts show what the filters let through."""
        self.until("document.getElementById('charts').ariaBusy === 'false'")

    def run(self, script: str) -> Any:
        return self.browser.execute_script(script)

    def texts(self, selector: str) -> list[str]:
        return self.run(f"return [...document.querySelectorAll({selector!r})].map(one => one.textContent)")

    def set(self, element: str, value: str) -> None:
        self.run(f"const e = document.getElementById({element!r}); e.value = {value!r};"
                 "e.dispatchEvent(new Event('input', {bubbles: true}))")
        self.settled()

    def click(self, selector: str) -> None:
        self.run(f"document.querySelector({selector!r}).click()")
        self.settled()

    def figures(self, chart: str) -> list[list[str]]:
        self.run(f"document.querySelector('#{chart} details').open = true")
        self.until(f"document.querySelector('#{chart} tr')")
        return self.run(f"return [...document.querySelectorAll('#{chart} details tr')].slice(1)"
                        ".map(row => [...row.cells].map(cell => cell.textContent))")

    def names(self) -> list[str]:
        return self.texts("#rows td:first-child button")

    def quiet(self) -> None:
        """Nothing on the console, and no request but for the page itself and what it carries."""
        assert self.browser.get_log("browser") == []
        messages = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]
        urls = [message["params"]["request"]["url"] for message in messages
                if message["method"] == "Network.requestWillBeSent"]
        assert {url.split(":", 1)[0] for url in urls} <= {"file", "blob", "data"}
        assert len([url for url in urls if url.startswith("file:")]) == 1


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Any:
    def opened(results: Any, title: str = "Moves") -> _Page:
        path = tmp_path / "report.html"
        path.write_text(report(results, title), encoding="utf-8")
        return _Page(browser, path)

    return opened


def test_the_page_shows_every_view_without_an_error_or_a_request(page: Any) -> None:
    opened = page(_documents())
    assert opened.texts("#summary") == ["4 events of 4 shown"]
    assert opened.figures("flows") == [["Google DeepMind", "Lattice", "4", "4"], ["Orbit", "Lattice", "1", "1"],
                                       ["Orbit", "Quarry", "1", "0"]]
    assert opened.figures("net")[0] == ["Lattice", "5", "0", "5"]
    assert opened.figures("net")[-1] == ["Google DeepMind", "0", "4", "-4"]
    assert ["2025-05", "offer", "declined", "yes", "1"] in opened.figures("timeline")
    assert opened.figures("money") == [["Meta", "offered to people", "yes", "40,000,000"]]
    assert opened.texts("#most li")[0] == "Mira Okonkwo: Orbit → Lattice occurred; 2 documents, 1 outlet"
    assert opened.names()[0] == "Mira Okonkwo"
    for chart in ("flows", "net", "timeline", "money"):
        opened.run(f"document.getElementById('{chart}').scrollIntoView()")
        opened.until(f"document.querySelector('#{chart} .plot svg path')")
    assert "OpenAI" not in opened.texts("#flows text")
    assert {"Orbit", "Lattice", "Quarry"} <= set(opened.texts("#flows text"))
    opened.quiet()


def test_rows_open_their_evidence_with_trigger_and_arguments_marked(page: Any) -> None:
    opened = page(_documents())
    opened.click("#rows button")
    assert opened.texts("#rows mark.trigger") == ["left", "left"]
    assert opened.texts("#rows mark:not(.trigger)") == ["Mira Okonkwo", "Orbit", "Lattice"] * 2
    assert opened.texts("#rows .meta") == ["one · 2025-07-01 · occurred · Wired · leave",
                                           "two · 2025-07-09 · occurred (hedged) · Wired · leave"]
    assert opened.run("return document.activeElement.getAttribute('aria-expanded')") == "true"
    opened.click("#rows button")
    assert opened.texts("#rows mark") == []


def test_filters_act_on_all_views(page: Any) -> None:
    opened = page(_documents())
    opened.set("organization", "quarry")
    assert opened.names() == ["Jonas Albrecht"]
    assert opened.figures("flows") == [["Orbit", "Quarry", "1", "0"]]
    assert opened.texts("#money p") == ["Nothing to show under these filters."]
    opened.click("button[type=reset]")
    opened.until("document.querySelectorAll('#rows tr').length === 4")
    opened.settled()
    opened.set("from", "2025-01-01")
    opened.set("to", "2025-06-30")
    assert opened.names() == ["Ana Ruiz"]
    assert opened.texts("#flows p") == ["Nothing to show under these filters."]
    opened.set("from", "")
    opened.set("to", "")
    opened.click("input[value=move]")
    assert opened.names() == ["Ana Ruiz"]
    opened.click("input[value=move]")
    opened.click("input[value=occurred]")
    assert sorted(opened.names()) == ["Ana Ruiz", "Jonas Albrecht"]
    opened.click("input[value=occurred]")
    opened.set("hedged", "yes")
    assert opened.names() == ["Ana Ruiz"]
    opened.set("hedged", "")
    opened.click("#fold")
    assert opened.figures("flows")[0][0] == "Alphabet"
    opened.quiet()


def test_the_table_is_searched_and_sorted(page: Any) -> None:
    opened = page(_documents())
    opened.click("#heads th:nth-child(1) button")
    assert opened.names() == ["Ana Ruiz", "Jonas Albrecht", "Mira Okonkwo", "four researchers"]
    assert opened.texts("#heads th[aria-sort=ascending]") == ["Who"]
    opened.click("#heads th:nth-child(1) button")
    assert opened.names()[0] == "four researchers"
    opened.set("search", "offered META")
    assert opened.names() == ["Ana Ruiz"]
    opened.set("search", "nowhere")
    assert opened.texts("#found") == ["0 events"]
    opened.click("#most button")
    assert opened.run("return document.activeElement.id.startsWith('open-')")


def test_markup_in_names_evidence_files_and_title_stays_text(page: Any) -> None:
    event = replace(_move(HOSTILE, "Lattice"), who=Person(HOSTILE), role=HOSTILE, sources=(HOSTILE,), rule=HOSTILE,
                    evidence=(Quote(f"{HOSTILE} left", 100, 200),), amount=Amount(HOSTILE, 5e6, None, "USD"),
                    date=DateValue(HOSTILE, None, None), destination=(Organization(HOSTILE + "2"),))
    opened = page([Document(f"{HOSTILE}.html", "2025-07-01", (event,), ())], HOSTILE)
    opened.click("#rows button")
    for theme in range(2):
        assert opened.texts("h1") == [HOSTILE], theme
        assert opened.names() == [HOSTILE]
        assert opened.run("return document.querySelectorAll('img, main b, main a').length") == 0
        assert "</script>" in "".join(opened.texts("#flows text"))
        assert HOSTILE in opened.texts("#rows blockquote")[0]
        assert opened.browser.title == HOSTILE
        opened.click("#theme")
    opened.quiet()


def test_a_report_of_nothing_says_so(page: Any) -> None:
    opened = page([])
    assert opened.texts("#summary") == ["0 events of 0 shown"]
    assert set(opened.texts(".chart p")) == {"Nothing to show under these filters."}
    opened.quiet()


def test_narrow_windows_show_the_table_as_cards_and_nothing_runs_over(page: Any) -> None:
    opened = page(_documents())
    opened.browser.set_window_size(500, 900)
    opened.run("return new Promise(done => setTimeout(done, 300))")
    try:
        assert opened.run("return document.documentElement.scrollWidth <= window.innerWidth")
        assert opened.run("return getComputedStyle(document.querySelector('#rows td')).display") == "block"
    finally:
        opened.browser.set_window_size(1280, 1400)


def test_five_thousand_events_are_interactive_soon_and_paged(page: Any) -> None:
    events = tuple(_move(f"Orbit {number % 50}", f"Lattice {number % 70}", who=Person(f"Mira Okonkwo{number}"))
                   for number in range(5000))
    opened = page([Document("many", "2025-07-01", events, ())])
    interactive, ready = (float(opened.run(f"return document.documentElement.dataset.{name}"))
                          for name in ("interactive", "ready"))
    assert (interactive < 3000, ready < 8000) == (True, True)  # room for a busy machine; see bench_report.py
    assert len(opened.names()) == 50
    opened.click("#next")
    assert opened.texts("#page") == ["Page 2 of 100"]
    assert len(opened.figures("flows")) == 30
    (note,) = opened.texts("#flows-note")
    assert re.fullmatch(r"The 30 largest of 350 flows; [\d,]+ people are in the others\.", note)
    opened.quiet()


def test_charts_out_of_sight_are_drawn_when_they_come_near(page: Any) -> None:
    opened = page(_documents())
    opened.browser.set_window_size(500, 500)
    try:
        opened.browser.refresh()
        opened.until("document.documentElement.dataset.ready")
        assert opened.run("return document.querySelectorAll('#money svg').length") == 0
        opened.set("organization", "meta")
        opened.run("document.getElementById('money').scrollIntoView()")
        opened.until("document.querySelector('#money svg path')")
        assert "Meta" in opened.texts("#money text")
        assert opened.figures("money") == [["Meta", "offered to people", "yes", "40,000,000"]]
    finally:
        opened.browser.set_window_size(1280, 1400)


def test_pointing_at_a_chart_tells_its_figures_as_text(page: Any) -> None:
    from selenium.webdriver import ActionChains

    opened = page([Document("d", "2025-07-01", (_move("Orbit", HOSTILE),), ())])
    opened.until("document.querySelector('#flows svg')")
    plot = opened.browser.find_element("css selector", "#flows .plot")
    ActionChains(opened.browser).move_to_element(plot).perform()
    opened.until(f"document.querySelector('#flows .plot').innerText.includes({json.dumps(f'Orbit → {HOSTILE}')})")
    assert opened.run("return document.querySelectorAll('#flows img').length") == 0


def test_the_charting_library_is_the_released_one() -> None:
    page = Path(talent_ner.__file__).parent / "views" / "page"
    assert hashlib.sha256((page / "echarts.min.js").read_bytes()).hexdigest() == ECHARTS
    assert "Apache License" in (page / "echarts-license.txt").read_text(encoding="utf-8")


def test_every_control_and_chart_has_a_name(page: Any) -> None:
    opened = page(_documents())
    assert opened.run("return [...document.querySelectorAll('input, select')].every(e => e.labels.length)")
    assert opened.run("return [...document.querySelectorAll('button')].filter(e => !e.textContent.trim()).length") == 0
    assert opened.run("return [...document.querySelectorAll('.plot')].every(e => e.ariaLabel && e.role === 'img')")
    assert opened.run("return document.documentElement.lang") == "en"


def test_the_page_is_the_same_for_any_order_and_names_no_other_address() -> None:
    documents = _documents()
    text = report(documents)
    assert text == report(reversed(documents)) == report(merge(documents))
    assert re.findall(r"(?:src|href)=\"(?!data:|#)[^\"]*", text.replace("type=\"text/plain\"", "")) == []


@pytest.mark.parametrize(("value", "published", "expected"), [
    ("2025-07", "2025-08-01", "2025-07-01"), (None, "2025-08-01", "2025-08-01"), (None, None, None),
    ("/2024-03", None, "2024-03-31"), ("2025-Q2", None, "2025-04-01")])
def test_the_day_of_an_event(value: str | None, published: str | None, expected: str | None) -> None:
    date = DateValue("then", value, None) if value else None
    (merged,) = merge([Report("d", published, _move("Orbit", "Lattice", date=date))])
    assert day(merged) == expected


def test_command(tmp_path: Path, sample: Document) -> None:
    source, out = tmp_path / "events.jsonl", tmp_path / "report.html"
    source.write_text(json.dumps(sample.to_dict()) + "\nbad\n", encoding="utf-8")
    result = CliRunner().invoke(cli.app, ["report", str(source), "-o", str(out), "--title", "July"])
    assert (result.exit_code, "events.jsonl:2:" in result.stderr) == (1, True)
    assert "<title>July</title>" in out.read_text(encoding="utf-8")
    assert CliRunner().invoke(cli.app, ["report", str(source), "-o", str(tmp_path / "no" / "r.html")]).exit_code == 2
