"""What the shipped scenarios come to by simulation, computed a second time.

Writes simulation.json beside this file: `python3 tests/oracle/simulation.py`. Needs numpy and scipy; takes some minutes.

Written from the text of the model, not from the program: every uncertain input is drawn once a trial by scipy's inverse of
its distribution at a uniform number of numpy's PCG64, correlated inputs by a Gaussian copula; flows are added up month by
month. All arrivals are as expected: `arrival` is left out of account. The formulas run over all trials of a chunk at once.

Of each result it keeps the mean with its standard error and, at three probabilities, the quantile with the share of trials
that are no larger: a test compares shares, which needs no density. "No larger" leaves room for roundings, see SLACK.
"""

import json
import tomllib
from pathlib import Path

import numpy as np
from scipy import stats

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = [
    "examples/scenarios/electronics-trader.toml",
    "core/presets/hong-kong-only.toml",
    "core/presets/shenzhen-subsidiary.toml",
    "core/presets/multinational.toml",
]
CHUNKS, CHUNK, SEED = 20, 50_000, 20_240_607
PROBABILITIES = [0.05, 0.5, 0.95]
# Values that differ by less than this part of their size are the same value.
SLACK = 1e-9
Z95 = stats.norm.ppf(0.95)
TAGS = ["uniform", "triangular", "pert", "normal", "lognormal", "beta", "gamma", "quantiles", "discrete", "sample"]
NAMES = ["annual_avoided", "total_benefits", "total_costs", "net_present_value", "roicm", "roicm_present_value",
         "payback_months", "discounted_payback_months"]


def truncated(parent, low, high, u):
    below = 0.0 if low is None else parent.cdf(low)
    above = 1.0 if high is None else parent.cdf(high)
    return parent.ppf(below + u * (above - below))


def metalog(p, u):
    """Keelin (2016), three terms through the 0.1, 0.5 and 0.9 quantiles, of log odds where there are two bounds."""
    low, high = p.get("min"), p.get("max")
    if low is None and high is None:
        to, back = (lambda x: x), (lambda z: z)
    elif high is None:
        to, back = (lambda x: np.log(x - low)), (lambda z: low + np.exp(z))
    elif low is None:
        to, back = (lambda x: -np.log(high - x)), (lambda z: high - np.exp(-z))
    else:
        to, back = (lambda x: np.log((x - low) / (high - x))), (lambda z: low + (high - low) / (1 + np.exp(-z)))
    q10, q50, q90 = (to(p[name]) for name in ["p10", "p50", "p90"])
    nine = np.log(9.0)
    a2, a3 = (q90 - q10) / (2 * nine), (q90 + q10 - 2 * q50) / (0.8 * nine)
    odds = np.log(u / (1 - u))
    return back(q50 + a2 * odds + a3 * (u - 0.5) * odds)


def invert(tag, p, u):
    low, high = p.get("min"), p.get("max")
    if tag == "uniform":
        return low + (high - low) * u
    if tag == "triangular":
        return stats.triang.ppf(u, (p["mode"] - low) / (high - low), low, high - low)
    if tag == "pert":
        weight, width = p.get("lambda", 4), high - low
        return stats.beta.ppf(u, 1 + weight * (p["mode"] - low) / width, 1 + weight * (high - p["mode"]) / width, low, width)
    if tag == "normal":
        if "p5" in p:
            mean, deviation = (p["p5"] + p["p95"]) / 2, (p["p95"] - p["p5"]) / (2 * Z95)
        else:
            mean, deviation = p["mean"], p["standard_deviation"]
        return truncated(stats.norm(mean, deviation), low, high, u)
    if tag == "lognormal":
        if "p5" in p:
            mean, deviation = np.log(p["p5"] * p["p95"]) / 2, np.log(p["p95"] / p["p5"]) / (2 * Z95)
        else:
            deviation = np.sqrt(np.log1p((p["standard_deviation"] / p["mean"]) ** 2))
            mean = np.log(p["mean"]) - deviation**2 / 2
        return truncated(stats.lognorm(deviation, scale=np.exp(mean)), low, high, u)
    if tag == "beta":
        low, high = p.get("min", 0), p.get("max", 1)
        return stats.beta.ppf(u, p["alpha"], p["beta"], low, high - low)
    if tag == "gamma":
        return stats.gamma.ppf(u, p["shape"], scale=p["scale"])
    if tag == "quantiles":
        return metalog(p, u)
    if tag == "discrete":
        order = np.argsort(p["values"])
        values, weights = np.array(p["values"], float)[order], np.array(p["weights"], float)[order]
        return values[np.searchsorted(np.cumsum(weights) / weights.sum(), u)]
    values = np.sort(np.array(p["values"], float))
    return values[np.ceil(len(values) * u).astype(int) - 1]


def tag_of(quantity):
    return next((tag for tag in TAGS if tag in quantity), None) if isinstance(quantity, dict) else None


def effect_path(option, step, effect):
    form = next(f for f in ["reduce_by", "increase_by", "set_to", "at_most", "at_least"] if f in effect)
    return f"options.{option}.steps.{step}.effects.{effect['loss']}.{effect['input']}.{form}", form


def quantities(s):
    """Every quantity of a scenario by its path."""
    found = {}

    def table(path, content, names=None):
        for key, value in content.items():
            if not isinstance(value, (str, list, bool)) and (names is None or key in names):
                found[f"{path}{key}"] = value

    table("", s, ["discount_rate", "loss_growth_per_year", "price_growth_per_year"])
    table("exchange_rates.", s.get("exchange_rates", {}))
    table("workforce.", s["workforce"])
    for loss, content in s["losses"].items():
        table(f"losses.{loss}.", content)
    for option, content in s.get("options", {}).items():
        at = f"options.{option}"
        for seat, subscription in content.get("subscriptions", {}).items():
            table(f"{at}.subscriptions.{seat}.", subscription, ["users", "price_per_user_month"])
        for cost, running in content.get("running_costs", {}).items():
            table(f"{at}.running_costs.{cost}.", running, ["cost_per_year"])
        for step, of_step in content.get("steps", {}).items():
            table(f"{at}.steps.{step}.", of_step, ["cost"])
            for gain, of_gain in of_step.get("gains", {}).items():
                table(f"{at}.steps.{step}.gains.{gain}.", of_gain, ["units_per_year", "value_per_unit"])
            for effect in of_step.get("effects", []):
                path, form = effect_path(option, step, effect)
                found[path] = effect[form]
    return found


def draw(s, known, rng, n):
    """The value of every input in every trial, in the scenario's currency."""
    uncertain = sorted(path for path, quantity in known.items() if tag_of(quantity))
    uniform = {path: rng.random(n) for path in uncertain}
    pairs = [(c["between"], c["rank"]) for c in s.get("correlations", [])]
    group = sorted({path for pair, _ in pairs for path in pair})
    if group:
        matrix = np.eye(len(group))
        for (a, b), rank in pairs:
            i, j = group.index(a), group.index(b)
            matrix[i, j] = matrix[j, i] = 2 * np.sin(np.pi * rank / 6)
        joined = stats.norm.cdf(rng.standard_normal((n, len(group))) @ np.linalg.cholesky(matrix).T)
        uniform |= {path: joined[:, i] for i, path in enumerate(group)}
    values = {}
    for path, quantity in sorted(known.items(), key=lambda item: not item[0].startswith("exchange_rates.")):
        rate = 1.0
        if isinstance(quantity, dict):
            currency = quantity.get("currency", s["currency"])
            rate = 1.0 if currency == s["currency"] else values[f"exchange_rates.{currency}"]
            tag = tag_of(quantity)
            value = invert(tag, quantity[tag], uniform[path]) if tag else float(quantity["value"])
        else:
            value = float(quantity)
        values[path] = value * rate
    return values


def year_of(x, v):
    """Cost of a loss in a year: labour, and the rest."""
    if "minutes_per_event" in x:
        hours = x["minutes_per_event"] / 60
    else:
        hours = x.get("hours_per_event", 1.0 if "availability" in x else 0.0)
    if "availability" in x:
        events = (1 - x["availability"]) * x.get("service_hours_per_year", 8760.0) / hours
    elif "events_per_person_year" in x:
        events = x["events_per_person_year"] * v["workforce.headcount"]
    else:
        events = x["events_per_year"]
    lost = hours * x["people_per_event"] * x["productivity_loss"] * x["working_time_share"]
    return events * lost * x["hourly_cost"], events * (hours * x["revenue_per_hour"] + x["cost_per_event"])


def adoption(step, month):
    start, ramp = step.get("month", 0), step.get("ramp_months", 0)
    if month > step.get("until_month", 10**9):
        return 0.0
    if ramp == 0:
        return 1.0 if month > start else 0.0
    return min(1.0, max(0.0, (month - start - 0.5) / ramp))


def changed(losses, option, steps, adoptions, v):
    x = {loss: dict(inputs) for loss, inputs in losses.items()}
    for (step, content), a in zip(steps, adoptions):
        for effect in content.get("effects", []):
            path, form = effect_path(option, step, effect)
            size, of, name = v[path], x[effect["loss"]], effect["input"]
            if name == "downtime":
                factor = 1 - a * size if form == "reduce_by" else 1 + a * size
                of["availability"] = 1 - (1 - of["availability"]) * factor
                continue
            now = of[name]
            of[name] = {
                "reduce_by": lambda: now * (1 - a * size),
                "increase_by": lambda: now * (1 + a * size),
                "set_to": lambda: now + a * (size - now),
                "at_most": lambda: now - a * np.maximum(0, now - size),
                "at_least": lambda: now + a * np.maximum(0, size - now),
            }[form]()
    return x


def settle(total, absolute):
    return np.where(np.abs(total) <= 1e-9 * absolute, 0.0, total)


def payback(flows):
    """The earliest time from which the cumulative flow, straight inside each month, stays at or above zero."""
    total, absolute = np.cumsum(flows, axis=0), np.cumsum(np.abs(flows), axis=0)
    settled = settle(total, absolute)
    result = np.zeros(flows.shape[1])
    for month in range(1, len(flows)):
        crosses = (settled[month - 1] < 0) & (settled[month] >= 0)
        with np.errstate(all="ignore"):
            at = month - 1 + settled[month - 1] / (settled[month - 1] - settled[month])
        result = np.where(crosses, at, result)
    return np.where(settled[-1] < 0, np.inf, result)


def simulate(s, v, n):
    horizon = s["horizon_months"]
    defaults = {"people_per_event": 1.0, "productivity_loss": 1.0, "working_time_share": 1.0, "revenue_per_hour": 0.0,
                "cost_per_event": 0.0, "hourly_cost": v["workforce.hourly_cost"]}
    texts = {"label", "arrival", "source", "note"}
    losses = {loss: defaults | {key: v[f"losses.{loss}.{key}"] for key in content if key not in texts}
              for loss, content in s["losses"].items()}
    realised = v.get("workforce.realisation", 1.0)
    loss_growth, price_growth = v.get("loss_growth_per_year", 0.0), v.get("price_growth_per_year", 0.0)
    full = lambda value: np.broadcast_to(np.asarray(value, float), n)
    today = {loss: year_of(x, v) for loss, x in losses.items()}
    results = {f"today.losses.{loss}.annual_cost": full(sum(year)) for loss, year in today.items()}
    results["today.annual_cost"] = sum(results.values())
    discount = [(1 + v["discount_rate"]) ** (-month / 12) for month in range(horizon + 1)]
    chances, worths = {}, {}
    for option, content in sorted(s.get("options", {}).items()):
        at = f"options.{option}"
        steps = sorted(content.get("steps", {}).items(), key=lambda item: (item[1].get("month", 0), item[0]))

        def avoided(adoptions):
            after = {loss: year_of(x, v) for loss, x in changed(losses, option, steps, adoptions, v).items()}
            return full(sum((today[i][0] - after[i][0]) * realised + today[i][1] - after[i][1] for i in today))

        results[f"{at}.annual_avoided"] = avoided([0.0 if "until_month" in step else 1.0 for _, step in steps])
        benefits, costs, states = np.zeros((horizon + 1, n)), np.zeros((horizon + 1, n)), {}
        for month in range(horizon + 1):
            costs[month] += sum(v.get(f"{at}.steps.{name}.cost", 0.0) for name, step in steps if step.get("month", 0) == month)
            if month == 0:
                continue
            year = (month - 1) // 12
            adoptions = tuple(adoption(step, month) for _, step in steps)
            if adoptions not in states:
                gains = sum(a * v.get(f"{at}.steps.{name}.gains.{gain}.units_per_year", 1.0)
                            * v[f"{at}.steps.{name}.gains.{gain}.value_per_unit"]
                            for (name, step), a in zip(steps, adoptions) for gain in step.get("gains", {}))
                states[adoptions] = avoided(adoptions) + gains
            benefits[month] = states[adoptions] * (1 + loss_growth) ** year / 12
            on = lambda cost: cost.get("from_month", 1) <= month <= cost.get("to_month", horizon)
            grown = (1 + price_growth) ** year
            for name, seat in content.get("subscriptions", {}).items():
                if on(seat):
                    users = v.get(f"{at}.subscriptions.{name}.users", v["workforce.headcount"])
                    costs[month] += users * v.get(f"{at}.subscriptions.{name}.price_per_user_month", 0.0) * grown
            for name, cost in content.get("running_costs", {}).items():
                if on(cost):
                    costs[month] += v[f"{at}.running_costs.{name}.cost_per_year"] * grown / 12
        net = benefits - costs
        factors = np.stack([full(factor) for factor in discount])
        present = net * factors
        pv_costs = (costs * factors).sum(axis=0)
        results[f"{at}.total_benefits"], results[f"{at}.total_costs"] = benefits.sum(axis=0), costs.sum(axis=0)
        results[f"{at}.net_present_value"] = present.sum(axis=0)
        results[f"{at}.roicm"] = net.sum(axis=0) / costs.sum(axis=0)
        results[f"{at}.roicm_present_value"] = present.sum(axis=0) / pv_costs
        results[f"{at}.payback_months"] = payback(net)
        results[f"{at}.discounted_payback_months"] = payback(present)
        worths[option] = settle(present.sum(axis=0), np.abs(present).sum(axis=0))
        chances[f"{at}.probability_of_profit"] = worths[option] > 0
        if "payback_target_months" in s:
            target = s["payback_target_months"]
            chances[f"{at}.probability_of_payback_by_target"] = results[f"{at}.payback_months"] <= target * (1 + SLACK)
    if worths:
        names = list(worths)
        stacked = np.stack([np.zeros(n)] + [worths[name] for name in names])
        best = np.argmax(stacked, axis=0)
        for place, name in enumerate(["do_nothing", *(f"options.{name}" for name in names)]):
            chances[f"{name}.probability_best"] = best == place
    return results, chances


def quantile_of(values, p):
    ordered = np.sort(values)
    return float(ordered[int(np.ceil(p * len(ordered))) - 1])


def summary(values):
    finite = values[np.isfinite(values)]
    answer = {"never": int(len(values) - len(finite))}
    if answer["never"] == 0:
        answer |= {"mean": float(values.mean()), "standard_error": float(values.std(ddof=1) / np.sqrt(len(values)))}
    at = [quantile_of(values, p) for p in PROBABILITIES]
    answer["quantiles"] = [[q, int((values <= q + SLACK * abs(q)).sum())] for q in at if np.isfinite(q)]
    return answer


def run(path):
    s = tomllib.loads((ROOT / path).read_text())
    known, rng = quantities(s), np.random.Generator(np.random.PCG64(SEED))
    results, chances = {}, {}
    for _ in range(CHUNKS):
        values, hits = simulate(s, draw(s, known, rng, CHUNK), CHUNK)
        for name, column in values.items():
            results.setdefault(name, []).append(column)
        for name, hit in hits.items():
            chances[name] = chances.get(name, 0) + int(hit.sum())
    results = {name: np.concatenate(parts) for name, parts in sorted(results.items())}
    return {"results": {name: summary(values) for name, values in results.items()}, "successes": dict(sorted(chances.items()))}


def main():
    answers = {"trials": CHUNKS * CHUNK, "slack": SLACK, "scenarios": {}}
    for path in SCENARIOS:
        answers["scenarios"][path] = run(path)
        print(path, "done", flush=True)
    file = Path(__file__).with_suffix(".json")
    file.write_text(json.dumps(answers, indent=1) + "\n")


if __name__ == "__main__":
    main()
