"""What is wrong with a scenario or a request, as data."""

from __future__ import annotations

import json

from roicm.results import Problem

__all__ = ["Problem", "ScenarioError"]


class ScenarioError(ValueError):
    """A scenario or a request that cannot be met: all its problems together.

    >>> import roicm
    >>> try:
    ...     roicm.preset("hong-kong-only").replace({"workforce.hourly_cots": 300})
    ... except roicm.ScenarioError as error:
    ...     print(error.problems[0].code, "-", error.problems[0].help)
    unknown_reference - did you mean `hourly_cost`?
    """

    problems: tuple[Problem, ...]
    """What is wrong, in the order of the document: never empty."""

    def __init__(self, message: str, problems: str) -> None:
        super().__init__(message, problems)
        self.problems = tuple(map(Problem, json.loads(problems)))

    def __str__(self) -> str:
        return str(self.args[0])
