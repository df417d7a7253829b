"""`make serve` in a browser: an open page shows the new version without being asked."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from warraq.serving.__main__ import start_server
from warraq.serving.reload import SiteVersion

PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src data:">
<link rel="icon" href="data:,"></head><body><h1>{}</h1></body></html>"""


def test_open_page_reloads_under_the_sites_security_policy(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "خبر.html"
    file.write_text(PAGE.format("الطبعة الأولى"), encoding="utf-8")
    version = SiteVersion()
    server = start_server(tmp_path, 0, version)
    page.goto(f"http://127.0.0.1:{server.server_port}/خبر.html")
    expect(page.locator("h1")).to_have_text("الطبعة الأولى")
    file.write_text(PAGE.format("الطبعة الثانية"), encoding="utf-8")
    version.advance()
    expect(page.locator("h1")).to_have_text("الطبعة الثانية")
    server.shutdown()
    server.server_close()
