"""Discounting at 50 digits, for the check that the library's is right to 1e-12 in doubles and 1e-20 in decimals.

Writes the table beside this file: `python3 tests/oracle/discounting.py`. Standard library only.
"""

import json
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 80

ANNUAL_RATES = ["-0.3", "0", "0.000001", "0.05", "0.08", "0.125", "1", "9"]
MONTHS = [1, 12, 37, 360, 600]


def growth_of(annual: str) -> Decimal:
    return (1 + Decimal(annual)) ** (Decimal(1) / 12)


def digits(value: Decimal) -> str:
    return f"{value:.49e}"


def flows(months: int) -> list[int]:
    """Whole amounts that are easily made again: 1,000 m mod 977 − 300 in month m."""
    return [(1_000 * month) % 977 - 300 for month in range(months + 1)]


def row(annual: str) -> dict:
    growth = growth_of(annual)
    return {
        "annual_rate": annual,
        "effective_monthly_rate": digits(growth - 1),
        "discount_factors": {str(month): digits(growth**-month) for month in MONTHS},
        "net_present_values": {
            str(months): digits(sum(flow * growth**-month for month, flow in enumerate(flows(months))))
            for months in MONTHS
        },
    }


if __name__ == "__main__":
    table = [row(annual) for annual in ANNUAL_RATES]
    Path(__file__).with_suffix(".json").write_text(json.dumps(table, indent=1) + "\n")
