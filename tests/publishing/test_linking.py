import re

import pytest

from warraq.publishing.linking import link
from warraq.publishing.modules import LinkError, read_module

SHAPES = """/** import { nothing } from "./nowhere.js"; */
export const SIDES = [3, 4]; // export const no = 1;
export class Shape {
  static async load() {
    return await import("./late.js");
  }
}
"""
PAGE = """import { Shape, SIDES as all } from "./shapes.js";

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.postMessage([all, `import ${[Shape.name, "export"].join("`")} await`]);
"""
LATE = """import { Shape } from "./shapes.js";
import { area } from "./area.js";

export const late = () => area(new Shape());
"""
AREA = "export function area(shape) {\n  return shape;\n}\n"
SOURCES = {
    "main.js": PAGE,
    "shapes.js": SHAPES,
    "late.js": LATE,
    "area.js": AREA,
    "worker.js": 'import { area } from "./area.js";\n\narea(/[/"]/.test("}") / 2);\n',
    "unused.js": "export const unused = 1;\n",
}
ENTRIES = ("main.js", "worker.js")


def linked(**changed: str) -> dict[str, str]:
    sources = {**SOURCES, **{f"{name}.js": text for name, text in changed.items()}}
    return link(sources, "theme/js", ENTRIES)


def test_an_entry_holds_what_it_imports_in_order_of_dependency() -> None:
    main = linked()["main.js"]
    assert main.index("const $shapes =") < main.index("const { Shape, SIDES: all } = $shapes;")
    assert "return { SIDES, Shape };" in main
    assert 'import("./late.js")' in main
    assert 'new URL("./worker.js", import.meta.url)' in main
    assert not re.search(r"^(import|export (const|class))", main, re.MULTILINE)


def test_what_is_loaded_later_takes_the_bundles_modules_from_the_bundle() -> None:
    texts = linked()
    assert 'import { $shapes } from "./main.js";' in texts["late.js"]
    assert "export { $shapes };" in texts["main.js"]
    assert "const $area =" in texts["late.js"]
    assert "export { $0 as late };" in texts["late.js"]
    assert "$area }" not in texts["worker.js"]


def test_only_what_an_entry_leads_to_is_there() -> None:
    assert sorted(linked()) == ["late.js", "main.js", "worker.js"]


def test_what_two_later_parts_need_is_a_file_of_its_own() -> None:
    second = LATE.replace("late", "second")
    both = SHAPES.replace(
        'await import("./late.js")', '[import("./late.js"), import("./second.js")]'
    )
    texts = linked(second=second, shapes=both)
    assert sorted(texts) == ["area.js", "late.js", "main.js", "second.js", "worker.js"]
    for name in ("late.js", "second.js"):
        assert 'import { $area } from "./area.js";' in texts[name]
    assert texts["area.js"].count("export") == 1


def test_only_names_that_are_imported_are_handed_on() -> None:
    late = "export const late = 1;\n"
    main = linked(main='import { SIDES } from "./shapes.js";\n', late=late)["main.js"]
    assert "return { SIDES };" in main


def test_the_same_sources_give_the_same_texts_in_any_order() -> None:
    backwards = dict(reversed(SOURCES.items()))
    assert link(backwards, "theme/js", ENTRIES) == linked()


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('import shapes from "./shapes.js";', 1),
        ('import * as shapes from "./shapes.js";', 1),
        ('\nimport "./shapes.js";', 2),
        ('import { Shape } from "../shapes.js";', 1),
        ('import { Shape } from "https://example.org/shapes.js";', 1),
        ('import { Shape, /* a comment */ SIDES } from "./shapes.js";', 1),
        ('import { default as Shape } from "./shapes.js" with { type: "json" };', 1),
        ('\n\nconst path = "./late.js";\nconst load = () => import(path);', 4),
        ("const here = import.meta.url;", 1),
        ('const place = new URL("./shapes.js", import.meta.url);', 1),
        ("export default 1;", 1),
        ("export { a };\nconst a = 1;", 1),
        ("export * from './shapes.js';", 1),
        ("export let a = 1;", 1),
        ("export const { a } = {};", 1),
        ("export const a = 1,\n  b = 2;", 1),
        ("export const a = 1", 1),
        ("export function* each() {}", 1),
        ("const a = 1;\nawait a;", 2),
        ("const a = [await 1, async () => 2];", 1),
        ("if (true) {\n  await 1;\n}", 2),
        ("const $shapes = 1;", 1),
        ("const half = {} / 2;", 1),
        ("const open = `never ${1}", 1),
        ('import { Square } from "./shapes.js";', 1),
        ('import { a } from "./nowhere.js";', 1),
        ('import { a } from "./worker.js";', 1),
        ('import { SIDES } from "./shapes.js";\nimport("./shapes.js");', 2),
        ('import("./nowhere.js");', 1),
    ],
)
def test_anything_else_is_refused_with_its_place(source: str, line: int) -> None:
    with pytest.raises(LinkError, match=rf"^theme/js/main\.js:{line}: .*cannot be joined: \w"):
        linked(main=source)


def test_cycles_are_refused() -> None:
    cycle = 'import { late } from "./late.js";\n' + AREA
    with pytest.raises(LinkError, match=r"area\.js:1: .*late\.js imports this module in turn"):
        linked(area=cycle)


def test_a_part_of_both_the_page_and_the_worker_is_refused() -> None:
    with pytest.raises(LinkError, match=r"late\.js:1: .*in the page and the worker"):
        linked(worker='import("./late.js");\n')


def test_a_file_name_that_is_no_name_is_refused() -> None:
    with pytest.raises(LinkError, match=r"two-words\.js:1: "):
        read_module("two-words.js", "theme/js/two-words.js", "")
