"""What is wrong with a scenario or a request, as data."""

from __future__ import annotations

import json
from dataclasses import dataclass

__all__ = ["Location", "Problem", "ScenarioError"]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the text of a document, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and what to do about it."""

    code: str
    """A stable name of the kind of problem, such as ``unknown_field``."""
    path: str
    """The dotted path of what is wrong; empty for the whole document."""
    message: str
    """What is wrong, in a sentence."""
    help: str
    """What to do about it; empty where nothing can be said."""
    location: Location | None = None
    """Where in the text it stands, where the scenario came from a text."""


class ScenarioError(ValueError):
    """A scenario or a request that cannot be met: all its problems together.

    >>> import roicm
    >>> try:
    ...     roicm.preset("hong-kong-only").replace({"workforce.hourly_cots": 300})
    ... except roicm.ScenarioError as error:
    ...     print(error.problems[0].code, error.problems[0].help)
    unknown_reference did you mean `hourly_cost`?
    """

    problems: tuple[Problem, ...]
    """What is wrong, in the order of the document: never empty."""

    def __init__(self, message: str, problems: str) -> None:
        super().__init__(message, problems)
        self.problems = tuple(_problem(found) for found in json.loads(problems))

    def __str__(self) -> str:
        return str(self.args[0])


def _problem(found: dict[str, object]) -> Problem:
    location = found.pop("location", None)
    place = Location(**location) if isinstance(location, dict) else None
    return Problem(**found, location=place)  # type: ignore[arg-type]
