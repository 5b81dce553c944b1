"""Decimal arithmetic by Python's `decimal`, for the check that the library's is exact. Standard library only.

Writes the results of 10,000 random cases for each operation into `cases/money.txt`: `python3 tests/oracle/money.py`.
The operands are not written: the check makes them again from the same seeds. A result that needs more than 28 digits is
rounded to them and marked with `~`; one beyond 2^96 − 1 is `overflow`.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

CASES = 10_000
LARGEST = 2**96 - 1
MASK = 2**64 - 1


class SplitMix:
    """SplitMix64 (Steele, Lea & Flood 2014)."""

    def __init__(self, seed: int):
        self.state = seed

    def next(self) -> int:
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, limit: int) -> int:
        return self.next() % limit


def operand(random: SplitMix) -> Decimal:
    """As the check makes it: half of them like amounts of money, the others of up to 28 digits and places."""
    is_money = random.below(2) == 0
    digits = 1 + random.below(12 if is_money else 28)
    places = random.below(5 if is_money else 29)
    coefficient = (random.next() * 2**64 + random.next()) % 10**digits
    negative = random.below(2) == 1
    return Decimal((int(negative), tuple(map(int, str(coefficient))), -places))


def written(value: Decimal) -> str:
    if abs(value) > LARGEST:
        return "overflow"
    with localcontext() as context:
        context.prec = 28
        short = +value
    return f"{short.normalize()}{'' if short == value else '~'}"


def add(random):
    a, b = operand(random), operand(random)
    return written(a + b)


def subtract(random):
    a, b = operand(random), operand(random)
    return written(a - b)


def multiply(random):
    a, b = operand(random), operand(random)
    return written(a * b)


def divide(random):
    a, b = operand(random), operand(random)
    return "division by zero" if b == 0 else written(a / b)


def compare(random):
    a, b = operand(random), operand(random)
    return "<=>"[(a > b) - (a < b) + 1]


def round_half_away(random):
    a, places = operand(random), random.below(12)
    return written(a.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def power(random):
    """Of a factor between 0.85 and 1.15 with ten places: some overflow, none comes near zero."""
    base = Decimal(8_500_000_000 + random.below(3_000_000_001)).scaleb(-10)
    return written(base ** random.below(601))


def root(random):
    a, degree = abs(operand(random)), 1 + random.below(600)
    return written(a ** (Decimal(1) / degree) if degree > 1 and a else a)


OPERATIONS = (add, subtract, multiply, divide, compare, round_half_away, power, root)

if __name__ == "__main__":
    lines = []
    with localcontext() as context:
        context.prec, context.Emin, context.Emax = 120, -999_999, 999_999
        for seed, operation in enumerate(OPERATIONS, 1):
            random = SplitMix(seed)
            results = [operation(random) for _ in range(CASES)]
            lines.append(f"# {operation.__name__}")
            lines.append("".join(results) if operation is compare else "\n".join(results))
    path = Path(__file__).resolve().parents[1] / "cases" / "money.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
