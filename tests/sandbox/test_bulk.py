"""Two hundred correct programs pass, their mutants do not: the verdict agrees with running them here."""

from __future__ import annotations

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from corpus.problem_folder import ProblemFolder
from corpus.problem_types import Problem
from executors.executor import Executor
from tests.sandbox.small_programs import INPUTS, programs


class _Mutate(ast.NodeTransformer):
    """Changes the n-th thing that can be changed: a comparison, an operator, a constant."""

    def __init__(self, target: int) -> None:
        self.seen = -1
        self.target = target

    def _is_it(self) -> bool:
        self.seen += 1
        return self.seen == self.target

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if self._is_it():
            swap: dict[type, ast.cmpop] = {ast.Gt: ast.GtE(), ast.Lt: ast.LtE(), ast.Eq: ast.NotEq()}
            node.ops = [swap.get(type(node.ops[0]), ast.Eq())]
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if self._is_it():
            node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, int) and self._is_it():
            return ast.copy_location(ast.Constant(node.value + 1), node)
        return node


def _mutant(source: str, inputs: list[Any]) -> str | None:
    """Return the first mutant that behaves differently on the inputs, None when there is none."""
    wanted = _behaviour(source, inputs)
    for target in range(12):
        tree = _Mutate(target).visit(ast.parse(source))
        mutant = ast.unparse(ast.fix_missing_locations(tree))
        if _behaviour(mutant, inputs) != wanted:
            return mutant
    return None


def _behaviour(source: str, inputs: list[Any]) -> list[object]:
    space: dict[str, Any] = {}
    exec(source, space)
    results: list[object] = []
    for value in inputs:
        try:
            results.append(repr(space["f"](value)))
        except Exception as error:  # noqa: BLE001 - how it fails is part of how it behaves
            results.append(type(error).__name__)
    return results


def _folder(parameter: str, source: str) -> ProblemFolder:
    problem = Problem.model_validate(
        {
            "id": "small", "title": "small", "roles": ["any"], "areas": ["any"], "difficulty": "easy", "statement": "-",
            "entry_point": "f", "signature": "def f", "criteria": ["any"],
        }
    )  # fmt: skip
    values = INPUTS[parameter]
    rows = f"rows = [(x,) for x in {values!r}]"
    cases = f"def cases(rng):\n    {rows}\n    return {{'examples': rows[:1], 'edge': rows[1:]}}\n"
    return ProblemFolder(problem=problem, folder=Path(), starter=source, reference=source, cases=cases)


def test_correct_programs_pass_and_their_mutants_do_not() -> None:
    sources = programs()
    assert len(sources) == 200
    mutants = [_mutant(source, INPUTS[parameter]) for parameter, source in sources]
    with Executor(min_level=1) as executor, ThreadPoolExecutor(6) as threads:

        def judged(number: int) -> tuple[bool, bool]:
            folder = _folder(*sources[number])
            mutant = mutants[number]
            good = executor.judge(folder, sources[number][1]).passed
            return good, mutant is not None and executor.judge(folder, mutant).passed

        verdicts = list(threads.map(judged, range(len(sources))))
    assert [sources[i][1] for i, (good, _) in enumerate(verdicts) if not good] == []
    assert [mutants[i] for i, (_, bad) in enumerate(verdicts) if bad] == []
    assert sum(mutant is not None for mutant in mutants) >= 190
