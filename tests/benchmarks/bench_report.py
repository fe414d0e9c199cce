"""The report page: ``python tests/benchmarks/bench_report.py [NUMBER_OF_REPORTS ...]``.

For 100, 5,000 and 50,000 invented reports (see ``made.py``): time to build the page, its size and, where Chromium with
chromedriver and selenium are installed, the time from opening it until the table and the filters answer, until the
charts in sight are drawn, and until all four are; and how long the page keeps its thread busy until the charts in sight
are drawn. Each is the median of five, in seconds. Building and the page's thread are processor time; the others are
what a clock shows, and other work on the machine makes them longer.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from made import reports

from talent_ner.views.report import report

NUMBERS = ("100", "5000", "50000")
RUNS = 5
_CHARTS = ("flows", "net", "timeline", "money")


def browser() -> Any:
    """A headless Chromium; None where there is none."""
    try:
        from selenium import webdriver
    except ImportError:
        return None
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        return None
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000"):
        options.add_argument(argument)
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    found.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    return found


def _wait(driver: Any, condition: str) -> float:
    """Milliseconds since the page was opened at which a condition holds."""
    while not driver.execute_script(f"return {condition}"):
        time.sleep(0.02)
    return float(driver.execute_script("return performance.now()"))


def times(driver: Any, page: Path) -> tuple[float, float, float, float]:
    """Seconds until the table answers, until the charts in sight are drawn, and until all are, scrolled to at once.

    The last figure is the processor time of the page's thread until the charts in sight are drawn.
    """
    driver.get(page.as_uri())
    _wait(driver, "document.documentElement.dataset.ready")
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    busy = next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")
    interactive, ready = (float(driver.execute_script(f"return document.documentElement.dataset.{name}"))
                          for name in ("interactive", "ready"))
    for chart in _CHARTS:
        driver.execute_script(f"document.getElementById('{chart}').scrollIntoView()")
        last = _wait(driver, f"document.querySelector('#{chart} svg path')")
    return interactive / 1e3, ready / 1e3, last / 1e3, busy


def measure(count: int, driver: Any) -> str:
    """The figures of a page of so many reports."""
    told = list(reports(count))
    begin = time.process_time()
    text = report(told)
    spent = time.process_time() - begin
    line = f"{count:,} reports: built in {spent:.2f} s, {len(text) / 1e6:.2f} MB"
    if driver is None:
        return f"{line}; no Chromium to open it in"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(text, encoding="utf-8")
        runs = [times(driver, page) for _ in range(RUNS)]
    interactive, ready, last, busy = (statistics.median(column) for column in zip(*runs))
    return (f"{line}; table after {interactive:.2f} s, charts in sight after {ready:.2f} s, all after {last:.2f} s; "
            f"the page's thread busy for {busy:.2f} s")


if __name__ == "__main__":
    chromium = browser()
    try:
        for number in sys.argv[1:] or NUMBERS:
            print(measure(int(number), chromium), flush=True)
    finally:
        if chromium is not None:
            chromium.quit()
