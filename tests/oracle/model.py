"""The model by its definition: frequency times magnitude, adoption month by month, and nothing shared between months.

Everything is recomputed for every month, so that no shortcut of the library is one here.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from quantities import ONE, ZERO, Inputs

MONEY = ("hourly_cost", "revenue_per_hour", "cost_per_event")


@dataclass(frozen=True)
class Loss:
    """A loss with its inputs in the scenario's currency, under the names that a document gives them."""

    inputs: dict
    has_availability: bool

    def changed(self, name: str, value: Decimal) -> "Loss":
        return replace(self, inputs={**self.inputs, name: value})

    def duration(self) -> Decimal:
        minutes = self.inputs.get("minutes_per_event")
        return self.inputs["hours_per_event"] if minutes is None else minutes / 60

    def year(self, headcount: Decimal, hours_per_day: Decimal) -> dict:
        x, duration = self.inputs, self.duration()
        if "availability" in x:
            events = (1 - x["availability"]) * x["service_hours_per_year"] / duration
        elif "events_per_person_year" in x:
            events = x["events_per_person_year"] * headcount
        else:
            events = x["events_per_year"]
        hours = duration * x["people_per_event"] * x["productivity_loss"] * x["working_time_share"]
        labour = events * hours * x["hourly_cost"]
        other = events * (duration * x["revenue_per_hour"] + x["cost_per_event"])
        interruption = events * duration
        year = {
            "annual_cost": labour + other,
            "person_days": events * hours / hours_per_day,
            "interruption_hours": interruption,
            "labour": labour,
            "other": other,
            "availability": None,
        }
        if self.has_availability:
            year["availability"] = 1 - interruption / x["service_hours_per_year"]
            assert year["availability"] >= Decimal("-1e-70")
        return year


def read_loss(inputs: Inputs, path: str, written: dict, hourly_cost: Decimal) -> Loss:
    def number(name, default):
        return inputs.number(f"{path}.{name}", written.get(name), default)

    frequencies = [n for n in ("events_per_year", "events_per_person_year", "availability") if n in written]
    (frequency,) = frequencies
    x = {frequency: number(frequency, None)}
    if "minutes_per_event" in written:
        x["minutes_per_event"] = number("minutes_per_event", None)
    else:
        x["hours_per_event"] = number("hours_per_event", 1 if frequency == "availability" else 0)
    for name in ("people_per_event", "productivity_loss", "working_time_share"):
        x[name] = number(name, 1)
    x["service_hours_per_year"] = number("service_hours_per_year", 8760)
    for name, default in (("hourly_cost", hourly_cost), ("revenue_per_hour", 0), ("cost_per_event", 0)):
        x[name] = inputs.money(f"{path}.{name}", written.get(name), default)
    return Loss(x, frequency == "availability" or "service_hours_per_year" in written)


def adoption(step: dict, month: int) -> Decimal:
    start, ramp, until = step.get("month", 0), step.get("ramp_months", 0), step.get("until_month")
    if until is not None and month > until:
        return ZERO
    if ramp == 0:
        return ONE if month > start else ZERO
    return max(ZERO, min(ONE, (Decimal(month) - start - Decimal("0.5")) / ramp))


def steady(step: dict) -> Decimal:
    return ZERO if "until_month" in step else ONE


FORMS = {
    "reduce_by": lambda x, size, a: x * (1 - a * size),
    "increase_by": lambda x, size, a: x * (1 + a * size),
    "set_to": lambda x, size, a: x + a * (size - x),
    "at_most": lambda x, size, a: x - a * max(ZERO, x - size),
    "at_least": lambda x, size, a: x + a * max(ZERO, size - x),
}


class Model:
    """A scenario document, with its numbers read."""

    def __init__(self, document: dict):
        self.document = document
        self.inputs = inputs = Inputs(document)
        self.horizon = document["horizon_months"]
        self.discount_rate = inputs.number("discount_rate", document["discount_rate"])
        self.loss_growth = inputs.number("loss_growth_per_year", document.get("loss_growth_per_year"), 0)
        self.price_growth = inputs.number("price_growth_per_year", document.get("price_growth_per_year"), 0)
        workforce = document["workforce"]
        self.headcount = inputs.number("workforce.headcount", workforce["headcount"])
        self.hourly_cost = inputs.money("workforce.hourly_cost", workforce["hourly_cost"])
        self.hours_per_day = inputs.number("workforce.hours_per_day", workforce.get("hours_per_day"), 8)
        self.realisation = inputs.number("workforce.realisation", workforce.get("realisation"), 1)
        self.losses = {
            id: read_loss(inputs, f"losses.{id}", written, self.hourly_cost)
            for id, written in document["losses"].items()
        }
        self.options = {
            id: Option(self, f"options.{id}", written) for id, written in document.get("options", {}).items()
        }

    def year(self, loss: Loss) -> dict:
        return loss.year(self.headcount, self.hours_per_day)

    def growth(self, rate: Decimal, month: int) -> Decimal:
        return (1 + rate) ** ((month - 1) // 12)


class Option:
    """An option of a scenario document, with its numbers read."""

    def __init__(self, model: Model, path: str, written: dict):
        self.model = model
        inputs = model.inputs
        self.subscriptions = [
            (
                inputs.number(f"{path}.subscriptions.{id}.users", item.get("users"), model.headcount)
                * inputs.money(
                    f"{path}.subscriptions.{id}.price_per_user_month", item.get("price_per_user_month"), 0
                ),
                item.get("from_month", 1),
                item.get("to_month", model.horizon),
            )
            for id, item in written.get("subscriptions", {}).items()
        ]
        self.running_costs = [
            (
                inputs.money(f"{path}.running_costs.{id}.cost_per_year", item["cost_per_year"]),
                item.get("from_month", 1),
                item.get("to_month", model.horizon),
            )
            for id, item in written.get("running_costs", {}).items()
        ]
        self.steps = []
        steps = written.get("steps", {}).items()
        for id, step in sorted(steps, key=lambda entry: (entry[1].get("month", 0), entry[0])):
            here = f"{path}.steps.{id}"
            cost = inputs.money(f"{here}.cost", step.get("cost"), 0)
            effects = [self.effect(here, effect) for effect in step.get("effects", [])]
            gains = [
                inputs.number(f"{here}.gains.{gain}.units_per_year", item.get("units_per_year"), 1)
                * inputs.money(f"{here}.gains.{gain}.value_per_unit", item["value_per_unit"])
                for gain, item in step.get("gains", {}).items()
            ]
            self.steps.append((step, cost, effects, gains))

    def effect(self, step: str, written: dict):
        loss, name = written["loss"], written["input"]
        (form,) = FORMS.keys() & written.keys()
        path = f"{step}.effects.{loss}.{name}.{form}"
        is_target = form in ("set_to", "at_most", "at_least")
        read = self.model.inputs.money if is_target and name in MONEY else self.model.inputs.number
        return loss, name, form, read(path, written[form])

    def loss_under(self, loss_id: str, how) -> Loss:
        """A loss with the effects of all steps, each at its adoption."""
        loss = self.model.losses[loss_id]
        for step, _, effects, _ in self.steps:
            for loss_of_effect, name, form, size in effects:
                if loss_of_effect != loss_id:
                    continue
                if name == "downtime":
                    down = FORMS[form](1 - loss.inputs["availability"], size, how(step))
                    loss = loss.changed("availability", 1 - down)
                else:
                    loss = loss.changed(name, FORMS[form](loss.inputs[name], size, how(step)))
        return loss

    def avoided_per_year(self, how, realisation: Decimal) -> Decimal:
        total = ZERO
        for id, loss in self.model.losses.items():
            before, after = self.model.year(loss), self.model.year(self.loss_under(id, how))
            total += realisation * (before["labour"] - after["labour"]) + before["other"] - after["other"]
        return total

    def flows(self, realisation: Decimal) -> list[dict]:
        """The columns of the cash flow, for months 0 to the horizon."""
        model = self.model
        table = []
        for month in range(model.horizon + 1):
            row = dict.fromkeys(("avoided", "gains", "subscription", "running"), ZERO)
            row["investment"] = sum((cost for step, cost, _, _ in self.steps if step.get("month", 0) == month), ZERO)
            if month > 0:
                growth = model.growth(model.loss_growth, month)
                prices = model.growth(model.price_growth, month)
                row["avoided"] = self.avoided_per_year(lambda step: adoption(step, month), realisation) * growth / 12
                row["gains"] = sum((adoption(s, month) * sum(gains) for s, _, _, gains in self.steps), ZERO) * growth / 12
                row["subscription"] = sum((p for p, first, last in self.subscriptions if first <= month <= last), ZERO) * prices
                row["running"] = sum((c for c, first, last in self.running_costs if first <= month <= last), ZERO) * prices / 12
            row["net"] = row["avoided"] + row["gains"] - row["subscription"] - row["running"] - row["investment"]
            table.append(row)
        return table
