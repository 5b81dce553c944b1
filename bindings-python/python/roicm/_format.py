"""Figures as people read them: rounded as the core says, half away from zero, with separated thousands."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

__all__ = ["Reader", "input_name", "result_text", "rounded", "short_number"]

_WIDE = Context(prec=100, rounding=ROUND_HALF_UP, Emax=9_999, Emin=-9_999)
_NONE = "–"

_AS_PERCENT = {"share", "ratio"}


def rounded(value: object, places: int) -> str:
    """A number with so many places behind the point."""
    number = Decimal(str(value))
    if not number.is_finite():
        return "never" if number.is_infinite() and number > 0 else _NONE
    text = f"{number.quantize(Decimal(1).scaleb(-places), context=_WIDE):,f}"
    return text.removeprefix("-") if not text.strip("-0.,") else text.replace("-", "−")


def short_number(value: object) -> str:
    """A number of which nothing is known: to four significant digits behind the point, or as many as it has."""
    number = Decimal(str(value))
    if not number.is_finite():
        return rounded(value, 0)
    places = 2 if abs(number) >= 100 else 4
    if 0 < abs(number) < Decimal("0.01"):
        places = min(3 - number.adjusted(), 28)
    text = rounded(number, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


_TABLES = {"steps", "effects", "gains", "subscriptions", "running_costs"}
"""Parts of paths that say where an input stands, and not which it is."""


def input_name(path: str, label: str | None) -> tuple[str, str]:
    """An input in words: what it is, and the label of the loss or the option that it belongs to."""
    parts = path.split(".")
    if label:
        parts = parts[2:]
    if "effects" in parts[:-1]:
        # A step has at most one effect on an input of a loss: its form is not needed to tell it from others.
        parts = parts[:-1]
    return " · ".join(part.replace("_", " ") for part in parts if part not in _TABLES), label or ""


def result_text(path: str) -> str:
    """A result in words: ``Net present value: lite``."""
    *before, last = [part.replace("_", " ") for part in path.removeprefix("options.").split(".")]
    return f"{last[:1].upper()}{last[1:]}{': ' if before else ''}{' · '.join(before)}"


class Reader:
    """Writes the figures of one result, by what they are measured in."""

    def __init__(self, scenario: Any) -> None:
        self.currency: str = scenario["currency"]
        self.minor_unit: int = scenario["minor_unit"]

    def exact_money(self, value: object) -> str:
        """An amount, to the smallest coin."""
        return _NONE if value is None else rounded(value, self.minor_unit)

    def money(self, value: object) -> str:
        """An amount that is uncertain, to the unit of its currency."""
        return _NONE if value is None else rounded(value, 0)

    def share(self, value: object, places: int = 1) -> str:
        """A share in per cent."""
        return _NONE if value is None else f"{rounded(Decimal(str(value)).scaleb(2, _WIDE), places)}%"

    def months(self, value: object) -> str:
        """A time; one that never comes is told so."""
        return "never" if value is None else rounded(value, 1)

    def figure(self, value: object, unit: str, *, never: str = "never") -> str:
        """A figure in a unit of the core, without the unit."""
        if unit == "months":
            return never if value is None else rounded(value, 1)
        if value is None:
            return _NONE
        if unit in _AS_PERCENT or unit.startswith("rate /"):
            return self.share(value)
        if self.unit(unit) in (self.currency, f"{self.currency} / year"):
            return self.money(value)
        return short_number(value)

    def unit(self, unit: str) -> str:
        """What stands behind or above figures that :meth:`figure` writes."""
        return "" if unit in _AS_PERCENT else unit.replace("money", self.currency)
