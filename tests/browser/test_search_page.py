"""What a reader does on the search page, by keyboard, mouse and touch."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import PHONE, OpenContext, ServeFolder, Site

TITLES = "#search-results .result-title a"
INPUT = "#search-input"
STATUS = "#search-status"
OPTIONS = "#search-suggestions [role=option]"
QUESTION = "بوتين"
"""A word of our own article on the meeting in Sochi; the name stands in others' tags at most."""


def search(page: Page, text: str) -> None:
    page.locator(INPUT).press_sequentially(text, delay=15)


def test_results_come_as_one_types(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    search(page, QUESTION)
    expect(page.locator(TITLES).first).to_be_visible()
    expect(page.locator(STATUS)).to_have_text(re.compile(r"مقال"))
    expect(page.locator("#search-results mark").first).to_contain_text(QUESTION)
    assert "q=" in page.url


def test_a_result_leads_to_its_article_and_back_restores_the_results(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.url}/search.html?q={QUESTION}")
    first = page.locator(TITLES).first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    expect(page.locator(INPUT)).to_have_value(QUESTION)
    expect(page.locator(TITLES).first).to_have_text(title)


def test_back_walks_through_submitted_queries(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    for query in ("القاهرة", "باريس"):
        page.locator(INPUT).fill("")
        search(page, query)
        expect(page.locator("#search-results mark").first).to_contain_text(query)
        page.keyboard.press("Enter")
    page.go_back()
    expect(page.locator(INPUT)).to_have_value("القاهرة")
    expect(page.locator("#search-results mark").first).to_contain_text("القاهرة")


def test_arrows_walk_through_the_results(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=الرئيس")
    links = page.locator(TITLES)
    expect(links.nth(1)).to_be_visible()
    page.locator(INPUT).focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(INPUT)).to_be_focused()


def test_suggestions_are_a_combobox(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    field = page.get_by_role("combobox", name="كلمات البحث")
    expect(field).to_have_attribute("aria-expanded", "false")
    search(page, "بوت")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(page.locator(OPTIONS).first).to_contain_text("بوت")
    page.keyboard.press("ArrowDown")
    expect(field).to_be_focused()
    chosen = page.locator(OPTIONS).first
    expect(chosen).to_have_attribute("aria-selected", "true")
    identity = chosen.get_attribute("id") or ""
    expect(field).to_have_attribute("aria-activedescendant", identity)
    expect(field).to_have_value("بوت")
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"{OPTIONS}[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("بوت")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()


def test_a_suggestion_is_taken_by_key_and_back_undoes_it(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    search(page, "القا")
    expect(page.locator(OPTIONS).first).to_contain_text("القا")
    expect(page.locator(TITLES).first).to_be_visible()
    word = page.locator(f"{OPTIONS} span").first.inner_text()
    page.keyboard.press("Enter")  # none is selected: the text stays
    expect(page.locator(INPUT)).to_have_value("القا")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(INPUT)).to_have_value(word)
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.go_back()
    expect(page.locator(INPUT)).to_have_value("القا")


def test_words_are_suggested_as_the_articles_write_them(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=الرييس")
    expect(page.locator(TITLES).first).to_be_visible()
    titles = page.locator(TITLES).all_inner_texts()
    for typed in ("الرئ", "الري", "الرئي"):
        page.locator(INPUT).fill("")
        search(page, typed)
        option = page.locator(OPTIONS).filter(has=page.get_by_text("الرئيس", exact=True))
        expect(option).to_have_count(1)
        option.click()
        expect(page.locator(INPUT)).to_have_value("الرئيس")
        expect(page.locator(TITLES)).to_have_text(titles)


def test_a_name_is_suggested_as_written_with_its_kind(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    search(page, "السعو")
    option = page.locator(OPTIONS).filter(has_text="مكان")
    expect(option).to_contain_text("السعودية")
    option.click()
    expect(page.locator(INPUT)).to_have_value("السعودية")
    expect(page.locator(TITLES).first).to_be_visible()


def test_a_headline_is_suggested_and_leads_to_its_article(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    search(page, "بوت")
    option = page.locator(OPTIONS).filter(has=page.get_by_text("مقال", exact=True)).first
    title = option.locator("span").first.inner_text()
    option.click()
    expect(page.locator("h1")).to_have_text(title)


def test_words_as_written_only_where_the_reader_wants_it(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=بوتينا")
    expect(page.locator(TITLES).first).to_be_visible()
    page.get_by_label("الكلمات كما كُتبت").check()
    expect(page.locator(STATUS)).to_contain_text("لا نتائج")
    assert "exact=1" in page.url
    page.get_by_role("link", name=re.compile("هل تقصد «بوتين»")).click()
    expect(page.locator(INPUT)).to_have_value("بوتين")
    expect(page.locator(TITLES).first).to_be_visible()
    page.go_back()
    expect(page.locator(INPUT)).to_have_value("بوتينا")
    expect(page.get_by_label("الكلمات كما كُتبت")).to_be_checked()
    page.go_back()
    expect(page.get_by_label("الكلمات كما كُتبت")).not_to_be_checked()
    expect(page.locator(TITLES).first).to_be_visible()


def test_the_order_is_the_readers_and_stands_in_the_url(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=الرئيس")
    meta = page.locator(".result-meta")
    expect(meta.first).to_be_visible()
    years = {}
    for label, order in (("الأحدث", "newest"), ("الأقدم", "oldest")):
        page.get_by_label("الترتيب").select_option(label=label)
        page.wait_for_url(f"**order={order}*")
        page.reload()
        expect(page.get_by_label("الترتيب")).to_have_value(order)
        expect(meta.first).to_be_visible()
        dates = [re.search(r"20[0-9]{2}", text) for text in meta.all_inner_texts()]
        years[order] = [int(found[0]) for found in dates if found]
        assert len(years[order]) > 5
    assert years["newest"] == sorted(years["newest"], reverse=True)
    assert years["oldest"] == sorted(years["oldest"])
    assert years["newest"][0] > years["oldest"][0]


def test_a_misspelt_word_is_corrected_and_may_be_kept(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=الكرملن")
    expect(page.locator(STATUS)).to_contain_text("بحثنا عن «الكرملين» بدلًا من «الكرملن»")
    expect(page.locator("#search-results mark").first).to_contain_text("الكرملين")
    page.get_by_role("link", name="ابحث عن «الكرملن» كما كُتبت").click()
    expect(page.locator(INPUT)).to_have_value('"الكرملن"')
    expect(page.locator(STATUS)).to_contain_text("لا نتائج")


def test_few_results_may_be_widened_and_narrowed_again(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=سوتشي بوتين")
    before = page.locator(TITLES)
    expect(before.first).to_be_visible()
    count = before.count()
    page.get_by_role("link", name="اكتفِ ببعض الكلمات").click()
    expect(page.locator(STATUS)).to_contain_text("بعض الكلمات")
    assert "any=1" in page.url
    expect(page.locator(TITLES).nth(count)).to_be_visible()
    page.get_by_role("link", name="ابحث عن الكلمات كلها").click()
    expect(page.locator(TITLES)).to_have_count(count)


def test_the_help_is_there_by_keyboard(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    page.get_by_text("كيف تكتب ما تبحث عنه؟").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("وزير أو رئيس", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("«الرئيس الروسي»", True),
        ("عنوان:بوتين", True),
        ("مكان:السعودية من:2000", True),
        ("بوتين -الرئيس -الروسي", False),
        ("من:1900 إلى:1901", False),
    ],
)
def test_operators_work_on_the_page(page: Page, site: Site, query: str, found: bool) -> None:
    page.goto(f"{site.url}/search.html?q={query}")
    expect(page.locator(STATUS)).to_contain_text("مقال" if found else "لا نتائج")
    assert (page.locator(TITLES).count() > 0) == found


def test_more_results_follow_the_first_ten(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=في")
    expect(page.locator(TITLES)).to_have_count(10)
    page.locator("#search-more").click()
    expect(page.locator(TITLES)).to_have_count(20)
    expect(page.locator(TITLES).nth(10)).to_be_focused()


def test_the_form_of_every_page_leads_to_results(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/index.html")
    field = page.locator("form[role=search] input[name=q]").first
    field.fill(QUESTION)
    field.press("Enter")
    expect(page.locator(TITLES).first).to_be_visible()
    expect(page.locator(INPUT)).to_have_value(QUESTION)


def test_on_a_phone_by_touch(open_page: OpenContext, site: Site) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{site.url}/search.html")
    page.locator(INPUT).tap()
    search(page, QUESTION)
    page.locator(TITLES).first.tap()
    expect(page.locator("article h1, h1").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_suggestion_is_taken_by_touch(open_page: OpenContext, site: Site) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{site.url}/search.html")
    page.locator(INPUT).tap()
    search(page, "القا")
    option = page.locator(OPTIONS).first
    word = option.locator("span").first.inner_text()
    option.tap()
    expect(page.locator(INPUT)).to_have_value(word)
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator(TITLES).first).to_be_visible()


@pytest.mark.parametrize("saving", [True, False])
def test_a_reader_who_saves_data_keeps_the_leads(page: Page, site: Site, saving: bool) -> None:
    connection = json.dumps({"saveData": saving})
    page.add_init_script(
        f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }});"
    )
    pages: list[str] = []

    def hear(request: Request) -> None:
        if "/articles/" in request.url:
            pages.append(request.url)

    page.on("request", hear)
    page.goto(f"{site.url}/search.html?q={QUESTION}")
    expect(page.locator(TITLES).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert (not pages) == saving


def test_a_word_that_is_not_there_is_told(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=غفغفغفغف")
    expect(page.locator(STATUS)).to_contain_text("لا نتائج")
    expect(page.locator(STATUS)).to_contain_text("لم ترد في الأرشيف")


def test_markup_in_a_query_stays_text(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=<img src=x onerror=alert(1)>{QUESTION}")
    expect(page.locator(STATUS)).not_to_be_empty()
    assert page.locator("#search-results img, #search-status img").count() == 0


def test_without_javascript_the_page_says_what_to_do(open_page: OpenContext, site: Site) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{site.url}/search.html")
    main = page.locator("main")
    expect(main).to_contain_text("جافاسكربت")
    expect(main.locator("a[href$='archives.html']").first).to_be_visible()
    expect(main.locator("a[href$='tags.html']").first).to_be_visible()


@pytest.mark.console_errors(r"CORS|ERR_FAILED|Not allowed|file:")
def test_from_a_file_the_page_says_what_to_do(page: Page, site: Site) -> None:
    page.goto((site.path / "search.html").as_uri())
    expect(page.locator("#search-unavailable")).to_be_visible()
    expect(page.locator("#search-unavailable a[href$='archives.html']").first).to_be_visible()


def test_a_newer_question_calls_the_older_one_off(
    page: Page, site: Site, serve_folder: ServeFolder
) -> None:
    failed: list[str] = []

    def hear(request: Request) -> None:
        failed.append(f"{request.url} {request.failure}")

    page.on("requestfailed", hear)
    page.goto(f"{serve_folder(site.path, latency=0.4)}/search.html?q={QUESTION}")
    expect(page.locator(TITLES).first).to_be_visible()
    with page.expect_request("**/postings/*.bin"):
        page.locator(INPUT).fill("المنتخب")
    page.locator(INPUT).fill("القاهرة")
    expect(page.locator("#search-results mark").first).to_contain_text("القاهرة")
    assert any(".bin" in text and "ERR_ABORTED" in text for text in failed), failed


def test_results_that_are_proven_later_leave_the_focus_alone(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    moved = page.evaluate(
        """async () => {
          const main = document.querySelector("script[type=module]").src;
          const { showResults } = (await import(main)).$results;
          const list = document.getElementById("search-results");
          const template = document.getElementById("search-result");
          const page = { root: "/", words: { date: () => "" } };
          const found = [0, 1, 2].map((docid) => ({
            docid, near: false, fields: { id: "x" }, title: [{ text: "خبر" }], lead: [],
          }));
          showResults(list, template, found, page);
          const third = list.children[2];
          const link = third.querySelector("a");
          link.focus();
          showResults(list, template, [found[2], found[0], found[1]], page);
          const kept = list.children[0] === third && document.activeElement === link;
          return [list.children.length, kept];
        }"""
    )
    assert moved == [3, True]


def test_search_works_under_a_strict_policy_and_with_compression(
    page: Page, site: Site, serve_folder: ServeFolder
) -> None:
    policy = "meta[http-equiv=Content-Security-Policy]"
    page.goto(f"{serve_folder(site.path, compress=True)}/search.html?q={QUESTION}")
    expect(page.locator(TITLES).first).to_be_visible()
    assert "default-src 'self'" in (page.locator(policy).get_attribute("content") or "")


def test_a_result_shows_the_words_of_its_own_question(page: Page, site: Site) -> None:
    mark = page.locator("#search-results mark")
    page.goto(f"{site.url}/search.html?q=بونجاح")  # both words stand in the body of one article
    expect(mark.filter(has_text="بونجاح").first).to_be_visible()
    title = page.locator(TITLES).first.inner_text()
    page.locator(INPUT).fill("اصطدمت")
    expect(mark.filter(has_text="اصطدم").first).to_be_visible()
    expect(mark.filter(has_text="بونجاح")).to_have_count(0)
    expect(page.locator(TITLES).first).to_have_text(title)


def test_a_space_ends_a_word(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    search(page, "القا")
    expect(page.locator(OPTIONS).first).to_be_visible()
    expect(page.locator(TITLES).first).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(STATUS)).to_contain_text("«القا» لم ترد")


def test_back_closes_the_suggestions_of_what_was_left(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=القاهرة")
    expect(page.locator(TITLES).first).to_be_visible()
    page.locator(INPUT).click()
    search(page, " الق")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.wait_for_timeout(500)  # the question has become a page of its own in the history
    page.go_back()
    expect(page.locator(INPUT)).to_have_value("القاهرة")
    expect(page.get_by_role("listbox")).to_be_hidden()
