"""Writes the pages that list articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pelican.generators import PelicanTemplateNotFound
from pelican.paginator import Paginator

from warraq.publishing.context import month_row
from warraq.publishing.grouping import (
    Counted,
    by_frequency,
    by_letter,
    companions,
    month_counts,
    significant,
)
from warraq.publishing.kinds import SiteTag

if TYPE_CHECKING:
    from warraq.publishing.generator import ArchiveGenerator
    from warraq.publishing.records import ArticlePage

Write = Callable[..., None]

OWN_TEMPLATES = frozenset({"404", "search", "undated"})
"""Direct templates that Warraq added to Pelican's; a theme made for Pelican alone lacks them."""


def write_periods(generator: ArchiveGenerator, write: Write) -> None:
    """Pages of years and months; a year page also gets ``period_months``, the months' counts."""
    template = generator.get_template("period_archives")
    for periods in generator.period_archives.values():
        for period in periods:
            year, *month = period["period_num"]
            write(
                period["save_as"],
                template,
                generator.context,
                template_name="period_archives",
                blog=True,
                all_articles=generator.articles,
                period_months=None
                if month
                else month_row(year, generator.years[year], generator.settings),
                **period,
            )


def write_direct_templates(generator: ArchiveGenerator, write: Write) -> None:
    """The pages of DIRECT_TEMPLATES, each at its ``<NAME>_SAVE_AS``."""
    for name in generator.settings["DIRECT_TEMPLATES"]:
        if name == "authors" and not generator.authors:
            continue
        save_as = generator.settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
        try:
            template = generator.get_template(name)
        except PelicanTemplateNotFound:
            if name in OWN_TEMPLATES:
                continue
            raise
        variables = {
            "articles": generator.articles,
            "dates": generator.dates,
            "template_name": name,
            "blog": True,
            "page_name": save_as.rpartition(".")[0],
            "url": generator.settings.get(f"{name.upper()}_URL", save_as),
            **_variables_of(generator, name),
        }
        write(
            save_as,
            template,
            generator.context,
            **_single_page(generator, name, save_as, variables),
        )


def _variables_of(generator: ArchiveGenerator, name: str) -> Mapping[str, Any]:
    match name:
        case "index":
            return {
                "sections": _sections(generator),
                "top_tags": _top_tags(generator),
                "stories": generator.stories[: generator.options.home_stories],
            }
        case "tags":
            return {"tags_by_type": _tags_by_type(generator)}
        case "undated":
            return {"articles": [page for page in generator.articles if not page.date], "dates": []}
    return {}


def _single_page(
    generator: ArchiveGenerator, name: str, save_as: str, variables: dict[str, Any]
) -> dict[str, Any]:
    """A list that the settings do not paginate is its own only page, which themes may expect."""
    if name in generator.settings["PAGINATED_TEMPLATES"]:
        return variables
    articles = variables["articles"]
    paginator = Paginator(save_as, variables["url"], articles, generator.settings)
    page = paginator.page(1)
    return {**variables, "articles_paginator": paginator, "articles_page": page}


def write_tags(generator: ArchiveGenerator, write: Write) -> None:
    """Pages of tags, with who appears beside them, where and when."""
    template = generator.get_template("tag")
    originals = [page for page in generator.articles if page.original is page]
    holders = Counter(generator.site_tags[each] for page in originals for each in page.tag_numbers)
    for tag, pages in generator.tags.items():
        dated = [page for page in pages if page.date] or pages
        beside = _companions(generator, tag, pages, holders, len(originals))
        write(
            tag.save_as,
            template,
            generator.context,
            tag=tag,
            first=dated[-1],
            last=dated[0],
            months=month_counts(pages),
            related_tags=[pair for pair in beside if pair[0].type != "place"][
                : generator.options.related_tags
            ],
            related_places=[pair for pair in beside if pair[0].type == "place"][
                : generator.options.related_places
            ],
            **_list_variables(generator, "tag", tag, pages),
        )


def _companions(
    generator: ArchiveGenerator,
    tag: SiteTag,
    pages: Sequence[ArticlePage],
    holders: Mapping[SiteTag, int],
    total: int,
) -> Counted:
    """Significant companions of a tag; of articles that carry one text only the earliest counts."""
    originals = [page for page in pages if page.original is page]
    beside = companions(originals, generator.site_tags, tag)
    least = generator.options.companion_significance
    return significant(beside, holders[tag], holders, total, least)


def write_stories(generator: ArchiveGenerator, write: Write) -> None:
    """Pages of stories; a theme made for Pelican alone has none."""
    if not generator.stories:
        return
    try:
        template = generator.get_template("story")
    except PelicanTemplateNotFound:
        return
    for story in generator.stories:
        write(
            story.save_as,
            template,
            generator.context,
            story=story,
            url=story.url,
            template_name="story",
            page_name=story.page_name,
        )


def write_groups(
    generator: ArchiveGenerator,
    write: Write,
    name: str,
    groups: Iterable[tuple[Any, list[ArticlePage]]],
) -> None:
    """Pages of sections or authors: ``name`` is the template's and the variable's."""
    template = generator.get_template(name)
    for group, pages in groups:
        variables = {name: group, **_list_variables(generator, name, group, pages)}
        write(group.save_as, template, generator.context, **variables)


def _list_variables(
    generator: ArchiveGenerator,
    name: str,
    group: Any,
    pages: Sequence[ArticlePage],
) -> dict[str, Any]:
    return {
        "url": group.url,
        "articles": pages,
        "dates": [page for page in pages if page.date],
        # Both lists would be paginated side by side; only one may lack the undated.
        "paginated": {"articles": pages},
        "template_name": name,
        "blog": True,
        "page_name": group.page_name,
        "all_articles": generator.articles,
    }


def _sections(generator: ArchiveGenerator) -> list[tuple[Any, list[ArticlePage]]]:
    limit = generator.options.section_articles
    return [(section, pages[:limit]) for section, pages in generator.categories]


def _top_tags(generator: ArchiveGenerator) -> dict[str, Any]:
    limit = generator.options.top_tags
    return {kind: tags[:limit] for kind, tags in by_frequency(generator.tags).items()}


def _tags_by_type(generator: ArchiveGenerator) -> dict[str, Any]:
    limit = generator.options.index_tags
    return {kind: by_letter(tags[:limit]) for kind, tags in by_frequency(generator.tags).items()}
