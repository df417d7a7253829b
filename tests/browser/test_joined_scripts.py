"""Joined modules do what they did as files of their own, also in the published site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import ServeFolder, Site
from warraq.publishing.linking import link
from warraq.publishing.shortening import shortened

SOURCES = {
    "main.js": """
import { Fault as Wrong, names } from "./fault.js";
import { count } from "./count.js";

const name = "main";
names.push(name);
globalThis.outcome = (async () => {
  const { checked, fault } = await import("./late.js");
  const { checked: again } = await import("./other.js");
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  const answer = await new Promise((resolve) =>
    worker.addEventListener("message", ({ data }) => resolve(data)),
  );
  return [fault() instanceof Wrong, checked() === again(), count(), count(), names, answer];
})();
""",
    "fault.js": """
const name = "fault";
export const names = [name];
export class Fault extends Error {}
""",
    "count.js": """
import { names } from "./fault.js";

const name = "count";
names.push(name);
let counted = 0;
export function count() {
  counted += 1;
  return counted;
}
""",
    "late.js": """
import { check } from "./check.js";
import { count } from "./count.js";
import { Fault } from "./fault.js";

count();
export const fault = () => new Fault(`late ${1 / 1}`);
export const checked = () => check;
""",
    "other.js": """
import { check } from "./check.js";

export const checked = () => check;
""",
    "check.js": "export const check = () => true;\n",
    "worker.js": """
import { names } from "./fault.js";

self.postMessage(names);
""",
}
PAGE = """<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy"
content="default-src 'self'; img-src data:"><link rel="icon" href="data:,">
<script type="module" src="main.js"></script></html>"""


@pytest.mark.parametrize("joined", [False, True])
def test_modules_have_one_instance_and_names_of_their_own(
    page: Page, serve_folder: ServeFolder, tmp_path: Path, joined: bool
) -> None:
    texts = SOURCES
    if joined:
        texts = {name: shortened(text) for name, text in _linked().items()}
        assert sorted(texts) == ["check.js", "late.js", "main.js", "other.js", "worker.js"]
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    page.goto(f"{serve_folder(tmp_path)}/page.html")
    names = ["fault", "count", "main"]
    assert page.evaluate("globalThis.outcome") == [True, True, 2, 3, names, ["fault"]]


def _linked() -> dict[str, str]:
    return link(SOURCES, "scripts", ("main.js", "worker.js"))


def test_a_first_plain_query_needs_two_scripts_and_both_are_named(page: Page, site: Site) -> None:
    scripts: list[str] = []

    def hear(request: Request) -> None:
        if "/js/search/" in request.url:
            scripts.append(Path(request.url).name)

    page.on("request", hear)
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
    )
    page.goto(f"{site.url}/search.html?q=الرئيس")
    expect(page.locator("#search-results .result-title a").first).to_be_visible()
    assert set(scripts) == {"main.js", "worker.js"}
    preloaded = page.locator("link[rel=modulepreload]").evaluate_all(
        "all => all.map((a) => a.href)"
    )
    assert [Path(href).name for href in preloaded] == ["worker.js"]


def test_search_works_below_a_hosts_root(page: Page, site: Site, serve_folder: ServeFolder) -> None:
    url = f"{serve_folder(site.path.parent)}/{site.path.name}/search.html"
    page.goto(f"{url}?q=قسم:لا أو الكرملن")  # scripts that are loaded later are found, too
    expect(page.locator("#search-status")).to_contain_text("بحثنا عن «الكرملين»")
