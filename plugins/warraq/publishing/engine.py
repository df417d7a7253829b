"""The build: Pelican's run, into a staging folder, published as a whole or not at all."""

from __future__ import annotations

import errno
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from pelican import Pelican
from pelican.generators import (
    ArticlesGenerator,
    PagesGenerator,
    PelicanTemplateNotFound,
    StaticGenerator,
)
from pelican.plugins import signals
from pelican.writers import Writer

from warraq.publishing.faults import FaultLog, collected_faults, tell
from warraq.publishing.generator import ArchiveGenerator
from warraq.publishing.names import keep_names
from warraq.publishing.pages import InsideStaticGenerator, OrderedPagesGenerator
from warraq.publishing.places import BuildError, find_places
from warraq.publishing.presentation import Presentation
from warraq.publishing.publication import LAST, Plan, carry_out, check_plan, plan_publication
from warraq.publishing.report import summary
from warraq.publishing.scripts import publish_scripts
from warraq.publishing.settings import PublishingSettings, check_settings, of_room
from warraq.publishing.state import former_files, lock, output_lock, remember_files
from warraq.publishing.stopwatch import Stopwatch
from warraq.publishing.writer import ArchiveWriter
from warraq.settings import SettingsError

_REPLACED = {
    ArticlesGenerator: ArchiveGenerator,
    PagesGenerator: OrderedPagesGenerator,
    StaticGenerator: InsideStaticGenerator,
}
_NO_ADDRESS = (
    "warning: SITEURL is not set: canonical links, feed.atom and sitemap.xml, which need the "
    "site's full address, are left out (make html SITEURL=https://example.org/archive)"
)
_INTERRUPTED = 130
"""Exit status of a process that Ctrl-C ended (128 and the signal's number)."""


class WarraqPelican(Pelican):  # type: ignore[misc]  # Pelican has no types
    """Pelican whose builds either publish a whole site or leave OUTPUT as it was.

    Signals are Pelican's own. While they are sent, ``output_path`` is the staging folder. At
    ``finalized`` the staged site is complete and nothing is published yet: what a receiver writes
    there is published with the rest, and what it logs as an error ends the build.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        settings.setdefault("WARRAQ_SKIP_BAD", False)
        settings.setdefault("WARRAQ_STATE", ".warraq")
        _end_at("The settings have faults; nothing was built:", check_settings(settings))
        with _told_errors():
            self.places = find_places(
                settings["PATH"], settings["OUTPUT_PATH"], settings["WARRAQ_STATE"]
            )
        settings["WARRAQ_PLACES"] = self.places  # for plugins that keep a state of their own
        presentation = Presentation(of_room(PublishingSettings, settings))
        settings["JINJA_FILTERS"] = {**presentation.filters(), **settings["JINJA_FILTERS"]}
        # The staging folder starts empty, and OUTPUT is never cleared.
        settings["DELETE_OUTPUT_DIRECTORY"] = False
        with collected_faults() as log:
            super().__init__(settings)
        _end_at("A plugin cannot be used; nothing was built:", log.lines())

    def run(self) -> None:
        """Build and publish; exits with status 1 and a list where the input has faults."""
        self._publishing = False
        stopwatch = Stopwatch()
        try:
            with _told_errors(), lock(self.places), self._staging():
                with stopwatch.phase("building"):
                    archive, left_out = self._build()
                with stopwatch.phase("publishing"):
                    plan = self._publish(archive)
        except KeyboardInterrupt:
            left = "build again to complete the site" if self._publishing else "nothing published"
            tell(f"Interrupted: {left}.")
            sys.exit(_INTERRUPTED)
        print(summary(archive, plan, stopwatch.seconds), flush=True)
        if left_out:
            tell("Left out, because SKIP_BAD is set:", left_out)

    def _get_generator_classes(self) -> list[type]:
        return [_REPLACED.get(cls, cls) for cls in super()._get_generator_classes()]

    def _get_writer(self) -> Writer:
        chosen = super()._get_writer()
        if type(chosen) is Writer:
            return ArchiveWriter(self.output_path, settings=self.settings)
        return chosen

    @contextmanager
    def _staging(self) -> Iterator[None]:
        """An empty staging folder in OUTPUT's place; gone afterwards, whatever happened."""
        staging, output = self.places.staging, self.settings["OUTPUT_PATH"]
        if staging.exists():
            shutil.rmtree(staging)
        staging.mkdir(parents=True)
        self.output_path = self.settings["OUTPUT_PATH"] = str(staging)
        try:
            yield
        finally:
            self.output_path = self.settings["OUTPUT_PATH"] = output
            shutil.rmtree(staging, ignore_errors=True)

    def _build(self) -> tuple[ArchiveGenerator, list[str]]:
        """Stage the site; returns the articles' generator and the faults that SKIP_BAD left out."""
        archives: list[ArchiveGenerator] = []
        left_out: list[str] = []
        if not self.settings["SITEURL"]:
            tell(_NO_ADDRESS)
        with collected_faults() as log:

            def judge_input(generators: list[object]) -> None:
                archives.extend(each for each in generators if isinstance(each, ArchiveGenerator))
                firm = any(archive.names_faults for archive in archives)
                left_out.extend(self._judge_input(log, firm=firm))

            with signals.all_generators_finalized.connected_to(judge_input):
                super().run()
        _end_at(self._unchanged(), log.lines())
        static = self.places.staging / self.settings["THEME_STATIC_DIR"]
        publish_scripts(static, Path(self.settings["THEME"]))
        return archives[0], left_out

    def _judge_input(self, log: FaultLog, *, firm: bool) -> list[str]:
        """Once all input is read: end the build at its faults, or hand them over as left out.

        ``firm`` says that there are faults that cannot be left out.
        """
        lines = log.lines()
        if firm:
            advice = "SKIP_BAD=1 leaves articles out, never names.toml: it says what is banned."
            _end_at(self._unchanged(), lines, advice)
        if not self.settings["WARRAQ_SKIP_BAD"]:
            _end_at(self._unchanged(), lines, "SKIP_BAD=1 publishes the rest.")
        log.messages.clear()
        return lines

    def _unchanged(self) -> str:
        return f"The build has faults; {self.places.output} stays as it was:"

    def _publish(self, archive: ArchiveGenerator) -> Plan:
        output, staging = self.places.output, self.places.staging
        output.mkdir(parents=True, exist_ok=True)
        with output_lock(self.places):
            former = former_files(self.places)
            adopt = former is None and (output / LAST).is_file()
            plan = plan_publication(staging, output, former or (), adopt=adopt)
            check_plan(plan, output)
            if not archive.articles:
                self._warn_of_emptiness(former or frozenset())
            if adopt:
                _warn_of_adoption(self.places.output)
            # Before the pages: an address that is kept but not published yet does no harm.
            if message := keep_names(archive):
                tell(f"warning: {message}")
            self._publishing = True
            # Should the process be killed now, the next build knows all that may be there.
            remember_files(self.places, plan.files | (former or frozenset()))
            carry_out(plan, staging, output)
            remember_files(self.places, plan.files)
        return plan

    def _warn_of_emptiness(self, former: frozenset[str]) -> None:
        """An empty CONTENT may be a disk that is not mounted: say what becomes of the archive."""
        pattern = str(self.settings["ARTICLE_SAVE_AS"]).format(slug="*", lang="*")
        gone = sum(fnmatchcase(path, pattern) for path in former)
        if gone:
            tell(
                f"warning: CONTENT {self.places.content} holds no published article, though the "
                f"last build had {gone:,}: their pages are removed from {self.places.output}; "
                "build again with the right CONTENT to have them back"
            )


def _warn_of_adoption(output: object) -> None:
    tell(
        f"warning: {output} holds a site of which there is no record here: its files are replaced, "
        "but pages that are no longer made stay; empty the folder and build again to be rid of them"
    )


def _end_at(title: str, faults: list[str], advice: str = "") -> None:
    """Print the faults and end with exit status 1, if there are any."""
    if faults:
        tell(title, faults, advice)
        sys.exit(1)


@contextmanager
def _told_errors() -> Iterator[None]:
    """Ends with a message, not a traceback, where the message says what a person can mend."""
    try:
        yield
    except (BuildError, SettingsError, PelicanTemplateNotFound) as error:
        _end_at("Nothing was published:", [str(error)])
    except TemplateError as error:
        place = f"{getattr(error, 'name', None)}:{getattr(error, 'lineno', '')}"
        _end_at("Nothing was published:", [f"template {place}: {error.message}"])
    except OSError as error:
        _end_at("The build could not go on:", [_told_failure(error)])


def _told_failure(error: OSError) -> str:
    # Of a rename, the second name is the one in OUTPUT.
    place = error.filename2 or error.filename
    closed = error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}
    mend = ": give this user the right to it, or choose another OUTPUT" if closed else ""
    return f"{place}: {error.strerror or error}{mend}"
