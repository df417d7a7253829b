"""`python -m warraq.publishing.clean CONTENT OUTPUT STATES`: removes what builds put into OUTPUT.

Only files that the record of OUTPUT lists are removed, with the folders that this empties and the
record itself; foreign files, and the records of other OUTPUTs, stay.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from warraq.publishing.faults import tell
from warraq.publishing.places import BuildError, Places, find_places
from warraq.publishing.publication import carry_out, plan_publication
from warraq.publishing.state import former_files, lock, output_lock, remember_files
from warraq.tagging.names_file import FILE_NAME as NAMES_FILE


def clean(places: Places) -> bool:
    """Remove our files from OUTPUT; returns whether nothing is left of it.

    Raises :class:`~warraq.publishing.places.BuildError` while a build is running, and
    :class:`OSError`.
    """
    with lock(places):
        shutil.rmtree(places.staging, ignore_errors=True)
        if places.output.is_dir():
            _empty(places)
    _forget(places)
    if not any(places.states.iterdir()):
        places.states.rmdir()
    return not places.output.exists()


def _forget(places: Places) -> None:
    """Removes the state folder, but not names.toml, which lies there where CONTENT could not take
    it: without it, addresses of names would change.
    """
    if not (places.state / NAMES_FILE).is_file():
        shutil.rmtree(places.state)
        return
    for path in places.state.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != NAMES_FILE:
            path.unlink()
    tell(f"{places.state / NAMES_FILE} keeps the addresses of names and stays")


def _empty(places: Places) -> None:
    with output_lock(places):
        former = former_files(places)
        # The staging folder is gone, so everything that was published is stale.
        plan = plan_publication(places.staging, places.output, former or (), adopt=False)
        carry_out(plan, places.staging, places.output)
        if former is not None:
            remember_files(places, frozenset())
    if not any(places.output.iterdir()):
        places.output.rmdir()


def main(arguments: Sequence[str]) -> int:
    """Clean and say what stays; returns the exit status."""
    content, output, states = arguments
    try:
        gone = clean(find_places(content, output, states))
    except BuildError as error:
        tell("Nothing was removed:", [str(error)])
        return 1
    except OSError as error:
        tell("Not all was removed:", [f"{error.filename}: {error.strerror or error}"])
        return 1
    if not gone:
        tell(f"{output} holds files of which there is no record that a build wrote them; they stay")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
