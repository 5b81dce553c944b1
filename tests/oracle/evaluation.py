"""What a scenario comes to, computed from the definitions alone at 80 digits. Standard library only.

Reads the scenario documents that come with the library and those of `cases/scenarios`, and writes for each of them what
the library must find into `cases/evaluation`: `python3 tests/oracle/evaluation.py`. Numbers are texts of 40 digits.
"""

import json
import tomllib
from copy import deepcopy
from decimal import Context, Decimal
from itertools import accumulate
from pathlib import Path

from model import Model, steady
from quantities import ONE, ZERO

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
COLUMNS = (
    "avoided", "gains", "subscription", "running", "investment", "net", "cumulative", "discounted_cumulative",
)  # fmt: skip
ZERO_RULE = Decimal("1e-9")


def settled(flows: list[Decimal]) -> list[Decimal]:
    """The cumulative flow under the zero rule."""
    totals, turnovers = accumulate(flows), accumulate(abs(flow) for flow in flows)
    return [ZERO if abs(total) <= ZERO_RULE * turnover else total for total, turnover in zip(totals, turnovers)]


def crossing(totals: list[Decimal], month: int) -> Decimal:
    """When the total, below zero at the end of `month`, reaches zero in the month after."""
    return month - totals[month] / (totals[month + 1] - totals[month])


def payback(totals: list[Decimal]):
    below = [month for month, total in enumerate(totals) if total < 0]
    if not below:
        return ZERO
    return None if totals[-1] < 0 else crossing(totals, below[-1])


def first_break_even(totals: list[Decimal]):
    if not any(total < 0 for total in totals):
        return ZERO
    ups = (m for m in range(len(totals) - 1) if totals[m] < 0 <= totals[m + 1])
    return next((crossing(totals, month) for month in ups), None)


def quotient(a: Decimal, b: Decimal):
    return a / b if b > 0 else None


def internal_rate_of_return(flows: list[Decimal]):
    """The annual rate, where one change of sign promises exactly one; none where there is no change or are several."""
    signs = [flow > 0 for flow in flows if flow != 0]
    if sum(a != b for a, b in zip(signs, signs[1:])) != 1:
        return None

    def worth(v: Decimal) -> Decimal:
        total = ZERO
        for flow in reversed(flows):
            total = total * v + flow
        return total

    low = high = ONE
    while (worth(low) > 0) != signs[0]:
        low /= 2
    while (worth(high) > 0) == signs[0]:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if (worth(middle) > 0) == signs[0] else (low, middle)
    annual = low**-12 - 1
    return annual if annual <= Decimal("1e9") else None


def modified_rate(received: Decimal, paid: Decimal, horizon: int):
    """None without both, and where it passes the largest number that the library holds."""
    if received <= 0 or paid <= 0:
        return None
    rate = (received / paid) ** (Decimal(12) / horizon) - 1
    return rate if rate < 2**96 else None


def present_value(flows, factors) -> Decimal:
    return sum((flow * factor for flow, factor in zip(flows, factors)), ZERO)


def evaluate_option(model: Model, option, annual_cost: Decimal) -> dict:
    horizon, table = model.horizon, option.flows(model.realisation)
    factors = [(1 + model.discount_rate) ** (-Decimal(month) / 12) for month in range(horizon + 1)]

    def column(name, table=table):
        return [row[name] for row in table]

    net = column("net")
    discounted = [flow * factor for flow, factor in zip(net, factors)]
    for name, flows in (("cumulative", net), ("discounted_cumulative", discounted)):
        for row, total in zip(table, accumulate(flows)):
            row[name] = total
    costs = [row["subscription"] + row["running"] + row["investment"] for row in table]
    benefits = [row["avoided"] + row["gains"] for row in table]
    b, c, investment = sum(benefits), sum(costs), sum(column("investment"))
    pv_b, pv_c = present_value(benefits, factors), present_value(costs, factors)
    after = {id: model.year(option.loss_under(id, steady)) for id in model.losses}
    annual_cost_after = sum((year["annual_cost"] for year in after.values()), ZERO)
    # (1 + k)^(H − m) with k the effective monthly rate.
    forward = [(1 + model.discount_rate) ** (Decimal(horizon - month) / 12) for month in range(horizon + 1)]
    received = present_value([max(flow, ZERO) for flow in net], forward)
    paid = present_value([max(-flow, ZERO) for flow in net], factors)
    results = {
        "annual_cost_after": annual_cost_after,
        "annual_avoided": option.avoided_per_year(steady, model.realisation),
        "avoided_share": 1 - annual_cost_after / annual_cost if annual_cost else None,
        "total_benefits": b,
        "total_costs": c,
        "total_investment": investment,
        "peak_funding": min(ZERO, *column("cumulative")),
        "roicm": quotient(b - c, c),
        "roicm_present_value": quotient(pv_b - pv_c, pv_c),
        "benefit_cost_ratio": quotient(pv_b, pv_c),
        "roi_average_annual": quotient((b - (c - investment)) * 12 / horizon, investment),
        "net_present_value": sum(discounted),
        "modified_internal_rate_of_return": modified_rate(received, paid, horizon),
        "payback_months": payback(settled(net)),
        "first_break_even_months": first_break_even(settled(net)),
        "discounted_payback_months": payback(settled(discounted)),
    }
    cash = option.flows(ZERO)
    cash_benefits = [row["avoided"] + row["gains"] for row in cash]
    cash_net = column("net", cash)
    cash_only = {
        "roicm": quotient(sum(cash_benefits) - c, c),
        "roicm_present_value": quotient(present_value(cash_benefits, factors) - pv_c, pv_c),
        "net_present_value": present_value(cash_net, factors),
        "payback_months": payback(settled(cash_net)),
    }
    losses = {
        id: {f"{name}_after": year[name] for name in ("annual_cost", "person_days", "interruption_hours", "availability")}
        for id, year in after.items()
    }
    return {
        "results": results,
        "internal_rate_of_return": internal_rate_of_return(net),
        "cash_only": cash_only,
        "losses": losses,
        "cash_flow": [[row[name] for name in COLUMNS] for row in table],
        "settled_net_present_value": settled(discounted)[-1],
    }


def evaluate(document: dict) -> dict:
    """Everything but the claims."""
    model = Model(document)
    years = {id: model.year(loss) for id, loss in model.losses.items()}
    names = ("annual_cost", "person_days", "interruption_hours")
    today = {name: sum((year[name] for year in years.values()), ZERO) for name in names}
    annual_cost = today["annual_cost"]
    losses = {
        id: {name: year[name] for name in (*names, "availability")}
        | {"share": year["annual_cost"] / annual_cost if annual_cost else None}
        for id, year in years.items()
    }
    options = {id: evaluate_option(model, option, annual_cost) for id, option in model.options.items()}
    order = [("do_nothing", ZERO)] + sorted((id, o.pop("settled_net_present_value")) for id, o in options.items())
    return {
        "today": today,
        "losses": losses,
        "options": options,
        "ranking": [id for id, _ in sorted(order, key=lambda entry: -entry[1])],
        "inputs": model.inputs.bases,
    }


def with_input(document: dict, path: str, value) -> dict:
    """The document with the number at a path made certain; it keeps its currency."""
    document = deepcopy(document)
    *parents, last = path.split(".")
    node = document
    for index, key in enumerate(parents):
        if key == "effects":
            loss, name = parents[index + 1 :]
            node = next(e for e in node[key] if e["loss"] == loss and e["input"] == name)
            break
        node = node.setdefault(key, {})
    old = node.get(last)
    node[last] = {"value": value, "currency": old["currency"]} if isinstance(old, dict) and "currency" in old else value
    return document


def given_paths(node, prefix="") -> dict:
    """Overrides by path, whether their keys are quoted paths or nested tables."""
    if not isinstance(node, dict):
        return {prefix: node}
    return {p: v for key, child in node.items() for p, v in given_paths(child, f"{prefix}.{key}" if prefix else key).items()}


def answer(document: dict, claim: dict) -> dict:
    for path, value in given_paths(claim.get("given", {})).items():
        document = with_input(document, path, value)
    found, result = evaluate(document), claim["result"]
    if "option" in claim:
        option = found["options"][claim["option"]]
        computed = option["losses"][claim["loss"]][result] if "loss" in claim else option["results"][result]
    else:
        computed = found["losses"][claim["loss"]][result] if "loss" in claim else found["today"][result]
    (bound,) = {"equals", "at_most", "at_least"} & claim.keys()
    claimed = Decimal(claim[bound])
    if computed is None:
        holds = False
    elif bound == "equals":
        holds = abs(computed - claimed) <= Decimal(claim.get("tolerance", "0.05")) * abs(claimed)
    else:
        holds = computed <= claimed if bound == "at_most" else computed >= claimed
    return {"claimed": claimed, "computed": computed, "holds": holds}


def plain(value):
    """Numbers as texts of 40 digits; a month of the cash flow in one line."""
    if isinstance(value, Decimal):
        return str(Context(prec=40, Emin=-999_999, Emax=999_999).plus(value).normalize())
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        if value and all(isinstance(item, Decimal) for item in value):
            return " ".join(plain(item) for item in value)
        return [plain(item) for item in value]
    return value


if __name__ == "__main__":
    folders = (ROOT / "examples" / "scenarios", ROOT / "core" / "presets", CASES / "scenarios")
    for path in sorted(path for folder in folders for path in folder.glob("*.toml")):
        document = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        found = evaluate(document)
        found["claims"] = {id: answer(document, claim) for id, claim in document.get("claims", {}).items()}
        case = {"document": str(path.relative_to(ROOT)), **plain(found)}
        (CASES / "evaluation" / f"{path.stem}.json").write_text(json.dumps(case, indent=1) + "\n", "utf-8")
