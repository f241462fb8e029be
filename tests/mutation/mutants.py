"""Small changes to a module, each of which a test should notice."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Change = Callable[[], None]

_OTHER_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OTHER_OPERATION: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
}
_OTHER_FUNCTION = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """A module with one change: the line it is in, how that line's expression reads now, and the whole source."""

    line: int
    changed_to: str
    source: str


def mutants(source: str) -> tuple[Mutant, ...]:
    """Return every mutant of a module, in the order of its lines."""
    return tuple(_mutant(source, index) for index in range(len(_changes(ast.parse(source)))))


def _mutant(source: str, index: int) -> Mutant:
    tree = ast.parse(source)
    node, change = _changes(tree)[index]
    change()
    return Mutant(node.lineno, ast.unparse(node), ast.unparse(tree))


def _changes(tree: ast.Module) -> list[tuple[ast.expr, Change]]:
    found = [(node, change) for node in _computed(tree) for change in _changes_of(node)]
    return sorted(found, key=lambda item: (item[0].lineno, item[0].col_offset))


def _computed(tree: ast.AST) -> Iterator[ast.expr]:
    """All expressions but annotations and decorators, which compute nothing."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.expr):
                yield node
            if isinstance(node, ast.AST):
                yield from _computed(node)


def _changes_of(node: ast.expr) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _OTHER_COMPARISON:
            yield lambda: node.ops.__setitem__(0, _OTHER_COMPARISON[type(op)]())
        case ast.BinOp(op=operation) if type(operation) in _OTHER_OPERATION:
            yield lambda: setattr(node, "op", _OTHER_OPERATION[type(operation)]())
        case ast.BoolOp(op=joint):
            yield lambda: setattr(node, "op", ast.Or() if isinstance(joint, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), operand))
        case ast.IfExp(body=body, orelse=orelse):
            yield lambda: node.__dict__.update(body=orelse, orelse=body)
        case ast.Call(func=ast.Name(id=name) as function) if name in _OTHER_FUNCTION:
            yield lambda: setattr(function, "id", _OTHER_FUNCTION[name])
        case ast.Constant(value=bool() as flag):
            yield lambda: setattr(node, "value", not flag)
        case ast.Constant(value=int() as number):
            yield lambda: setattr(node, "value", number + 1)
