"""What the tests share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import roicm

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def trader() -> roicm.Scenario:
    """The scenario of the README."""
    return roicm.Scenario.load(ROOT / "examples/scenarios/electronics-trader.toml")


@pytest.fixture
def endless(document: dict[str, Any]) -> roicm.Scenario:
    """A scenario without events that come by chance, of which a simulation may have very many trials."""
    return roicm.Scenario.from_dict(document)


@pytest.fixture
def document() -> dict[str, Any]:
    """A small scenario as a dictionary, to be changed."""
    return {
        "schema_version": 1,
        "currency": "HKD",
        "exchange_rates": {"USD": 7.8},
        "horizon_months": 24,
        "discount_rate": 0.08,
        "payback_target_months": 9,
        "workforce": {"headcount": 50, "hourly_cost": 200},
        "losses": {
            "rework": {
                "events_per_year": 790.6,
                "minutes_per_event": {"pert": {"min": 8, "mode": 17, "max": 30}, "value": 17},
            }
        },
        "options": {
            "lite": {
                "subscriptions": {"seats": {"price_per_user_month": {"value": 18, "currency": "USD"}}},
                "steps": {
                    "migrate": {
                        "cost": 6000,
                        "ramp_months": 3,
                        "effects": [{"loss": "rework", "input": "events_per_year", "reduce_by": 0.6}],
                    }
                },
            }
        },
    }
