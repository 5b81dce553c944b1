"""Results as parts of notebooks."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import roicm
from roicm._format import Reader, rounded, short_number

SCENARIO = Path(__file__).parents[2] / "examples/scenarios/electronics-trader.toml"

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "</style><b>",
    "<!--",
    "&lt;i&gt;",
]


class Page(HTMLParser):
    """What a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in ("br", "wbr"):
            self.tags.append(tag)
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def hostile(text: str) -> roicm.Scenario:
    return roicm.Scenario.from_dict(
        {
            "schema_version": 1,
            "name": text,
            "currency": "HKD",
            "horizon_months": 24,
            "discount_rate": 0.1,
            "payback_target_months": 9,
            "workforce": {"headcount": 50, "hourly_cost": roicm.quantity(200, source=text, note=text)},
            "losses": {
                "rework": {"label": text, "events_per_year": 790, "minutes_per_event": roicm.pert(8, 17, 30)},
                "late": {"label": text, "events_per_year": 2, "cost_per_event": roicm.between(1000, 20000)},
            },
            "options": {
                "lite": {"label": text, "steps": {"move": {"cost": 10000, "effects": [_halved("rework")]}}},
                "more": {"label": text, "steps": {"move": {"cost": 30000, "effects": [_halved("late")]}}},
            },
            "claims": {"headline": {"label": text, "result": "annual_cost", "at_most": 1000, "source": text}},
        }
    )


def _halved(loss: str) -> Any:
    return {"loss": loss, "input": "events_per_year", "reduce_by": 0.5}


def shown(scenario: roicm.Scenario) -> dict[str, str]:
    evaluation = scenario.evaluate(would_need=True)
    simulation = scenario.simulate(trials=512)
    option = evaluation.options["lite"]
    found: dict[str, Any] = {
        "scenario": scenario,
        "evaluation": evaluation,
        "simulation": simulation,
        "options": evaluation.options,
        "option": option,
        "simulated option": simulation.options["lite"],
        "cash flow": option.cash_flow,
        "assumptions": evaluation.assumptions,
        "claims": evaluation.claims,
        "losses": evaluation.today.losses,
        "fan": simulation.options["lite"].cumulative,
    }
    for method in ("tornado", "sobol", "value_of_information", "rank_correlations", "break_even"):
        if hasattr(scenario, method):
            found[method] = getattr(scenario, method)()
    return {name: part._repr_html_() for name, part in found.items()}


@pytest.fixture(scope="module")
def plain() -> dict[str, Page]:
    return {name: Page(page) for name, page in shown(hostile("Plain")).items()}


@pytest.mark.parametrize("text", HOSTILE)
def test_everything_is_escaped(text: str, plain: dict[str, Page]) -> None:
    for name, page in shown(hostile(text)).items():
        seen = Page(page)
        assert seen.tags == plain[name].tags, name
        assert [key for key, _ in seen.attributes] == [key for key, _ in plain[name].attributes], name
    assert text in Page(hostile(text).evaluate()._repr_html_()).text


def test_nothing_runs() -> None:
    for name, page in shown(roicm.Scenario.load(SCENARIO)).items():
        seen = Page(page)
        assert not seen.open, name
        assert not {"script", "iframe", "object", "link", "img"} & set(seen.tags), name
        assert not [key for key, _ in seen.attributes if key.startswith("on") or key in ("href", "src")], name
        assert "url(" not in page, name
        assert "@import" not in page, name


def test_pages_follow_the_theme() -> None:
    page = roicm.preset("hong-kong-only").evaluate()._repr_html_()
    assert "prefers-color-scheme:dark" in page
    assert "color-scheme:light dark" in page
    assert "var(--jp-content-font-color1" in page


def test_pages_show_the_figures_of_the_result() -> None:
    evaluation = roicm.Scenario.load(SCENARIO).evaluate()
    text = Page(evaluation._repr_html_()).text
    assert "419,200.67" in text
    assert rounded(evaluation.options["lite"].net_present_value, 2) in text
    assert "does not hold" in text


def test_a_page_of_a_long_table_is_short() -> None:
    company: Any = {**roicm.preset("hong-kong-only").to_dict(), "horizon_months": 600}
    page = roicm.Scenario.from_dict(company).evaluate().options["lite"].cash_flow._repr_html_()
    assert "601 rows" in Page(page).text
    assert len(re.findall("<tr", page)) < 30


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1234567.885", 2, "1,234,567.89"),
        ("-1234.5", 0, "−1,235"),
        ("-0.001", 2, "0.00"),
        ("0", 0, "0"),
        ("2.5", 0, "3"),
        ("1e30", 2, f"1{',000' * 10}.00"),
        ("inf", 1, "never"),
        ("nan", 1, "–"),
        (0.1, 1, "0.1"),
    ],
)
def test_figures_are_rounded_half_away_from_zero(value: object, places: int, text: str) -> None:
    assert rounded(value, places) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("17", "17"),
        ("0.25", "0.25"),
        ("123456.789", "123,456.79"),
        ("0.00012345678", "0.0001235"),
        ("0", "0"),
        ("28.00042", "28.0004"),
    ],
)
def test_other_figures_keep_what_can_be_read(value: str, text: str) -> None:
    assert short_number(value) == text


def test_money_is_rounded_to_the_coin_of_its_currency() -> None:
    yen = Reader({"currency": "JPY", "minor_unit": 0})
    assert yen.exact_money("1234.5") == "1,235"
    dinar = Reader({"currency": "KWD", "minor_unit": 3})
    assert dinar.exact_money("1234.5") == "1,234.500"
    assert dinar.share("0.12345") == "12.3%"
    assert dinar.months(None) == "never"
