"""Open the program's pages in a browser without a window, and print them.

    python check_page.py OUT --axe AXE.MIN.JS

For each OUT/<period>/index.html and the page of the council with the longest name, with a line for each fault:
  - it has no script, and runs none from an attribute or an address
  - it loads nothing: no picture, style, font or frame from the network or from a file beside it (links to follow are welcome)
  - Chromium shows it: the page is not empty and has one heading of the first level, with words
  - every picture (<img>, <svg>) has words that stand for it
  - printed to PDF, the headings and what stands behind each question are on the paper
  - it prints on at most eight pages of A4, that of a council on nine
  - axe-core finds no violation of WCAG 2.2 AA or of good practice, with everything opened, at 1280 and at 360 pixels
  - at 360 pixels the page does not scroll sideways (charts and wide tables scroll in frames of their own)

    N passed, M failed

Exit code 1 if anything failed, or if there was no page. Needs Chromium and pdftotext; Python's standard library only.
"""

import argparse
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

MOST_SHEETS = {"index.html": 8}   # pages of A4 that a page prints on
MOST_SHEETS_OF_COUNCIL = 9       # a council's has the charts of its risks and judgements too
TIME_LIMIT = 120        # seconds for one start of Chromium
# Nothing but the page: without the background flags Chromium asks Google's hosts for updates at every start. --no-sandbox because
# CI runs as root in a container; the page is our own.
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]
# Attributes that make a browser load something by itself; <a href> and <area href> wait for the reader.
LOADING = {"src", "srcset", "imagesrcset", "poster", "background", "data", "xlink:href"}
LINKS = {"a", "area"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
CSS_LOADS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)


class Page(HTMLParser):
    """What a page holds, as far as the checks ask."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.open = []              # names of the elements around
        self.headings = []          # text of each h1
        self.questions = []         # text of each h2 outside of menus, which are not printed
        self.scripts = []           # what would run
        self.loads = []             # addresses that a browser would load by itself
        self.pictures = []          # [description, has words] of each img and each outermost svg
        self.words = 0              # characters of text that is shown
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in attributes}
        if tag == "script":
            self.scripts.append("<script>")
        for name, value in attributes.items():
            if name.startswith("on"):
                self.scripts.append(f"<{tag} {name}>")
            if value.strip().lower().startswith("javascript:"):
                self.scripts.append(f"<{tag} {name}={value[:40]}>")
            if name in LOADING and tag not in LINKS or name == "href" and tag not in LINKS and tag != "base":
                self.load(value)
            if name == "style":
                self.style(value)
        if tag == "base":
            self.loads.append(f"<base href={attributes.get('href', '')}>")      # would lead every address elsewhere
        if tag in ("iframe", "object", "embed", "frame"):
            self.loads.append(f"<{tag}>")
        if tag == "h1":
            self.headings.append("")
        if tag == "h2" and "nav" not in self.open:
            self.questions.append("")
        named = any(attributes.get(name, "").strip() for name in ["alt", "title", "aria-label", "aria-labelledby"])
        if tag == "img" or (tag == "svg" and "svg" not in self.open):
            # a picture that is decoration says so
            hidden = attributes.get("aria-hidden") == "true" or attributes.get("role") in ("presentation", "none")
            described = " ".join(f"{name}={value[:30]!r}" for name, value in list(attributes.items())[:4])
            self.pictures.append([f"<{tag} {described}>", named or hidden])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in self.open:
            # what was left open inside ends with it
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if "style" in self.open:
            self.style(data)
        elif "h1" in self.open:
            self.headings[-1] += data
        elif "h2" in self.open and "nav" not in self.open:
            self.questions[-1] += data
        if "svg" in self.open and self.open[-1] == "title" and data.strip():
            self.pictures[-1][1] = True
        elif "head" not in self.open and "style" not in self.open:
            self.words += len(data.strip())

    def style(self, css):
        for match in CSS_LOADS.finditer(css):
            self.load(match[1] or match[2])

    def load(self, address):
        # a part of this page (#id) or bytes in the page (data:) are nothing to load
        if address.strip() and not address.strip().lower().startswith(("#", "data:")):
            self.loads.append(address.strip()[:80])


def plain(text):
    """Letters and digits only, so that line ends, ligatures and capitals by style do not matter."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def chromium(profile, *arguments):
    """What Chromium prints, as bytes; empty when it failed or hung."""
    command = ["chromium", *FLAGS, f"--user-data-dir={profile}", *arguments]
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=TIME_LIMIT, check=False).stdout
    except subprocess.TimeoutExpired:
        return b""


def text_of(pdf):
    if not pdf.is_file():
        return ""
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=False).stdout.decode("utf-8", "replace")


def check_page(path, name, axe, check):
    try:
        source = Page(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        check(False, f"{name}: cannot be read ({error})")
        return
    check(not source.scripts, f"{name}: runs {', '.join(source.scripts[:3])}")
    check(not source.loads, f"{name}: loads {', '.join(source.loads[:3])}")

    with tempfile.TemporaryDirectory(prefix="check-page-", ignore_cleanup_errors=True) as folder:
        folder, address = Path(folder), path.resolve().as_uri()
        shown = Page(chromium(folder / "dom", "--dump-dom", address).decode("utf-8", "replace"))
        check(shown.words > 0, f"{name}: Chromium shows an empty page")
        headings = [" ".join(heading.split()) for heading in shown.headings]
        check(len(headings) == 1 and plain(headings[0]), f"{name}: one h1 with words was expected, found {headings}")
        for picture, has_words in shown.pictures:
            check(has_words, f"{name}: no title or alt on {picture}")

        paper = folder / "page.pdf"
        chromium(folder / "print", "--no-pdf-header-footer", f"--print-to-pdf={paper}", address)
        printed, heading = text_of(paper), plain(headings[0]) if headings else ""
        check(heading and heading in plain(printed), f"{name}: the h1 is not in the PDF ({len(printed)} characters of text)")
        # pdftotext ends each page with a form feed
        sheets = printed.count("\f")
        most = MOST_SHEETS.get(path.name, MOST_SHEETS_OF_COUNCIL)
        check(0 < sheets <= most, f"{name}: prints on {sheets} pages, at most {most} were expected")
        for question in shown.questions:
            check(plain(question) in plain(printed), f"{name}: `{question}` is not in the PDF")
        for width in [1280, 360]:
            check_axe(path, name, axe, width, folder / f"axe{width}", check)


# Opens everything, runs axe, and gives the result to the page around: a window of Chromium is never narrower than 500 pixels.
RUN = """
window.addEventListener('load', async () => {
  try {
    document.querySelectorAll('details').forEach(one => { one.open = true; });
    const found = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
    const told = found.violations.map(one => ({id: one.id, help: one.help, html: one.nodes[0].html.slice(0, 200), times: one.nodes.length}));
    parent.postMessage(JSON.stringify({passes: found.passes.length, needs: document.documentElement.scrollWidth, told: told}), '*');
  } catch (fault) { parent.postMessage(JSON.stringify({fault: String(fault)}), '*'); }
});"""


def check_axe(path, name, axe, width, folder, check):
    folder.mkdir()
    library = axe.read_text("utf-8").replace("</script", "<\\/script")
    page = path.read_text("utf-8").replace("</head>", f"<script>{library}</script><script>{RUN}</script></head>", 1)
    (folder / "page.html").write_text(page, "utf-8")
    frame = folder / "frame.html"
    frame.write_text(f"""<!DOCTYPE html><script>addEventListener('message', told => {{ const out = document.createElement('pre');
out.id = 'axe'; out.textContent = told.data; document.body.append(out); }});</script><body style="margin:0">
<iframe src="page.html" style="width:{width}px;height:900px;border:0"></iframe>""", "utf-8")
    shown = chromium(folder / "profile", "--allow-file-access-from-files", "--window-size=1400,1000", "--virtual-time-budget=30000",
                     "--dump-dom", frame.as_uri()).decode("utf-8", "replace")
    match = re.search(r'<pre id="axe">(.*?)</pre>', shown, re.DOTALL)
    check(match, f"{name}: axe did not end at {width} pixels")
    if not match:
        return
    result = json.loads(html.unescape(match[1]))
    check("fault" not in result and result.get("passes", 0) > 10, f"{name}: axe did not work at {width} pixels: {result}")
    for one in result.get("told", []):
        check(False, f"{name}: axe at {width} pixels: {one['id']}, {one['times']} times: {one['help']}: {one['html']}")
    check(result.get("needs", 0) <= width, f"{name}: {result.get('needs')} pixels are needed where there are {width}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="what the program wrote: OUT/<period>/index.html")
    parser.add_argument("--axe", type=Path, required=True, help="axe.min.js of axe-core")
    args = parser.parse_args()
    for program in ["chromium", "pdftotext"]:
        if not shutil.which(program):
            sys.exit(f"{program} is not installed")

    passed, failed = 0, 0

    def check(right, line):
        nonlocal passed, failed
        if right:
            passed += 1
        else:
            failed += 1
            print(line)

    periods = sorted(path for path in args.out.glob("*") if path.is_dir() and re.fullmatch(r"\d{4}-\d{2}", path.name))
    check(bool(periods), f"{args.out}: no period in it")
    for period in periods:
        pages = [path for path in period.glob("*.html") if path.name != "index.html"]
        longest = [max(pages, key=lambda path: (len(path.name), path.name))] if pages else []
        for path in [period / "index.html", *longest]:
            check_page(path, f"{period.name}/{path.name}", args.axe, check)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
