"""`python -m benchmarks --data DIR [NAME …]` runs the benchmarks, or those named."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import platform
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import benchmarks

RESULTS = Path(__file__).parent / "results"


def find_benchmarks() -> dict[str, ModuleType]:
    """The modules of this package that have a `main`, by name, in alphabetical order."""
    names = sorted(found.name for found in pkgutil.iter_modules(benchmarks.__path__))
    modules = {
        name: importlib.import_module(f"benchmarks.{name}") for name in names if name != "__main__"
    }
    return {name: module for name, module in modules.items() if hasattr(module, "main")}


def results_folder(now: datetime) -> Path:
    """E.g. results/2026-03-31-linux-x86_64-2-cores: comparable runs stand side by side."""
    machine = f"{platform.system().lower()}-{platform.machine()}-{os.cpu_count()}-cores"
    return RESULTS / f"{now:%Y-%m-%d}-{machine}"


def question(module: ModuleType) -> str:
    """The first line of the module's docstring."""
    return (module.__doc__ or "").strip().partition("\n")[0]


def run(names: Iterable[str], found: dict[str, ModuleType], data: Path) -> None:
    """Run the benchmarks one after the other, each with the seconds it took."""
    out = results_folder(datetime.now(UTC))
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        print(f"== {name}: {question(found[name])}", flush=True)
        start = time.perf_counter()
        found[name].main(data, out)
        print(f"   {time.perf_counter() - start:.1f} s", flush=True)
    print(f"Results: {out}")


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for; 2 and a message when the data or a name is wrong."""
    found = find_benchmarks()
    listing = "\n".join(f"  {name:20} {question(module)}" for name, module in found.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="The benchmarks:\n" + listing,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", default="", help="the folder of the inputs")
    parser.add_argument("names", nargs="*", metavar="NAME", help="default: all of them")
    options = parser.parse_args(arguments)
    if not options.data or not Path(options.data).is_dir():
        parser.error(f"'{options.data}' is no folder: make bench DATA=/path/to/inputs")
    if unknown := sorted(set(options.names) - set(found)):
        parser.error(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(found)}")
    run(options.names or found, found, Path(options.data))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
