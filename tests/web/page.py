"""The page in a real browser: headless Chromium loads it from the real server and shows what a visitor sees.

Usage: page.py PLENARY SOURCE_DIR [SCREENSHOT.png]
"""

import html.parser
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "system"))
from serving import serving  # noqa: E402

PLENARY, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
         "--no-proxy-server"]
PRESENTATION = "2020-09-16-anti-trafficking-assessment"


def chromium(*arguments):
    """Runs the browser with a profile of its own and returns what it prints."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["chromium", *QUIET, f"--user-data-dir={profile}", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


class Words(html.parser.HTMLParser):
    """The visible words inside the element with a given id."""

    VOID = {"meta", "link", "br", "input", "img", "hr"}

    def __init__(self, element):
        super().__init__()
        self.element, self.depth, self.words = element, 0, []

    def handle_starttag(self, tag, attributes):
        if tag not in self.VOID and (self.depth or dict(attributes).get("id") == self.element):
            self.depth += 1

    def handle_endtag(self, tag):
        if self.depth and tag not in self.VOID:
            self.depth -= 1

    def handle_data(self, data):
        if self.depth:
            self.words.append(data)


def words(document, element):
    parser = Words(element)
    parser.feed(document)
    return " ".join(" ".join(parser.words).split())


class PageInBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = serving(PLENARY, str(ROOT / "data/samples/rabat.json"))
        cls.server = cls.stack.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.stack.__exit__(None, None, None)

    def load(self, target):
        return chromium("--dump-dom", "--virtual-time-budget=4000", self.server.address + target)

    def test_as_agreed(self):
        document = self.load("/")
        self.assertIn("16 September 2020 Wednesday 14:00–15:00 Europe/Brussels UTC+02:00",
                      words(document, PRESENTATION))
        self.assertIn("31 May – 1 June 2016", words(document, "2016-05-31-brussels-return"))

    def test_in_lagos(self):
        shown = words(self.load("/?zone=Africa/Lagos"), PRESENTATION)
        self.assertIn("13:00–14:00 Africa/Lagos UTC+01:00 14:00–15:00 Europe/Brussels UTC+02:00", shown)

    def test_the_script_offers_the_visitors_own_zone(self):
        self.assertIn("Show times in your own zone:", words(self.load("/"), "own-zone"))
        self.assertIn('href="/?zone=', self.load("/"))

    def test_arabic(self):
        document = self.load("/?lang=ar&zone=Africa/Casablanca")
        self.assertIn('<html lang="ar" dir="rtl">', document)
        self.assertIn("\u206813:00\u2069 – \u206814:00\u2069", words(document, PRESENTATION))


def screenshot(path):
    with serving(PLENARY, str(ROOT / "data/samples/rabat.json")) as server:
        chromium("--window-size=1100,1250", f"--screenshot={path}", server.address + "/?zone=Africa/Lagos&delegation=NG")


if __name__ == "__main__":
    if len(sys.argv) > 3:
        screenshot(sys.argv[3])
    else:
        unittest.main(argv=sys.argv[:1])
