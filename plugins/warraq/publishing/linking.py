"""Joins ES modules into few files, so that a page needs few requests.

A module becomes the value of a function, ``const $x = (() => { …; return { names }; })();``, and
an import of it ``const { names } = $x;``, so that no two modules' names can clash. A *bundle* is an
entry (the page's script, the worker's) with all that it imports; a *part* is a module that is
loaded by ``import()``, with what it imports and the bundle lacks. Parts import a bundle's modules
from the bundle, so that there is one instance of each where it runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warraq.publishing.modules import Import, Module, read_module


@dataclass(frozen=True, slots=True)
class _File:
    """A published file: ``head`` is the module that it is named for, ``members`` its modules in
    order of dependency, ``names`` whether the head's names are exported, too.
    """

    head: str
    members: tuple[str, ...]
    names: bool


def link(sources: Mapping[str, str], folder: str, entries: Sequence[str]) -> dict[str, str]:
    """File name -> text of what takes the place of the modules ``sources`` (file name -> text).

    ``entries`` are loaded by themselves, each where nothing else is loaded; ``folder`` is what
    messages call the place of the sources. What no entry leads to is left out. Raises
    :class:`~warraq.publishing.modules.LinkError`.
    """
    modules = {name: read_module(name, f"{folder}/{name}", sources[name]) for name in sources}
    for module in modules.values():
        _check(module, modules, entries)
    linked: dict[str, str] = {}
    for entry in entries:
        texts = _Realm(modules, entry).texts()
        for name in texts.keys() & linked.keys():
            raise modules[name].refuse(1, "it is loaded by import() in the page and the worker")
        linked.update(texts)
    return linked


def _check(module: Module, modules: Mapping[str, Module], entries: Sequence[str]) -> None:
    """Everything that a module names is there."""
    for each in module.imports:
        if each.module not in modules or each.module in entries:
            raise module.refuse(each.line, f"there is no module {each.module} to import")
        for name, _ in each.names:
            if name not in modules[each.module].exports:
                raise module.refuse(each.line, f"{each.module} does not export {name}")
    for line, name in module.lazy:
        if name not in modules or name in entries:
            raise module.refuse(line, f"there is no module {name} to import")
    for line, name in module.workers:
        if name not in entries:
            raise module.refuse(line, f"{name} is no script that is loaded by itself")


class _Realm:
    """One entry and all that may be loaded where it runs."""

    def __init__(self, modules: Mapping[str, Module], entry: str) -> None:
        self.modules = modules
        self.entry = entry
        bundle = self._closure(entry, ())
        lazy = self._lazy(bundle)
        files = [_File(entry, bundle, names=False)]
        parts = self._parts(set(bundle), lazy)
        files += [_File(head, parts[head], head in lazy) for head in sorted(parts)]
        self.files = files
        self.lazy = lazy
        self.home = {member: file.head for file in files for member in file.members}

    def texts(self) -> dict[str, str]:
        """File name -> text."""
        return {file.head: self._text(file) for file in self.files}

    def _closure(self, name: str, outside: Iterable[str]) -> tuple[str, ...]:
        """A module and all that it imports but what is ``outside``, in order of dependency."""
        done: dict[str, None] = {}
        self._visit(name, frozenset(outside) - {name}, done, [])
        return tuple(done)

    def _visit(
        self, name: str, outside: frozenset[str], done: dict[str, None], path: list[str]
    ) -> None:
        for each in self.modules[name].imports:
            if each.module in (*path, name):
                message = f"{each.module} imports this module in turn"
                raise self.modules[name].refuse(each.line, message)
            if each.module not in outside and each.module not in done:
                self._visit(each.module, outside, done, [*path, name])
        done[name] = None

    def _lazy(self, bundle: Sequence[str]) -> set[str]:
        """Modules that are loaded by ``import()``, from the bundle or from one another."""
        found: set[str] = set()
        waiting = list(bundle)
        while waiting:
            module = self.modules[waiting.pop()]
            for line, name in module.lazy:
                if name in bundle:
                    raise module.refuse(line, f"{name} is there already: import it at the top")
                if name not in found:
                    found.add(name)
                    waiting += self._closure(name, bundle)
        return found

    def _parts(self, bundle: set[str], heads: set[str]) -> dict[str, tuple[str, ...]]:
        """The parts by their heads; what two parts need becomes a part of its own."""
        while True:
            parts = {head: self._closure(head, bundle | heads) for head in sorted(heads)}
            members = [member for part in parts.values() for member in part]
            shared = {member for member in members if members.count(member) > 1}
            if not shared:
                return parts
            heads = heads | shared

    def _text(self, file: _File) -> str:
        lines = [
            f'import {{ {", ".join(sorted(variables))} }} from "./{head}";'
            for head, variables in sorted(self._imported(file).items())
        ]
        lines += [self._wrapped(self.modules[member]) for member in file.members]
        shared = [_variable(member) for member in file.members if self._is_shared(member)]
        if file.names:
            names = self.modules[file.head].exports
            taken = ", ".join(f"{name}: ${number}" for number, name in enumerate(names))
            lines.append(f"const {{ {taken} }} = {_variable(file.head)};")
            shared += [f"${number} as {name}" for number, name in enumerate(names)]
        if shared:
            lines.append(f"export {{ {', '.join(shared)} }};")
        return "\n".join([*lines, ""])

    def _imported(self, file: _File) -> dict[str, set[str]]:
        """File -> variables that this file needs of it."""
        found: dict[str, set[str]] = {}
        for member in file.members:
            for each in self.modules[member].imports:
                if self.home[each.module] != file.head:
                    found.setdefault(self.home[each.module], set()).add(_variable(each.module))
        return found

    def _is_shared(self, name: str) -> bool:
        """Whether a module of another file imports this one."""
        return any(
            each.module == name and home != self.home[name]
            for member, home in self.home.items()
            for each in self.modules[member].imports
        )

    def _wrapped(self, module: Module) -> str:
        """The module as a statement that makes what others import of it."""
        imports = [_unpacked(each) for each in module.imports if each.names]
        body = "\n".join([*imports, module.body])
        if not (names := self._wanted(module)):
            return f"(() => {{\n{body}\n}})();"
        made = f"return {{ {', '.join(names)} }};"
        return f"const {_variable(module.name)} = (() => {{\n{body}\n{made}\n}})();"

    def _wanted(self, module: Module) -> list[str]:
        """Exported names that some module imports, or that all may be, as of dynamic imports."""
        taken = {
            name
            for member in self.home
            for each in self.modules[member].imports
            if each.module == module.name
            for name, _ in each.names
        }
        whole = module.name in self.lazy
        return [name for name in module.exports if whole or name in taken]


def _variable(name: str) -> str:
    return f"${name.removesuffix('.js')}"


def _unpacked(each: Import) -> str:
    names = (name if name == local else f"{name}: {local}" for name, local in each.names)
    return f"const {{ {', '.join(names)} }} = {_variable(each.module)};"
