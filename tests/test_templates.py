"""Every template of the theme compiles, with the filters and extensions that Pelican gives it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, meta
from pelican import get_instance, parse_arguments
from pelican.generators import Generator

from tests.building import ROOT

TEMPLATES = ROOT / "theme" / "templates"
NAMES = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for path in TEMPLATES.rglob("*.*")
    if path.suffix in {".html", ".xml"}
)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The environment that Pelican makes from pelicanconf.py, plugins included."""
    output = tmp_path_factory.mktemp("templates")
    arguments = ["-s", str(ROOT / "pelicanconf.py"), "-o", str(output)]
    _, settings = get_instance(parse_arguments(arguments))
    generator = Generator(
        context=settings.copy(),
        settings=settings,
        path=settings["PATH"],
        theme=settings["THEME"],
        output_path=str(output),
    )
    made: Environment = generator.env
    return made


@pytest.mark.parametrize("name", NAMES)
def test_template_compiles(environment: Environment, name: str) -> None:
    source = Path(TEMPLATES, name).read_text(encoding="utf-8")
    environment.compile(source, name, str(TEMPLATES / name))
    for other in meta.find_referenced_templates(environment.parse(source)):
        # None stands for a name that is only known when the template runs.
        assert other is None or environment.get_template(other).name == other


def test_templates_are_found() -> None:
    assert {"base.html", "article.html", "index.html"} <= set(NAMES)
