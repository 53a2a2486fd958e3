"""Permission lines: found in the code, and dropped one at a time while everything runs.

A permission line is a place where our code says no: a refusal that is raised, a call of a
``require_…``, an early return after a question of the kind ``not may_…``, and each condition that
a function named like a question (``can_…``, ``may_…``) gives back. `Waechter` rewrites them once,
in memory: each asks `Waechter.hold` first, which lets the one line through that is dropped.
"""

from __future__ import annotations

import ast
import gc
import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final

from django.conf import settings

ROOT: Final = Path(settings.LOCALE_PATHS[0]).parents[1]
# Folder of the imports -> packages whose lines count. Example content asks nobody.
PACKAGES: Final = {"site": ("portal",), ".": ("angebote", "publikationen", "search")}
LEFT_OUT: Final = re.compile(r"/(migrations|settings|management|beispiele)/")
REFUSALS: Final = frozenset({"PermissionDenied", "NichtZustaendig", "KeineFreigabe"})
GATE: Final = re.compile(r"(can|may|user_can|user_has)_\w+|is_(own|central|translator|reviewing)")
# Asks what a service can do; says yes where somebody is to be refused.
NO_GATE: Final = frozenset({"can_translate", "may_have_written"})
# Asks in which state something is, not who somebody is.
NO_REFUSAL: Final = frozenset({"require_open", "require_same", "require_parent"})
HOLD: Final = "__zeile__"


@dataclass(frozen=True)
class Zeile:
    """``key`` names module, function and the line's own words; it is unique."""

    key: str
    module: str


def is_gate(name: str) -> bool:
    return bool(GATE.fullmatch(name)) and name not in NO_GATE


def name_of(node: ast.expr | None) -> str:
    """Last name of ``a.b.c(...)``, ``a.b.c`` or ``c``."""
    if isinstance(node, ast.Call):
        return name_of(node.func)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def calls_super(node: ast.AST) -> bool:
    return any(isinstance(n, ast.Call) and name_of(n) == "super" for n in ast.walk(node))


def asks_a_gate(test: ast.expr) -> bool:
    """Is a question in it that is answered with no?"""
    return any(
        is_gate(name_of(inner))
        for node in ast.walk(test)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
        for inner in ast.walk(node.operand)
        if isinstance(inner, ast.Call | ast.Attribute)
    )


class Rewriter(ast.NodeTransformer):
    """Puts `HOLD` before every permission line of one module; ``lines`` names them in order."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.place: list[str] = []
        self.lines: list[Zeile] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self.inside(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self.inside(node)

    def inside(self, node: ast.ClassDef | ast.FunctionDef) -> ast.AST:
        self.place.append(node.name)
        self.generic_visit(node)
        self.place.pop()
        return node

    def hold(self, node: ast.AST, value: ast.expr) -> ast.Call:
        """``__zeile__(key, value)``"""
        words = ast.unparse(node).splitlines()[0]
        key = f"{'.'.join([self.module, *self.place])}: {words}"
        same = sum(line.key.split(" #")[0] == key for line in self.lines)
        line = Zeile(f"{key} #{same + 1}" if same else key, self.module)
        self.lines.append(line)
        name = ast.Name(HOLD, ast.Load())
        call = ast.Call(name, [ast.Constant(line.key), value], [])
        return ast.fix_missing_locations(ast.copy_location(call, node))

    def unless_dropped(self, node: ast.stmt) -> ast.AST:
        test = ast.UnaryOp(ast.Not(), self.hold(node, ast.Constant(False)))
        found = ast.If(test, [node], [])
        return ast.fix_missing_locations(ast.copy_location(found, node))

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        return self.unless_dropped(node) if name_of(node.exc) in REFUSALS else node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        is_call = isinstance(node.value, ast.Call)
        return self.unless_dropped(node) if is_call and requires(node.value) else node

    def visit_If(self, node: ast.If) -> ast.AST:
        if not self.in_gate() and asks_a_gate(node.test) and leaves(node.body[-1]):
            held = self.hold(node.test, ast.UnaryOp(ast.Not(), node.test))
            node.test = ast.fix_missing_locations(
                ast.copy_location(ast.UnaryOp(ast.Not(), held), held)
            )
        self.generic_visit(node)
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        if node.value is not None and self.in_gate():
            node.value = self.condition(node.value)
        return node

    def in_gate(self) -> bool:
        return bool(self.place) and is_gate(self.place[-1])

    def condition(self, value: ast.expr) -> ast.expr:
        """Each of several conditions is a line of its own; what Wagtail says is none of ours."""
        if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.And):
            value.values = [self.condition(part) for part in value.values]
            return value
        is_yes = isinstance(value, ast.Constant) and bool(value.value)
        return value if is_yes or calls_super(value) else self.hold(value, value)


def requires(call: ast.expr) -> bool:
    name = name_of(call)
    return name.startswith("require_") and name not in NO_REFUSAL


def leaves(last: ast.stmt) -> bool:
    """Does the branch end the function? Raising a refusal is a line of its own."""
    if isinstance(last, ast.Raise):
        return name_of(last.exc) not in REFUSALS
    return isinstance(last, ast.Return)


def sources() -> Iterator[tuple[str, Path]]:
    """Module name and file of everything that may hold permission lines."""
    for folder, packages in PACKAGES.items():
        for package in packages:
            for path in sorted((ROOT / folder / package).rglob("*.py")):
                if not LEFT_OUT.search(path.as_posix()):
                    dotted = path.relative_to(ROOT / folder).with_suffix("").as_posix()
                    yield dotted.replace("/", ".").removesuffix(".__init__"), path


def rewritten(module: str, path: Path) -> tuple[ast.Module, list[Zeile]]:
    rewriter = Rewriter(module)
    tree = rewriter.visit(ast.parse(path.read_text(), str(path)))
    return tree, rewriter.lines


def all_lines() -> list[Zeile]:
    return [line for module, path in sources() for line in rewritten(module, path)[1]]


def codes(code: CodeType) -> Iterator[CodeType]:
    """The code of every function in the code of a module."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from codes(constant)


def place_of(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


@dataclass
class Waechter:
    """Sits at every permission line. ``met``: who was refused there; ``dropped``: who is not."""

    dropped: str = ""
    cell: Any = None
    met: dict[str, dict[Any, None]] = field(default_factory=dict)
    kept: list[tuple[FunctionType, CodeType]] = field(default_factory=list)

    def hold(self, key: str, value: Any) -> Any:
        if value:
            return value
        if key == self.dropped:
            return True
        if not self.dropped:
            self.met.setdefault(key, {})[self.cell] = None
        return value

    def take_post(self) -> None:
        """Rewrite the running functions of every module that holds a permission line."""
        wanted: dict[int, dict[tuple[str, int], CodeType]] = {}
        for module, path in sources():
            tree, lines = rewritten(module, path)
            if lines:
                living = vars(importlib.import_module(module))
                living[HOLD] = self.hold
                made = codes(compile(tree, str(path), "exec"))
                wanted[id(living)] = {place_of(code): code for code in made}
        for found in gc.get_objects():
            if type(found) is FunctionType:  # `isinstance` would wake lazy objects
                new = wanted.get(id(found.__globals__), {}).get(place_of(found.__code__))
                if new is not None:
                    self.kept.append((found, found.__code__))
                    found.__code__ = new

    def leave(self) -> None:
        for function, code in self.kept:
            function.__code__ = code

    def attend(self, cell: Any) -> None:
        """The next refusals belong to this question."""
        self.cell = cell

    def refused(self, line: Zeile, at_most: int) -> list[Any]:
        """Questions that were refused at a line, spread evenly over all of them."""
        found = list(self.met.get(line.key, ()))
        return found[:: 1 + len(found) // at_most]

    @contextmanager
    def without(self, line: Zeile) -> Iterator[None]:
        self.dropped = line.key
        yield
        self.dropped = ""
