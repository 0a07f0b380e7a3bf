"""Small mistakes planted in a program, one at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

SWAPS: dict[type, list[type[ast.AST]]] = {
    ast.Lt: [ast.LtE, ast.GtE], ast.LtE: [ast.Lt, ast.Gt],
    ast.Gt: [ast.GtE, ast.LtE], ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.In: [ast.NotIn], ast.NotIn: [ast.In],
    ast.Add: [ast.Sub], ast.Sub: [ast.Add], ast.Mult: [ast.Div], ast.Div: [ast.Mult],
    ast.FloorDiv: [ast.Mult], ast.BitAnd: [ast.BitOr], ast.And: [ast.Or], ast.Or: [ast.And],
}  # fmt: skip


def changes(node: ast.AST) -> Iterator[tuple[str, str, Any]]:
    """Yield (what changed, field, new value) for each small mistake that can be planted at a node."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float):
        value = node.value
        for other in [not value] if isinstance(value, bool) else [value + 1, value - 1]:
            yield f"{value} -> {other}", "value", other
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "minus dropped", "op", ast.UAdd()
    single = type(getattr(node, "op", None))
    for swap in SWAPS.get(single, []):
        yield f"{single.__name__} -> {swap.__name__}", "op", swap()
    ops = getattr(node, "ops", [])
    for index, op in enumerate(ops):
        for swap in SWAPS.get(type(op), []):
            swapped = [*ops[:index], swap(), *ops[index + 1 :]]
            yield f"{type(op).__name__} -> {swap.__name__}", "ops", swapped


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield (description, source) of every mutant; a description quotes the line as `ast` writes it."""
    tree = ast.parse(source)
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for statement in ast.walk(ast.Module(function.body, [])):
            if not isinstance(statement, ast.stmt):
                continue
            for node in own_nodes(statement):
                for what, field, new in list(changes(node)):
                    old = getattr(node, field)
                    setattr(node, field, new)
                    line, mutant = ast.unparse(statement).splitlines()[0], ast.unparse(tree)
                    setattr(node, field, old)
                    yield f"{line}  # {what}", mutant


def own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """Yield a statement and its expressions, but not the statements nested in it."""
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop(0)
        yield node
        todo += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.stmt)]
