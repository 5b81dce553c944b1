"""Numbers of a scenario document: their base case, and amounts in the scenario's currency."""

from decimal import Decimal, getcontext

getcontext().prec = 80
getcontext().Emin, getcontext().Emax = -999_999, 999_999

ZERO, ONE = Decimal(0), Decimal(1)


def decimal(written) -> Decimal:
    """A number as it stands in a document read with `parse_float=Decimal`."""
    return Decimal(written)


def mean(tag: str, parameters: dict) -> Decimal:
    """The mean of a distribution, where it is a formula of arithmetic."""
    p = {name: [decimal(x) for x in v] if isinstance(v, list) else decimal(v) for name, v in parameters.items()}
    if tag == "uniform":
        return (p["min"] + p["max"]) / 2
    if tag == "triangular":
        return (p["min"] + p["mode"] + p["max"]) / 3
    if tag == "pert":
        weight = p.get("lambda", Decimal(4))
        return (p["min"] + weight * p["mode"] + p["max"]) / (weight + 2)
    if tag == "beta":
        low, high = p.get("min", ZERO), p.get("max", ONE)
        return low + (high - low) * p["alpha"] / (p["alpha"] + p["beta"])
    if tag == "gamma":
        return p["shape"] * p["scale"]
    if tag == "discrete":
        return sum(v * w for v, w in zip(p["values"], p["weights"])) / sum(p["weights"])
    if tag == "sample":
        return sum(p["values"]) / len(p["values"])
    if tag in ("normal", "lognormal") and "mean" in p and not {"min", "max"} & p.keys():
        return p["mean"]
    if tag == "normal" and "p5" in p and not {"min", "max"} & p.keys():
        return (p["p5"] + p["p95"]) / 2
    raise ValueError(f"give a value beside {tag} {parameters}")


TAGS = {
    "uniform", "triangular", "pert", "normal", "lognormal", "beta", "gamma", "quantiles", "discrete", "sample",
}  # fmt: skip


class Inputs:
    """The inputs of a document, read by path; `bases` remembers those that are written, in their own currency."""

    def __init__(self, document: dict):
        self.currency = document["currency"]
        self.bases: dict[str, Decimal] = {}
        rates = document.get("exchange_rates", {})
        self.rates = {code: self.number(f"exchange_rates.{code}", rate) for code, rate in rates.items()}

    def number(self, path: str, written, default=None) -> Decimal:
        """The base case: `value` when given, else the mean of the distribution."""
        if written is None:
            if default is None:
                raise ValueError(f"{path} is required")
            return Decimal(default)
        if isinstance(written, dict):
            if "value" in written:
                base = decimal(written["value"])
            else:
                (tag,) = TAGS & written.keys()
                base = mean(tag, written[tag])
        else:
            base = decimal(written)
        self.bases[path] = base
        return base

    def money(self, path: str, written, default=None) -> Decimal:
        """An amount, in the scenario's currency."""
        amount = self.number(path, written, default)
        code = written.get("currency", self.currency) if isinstance(written, dict) else self.currency
        return amount if code == self.currency else amount * self.rates[code]
