"""A scenario, and what can be asked of it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack, final

from roicm import _native, requests
from roicm._plain import json_text
from roicm._requests import accepts, request_text
from roicm.many import Inputs, Many, columns
from roicm.progress import Bar, OnProgress
from roicm.records import Record
from roicm.results import (
    BreakEven,
    Evaluation,
    Explanation,
    GoalSeek,
    Plan,
    Problem,
    RankCorrelations,
    Simulation,
    Sobol,
    Tornado,
    TwoWay,
    ValueOfInformation,
)
from roicm.samples import Samples

if TYPE_CHECKING:
    from roicm import documents
    from roicm.quantities import Number, Uncertain

__all__ = ["Scenario", "preset", "presets"]

R = TypeVar("R", bound=Record)


class TwoWayArguments(TypedDict, total=False):
    """What a two-way table takes beside its axes."""

    result: str | None
    """The path of the result."""
    threads: int
    """How many threads work."""


@final
class Scenario:
    """What interruptions cost a company, and what it could do about them: checked when it is made, and never changing.

    >>> import roicm
    >>> scenario = roicm.Scenario.from_toml('''
    ...     schema_version = 1
    ...     currency = "HKD"
    ...     horizon_months = 12
    ...     discount_rate = 0
    ...     workforce = { headcount = 50, hourly_cost = 200 }
    ...     losses.rework = { events_per_year = 600, minutes_per_event = 17 }
    ... ''')
    >>> scenario.evaluate().today.annual_cost
    Decimal('34000')
    """

    __slots__ = ("__weakref__", "_document", "_model")

    _document: str
    _model: _native.Model

    def __init__(self, *_: object, **__: object) -> None:
        raise TypeError("a scenario is made by Scenario.load, from_toml, from_json or from_dict, or by roicm.preset")

    @classmethod
    def _of(cls, model: _native.Model) -> Scenario:
        made = object.__new__(cls)
        object.__setattr__(made, "_model", model)
        object.__setattr__(made, "_document", model.document())
        return made

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Scenario:
        """Reads a file: TOML or JSON, by the end of its name, else by how it begins."""
        file = Path(path)
        return cls._of(_native.Model.parse(file.read_bytes(), file.suffix.lower().removeprefix(".")))

    @classmethod
    def from_toml(cls, text: str) -> Scenario:
        """Reads TOML."""
        return cls._of(_native.Model.parse(text.encode(), "toml"))

    @classmethod
    def from_json(cls, text: str) -> Scenario:
        """Reads JSON."""
        return cls._of(_native.Model.parse(text.encode(), "json"))

    @classmethod
    def from_dict(cls, document: documents.Scenario | Mapping[str, Any]) -> Scenario:
        """Reads dictionaries. Numbers are ``int``, ``float``, ``Decimal``, texts, NumPy scalars or what the functions of
        :mod:`roicm.quantities` give.

        A ``float`` stands for the shortest decimal that reads back as the same ``float``: 0.1 is a tenth. One that needs
        more than 15 digits, such as 0.1 + 0.2, is refused: round it, or give a ``Decimal``.

        >>> import roicm
        >>> scenario = roicm.Scenario.from_dict({
        ...     "schema_version": 1, "currency": "HKD", "horizon_months": 12, "discount_rate": 0.08,
        ...     "workforce": {"headcount": 50, "hourly_cost": 200},
        ...     "losses": {"rework": {"events_per_year": 790.6, "minutes_per_event": roicm.pert(8, 17, 30, value=17)}},
        ... })
        >>> scenario.losses
        ('rework',)
        """
        return cls._of(_native.Model.read(json_text(document).encode()))

    def replace(self, values: Mapping[str, Number | Uncertain]) -> Scenario:
        """The same scenario with some numbers replaced, by path. A plain number becomes certain; what is not said of its
        currency, source and note stays as it was.

        >>> import roicm
        >>> company = roicm.preset("hong-kong-only")
        >>> larger = company.replace({"workforce.headcount": 80, "workforce.hourly_cost": roicm.between(150, 400)})
        >>> larger.evaluate().today.annual_cost > company.evaluate().today.annual_cost
        True
        """
        return self._of(self._model.replace(json_text(values)))

    @property
    def name(self) -> str | None:
        """What people call it."""
        return self._model.name

    @property
    def currency(self) -> str:
        """The currency (ISO 4217) of every result."""
        return self._model.currency

    @property
    def horizon_months(self) -> int:
        """Months that are looked at after the decision."""
        return self._model.horizon_months

    @property
    def payback_target_months(self) -> int | None:
        """The month by which a payback is asked for."""
        return self._model.payback_target_months

    @property
    def losses(self) -> tuple[str, ...]:
        """The ids of the losses, in order."""
        return tuple(self._model.losses)

    @property
    def options(self) -> tuple[str, ...]:
        """The ids of the options, in order, without ``do_nothing``."""
        return tuple(self._model.options)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The paths of the inputs, in order: what :meth:`replace` sets."""
        return tuple(sorted(self._model.inputs))

    @property
    def notices(self) -> tuple[Problem, ...]:
        """Things that are no problem, but that you should know."""
        return tuple(map(Problem, json.loads(self._model.notices())))

    @property
    def fingerprint(self) -> str:
        """What identifies its content: SHA-256 of its resolved document, without names, labels, sources and notes."""
        return self._model.fingerprint

    @accepts(requests.EvaluateRequest)
    def evaluate(self, **request: Unpack[requests.EvaluateRequest]) -> Evaluation:
        """The base case of every input, in exact decimals.

        >>> import roicm
        >>> evaluation = roicm.preset("hong-kong-only").evaluate()
        >>> evaluation.ranking[0].option in evaluation.options
        True
        """
        return _result(Evaluation, self._model.evaluate(request_text(request)))

    @accepts(requests.SimulateRequest)
    def simulate(
        self,
        *,
        until: requests.Precision | tuple[str, Number] | None = None,
        progress: OnProgress = False,
        **request: Unpack[requests.SimulateRequest],
    ) -> Simulation:
        """What the scenario may come to, by simulation: the same numbers wherever and on however many threads it runs.

        ``until`` goes on until the 95% interval of a figure is narrow enough: ``{"figure": path, "width": width}``, or
        the pair of them. ``progress`` shows a bar, or calls a function with the trials done and the trials in all; what
        it raises stops the run, and so does Ctrl-C.

        >>> import roicm
        >>> simulation = roicm.preset("hong-kong-only").simulate(trials=1024, sampler="sobol", samples=True)
        >>> best = simulation.options[next(iter(simulation.options))]
        >>> 0 <= best.probability_of_profit.estimate <= 1
        True
        >>> len(simulation.samples.view("today.annual_cost"))
        1024
        """
        precision = None if until is None else request_text(_precision(until))
        with Bar(progress) as bar:
            document, sampled = self._model.simulate(request_text(request), precision, bar.callback)
        samples = {} if sampled is None else {"samples": Samples(dict(sampled))}
        return Simulation(json.loads(document), document, samples)

    @accepts(requests.TornadoRequest)
    def tornado(
        self, *, progress: OnProgress = False, **request: Unpack[requests.TornadoRequest]
    ) -> Tornado:
        """How far a result moves with each input alone, between two quantiles: two runs of the model an input. Blind to
        inputs that act together: see :meth:`sobol`.

        >>> import roicm
        >>> tornado = roicm.preset("hong-kong-only").tornado(result="today.annual_cost")
        >>> tornado.bars[0].swing >= tornado.bars[1].swing
        True
        """
        return self._analysis(Tornado, "tornado", progress, request)

    @accepts(requests.RankCorrelationsRequest)
    def rank_correlations(
        self, *, progress: OnProgress = False, **request: Unpack[requests.RankCorrelationsRequest]
    ) -> RankCorrelations:
        """Which inputs a result rises and falls with, over the trials of a simulation (Spearman 1904). Blind to inputs
        that a result first rises and then falls with.

        >>> import roicm
        >>> found = roicm.preset("hong-kong-only").rank_correlations(trials=512)
        >>> -1 <= found.correlations[0].rank_correlation <= 1
        True
        """
        return self._analysis(RankCorrelations, "rank_correlations", progress, request)

    @accepts(requests.SobolRequest)
    def sobol(self, *, progress: OnProgress = False, **request: Unpack[requests.SobolRequest]) -> Sobol:
        """Which inputs, and which of them together, the variance of a result comes from (Saltelli and others 2010, Jansen
        1999): N (k + 2) runs of the model for k inputs.

        >>> import roicm
        >>> found = roicm.preset("hong-kong-only").sobol(samples=64)
        >>> found.factors[0].total.estimate >= found.factors[1].total.estimate
        True
        """
        return self._analysis(Sobol, "sobol", progress, request)

    @accepts(requests.ValueOfInformationRequest)
    def value_of_information(
        self, *, progress: OnProgress = False, **request: Unpack[requests.ValueOfInformationRequest]
    ) -> ValueOfInformation:
        """What it is worth to know an input before deciding, in money (Raiffa and Schlaifer 1961; Strong, Oakley and
        Brennan 2014): over all options and doing nothing.

        >>> import roicm
        >>> found = roicm.preset("hong-kong-only").value_of_information(trials=1024)
        >>> found.perfect.expected_value_of_perfect_information >= 0
        True
        """
        return self._analysis(ValueOfInformation, "value_of_information", progress, request)

    @accepts(requests.TwoWayRequest)
    def two_way(
        self,
        x: requests.AxisRequest | str,
        y: requests.AxisRequest | str,
        *,
        progress: OnProgress = False,
        **request: Unpack[TwoWayArguments],
    ) -> TwoWay:
        """A result over a grid of two inputs, and which decision is best where. An axis is the path of its input, or a
        dictionary with ``path`` and ``values``, or ``from``, ``to`` and ``steps``.

        >>> import roicm
        >>> table = roicm.preset("hong-kong-only").two_way(
        ...     {"path": "workforce.headcount", "values": [20, 50, 80]}, "discount_rate", result="today.annual_cost"
        ... )
        >>> len(table.x.values)
        3
        """
        axes = {name: {"path": axis} if isinstance(axis, str) else axis for name, axis in (("x", x), ("y", y))}
        return self._analysis(TwoWay, "two_way", progress, {**request, **axes})

    @accepts(requests.BreakEvenRequest)
    def break_even(
        self, *, progress: OnProgress = False, **request: Unpack[requests.BreakEvenRequest]
    ) -> BreakEven:
        """Where along an input the best decision changes: what would have to be true for another one to be best.

        >>> import roicm
        >>> found = roicm.preset("hong-kong-only").break_even(input="workforce.hourly_cost", from_=100, to=400)
        >>> found.inputs[0].segments[-1].to
        Decimal('400')
        """
        return self._analysis(BreakEven, "break_even", progress, request)

    def _analysis(self, kind: type[R], method: str, progress: OnProgress, request: Mapping[str, Any]) -> R:
        with Bar(progress, "runs") as bar:
            document = self._model.sensitivity(request_text({"method": method, **request}), bar.callback)
        return _result(kind, document)

    @accepts(requests.EvaluateManyRequest)
    def evaluate_many(
        self, inputs: Inputs, *, progress: OnProgress = False, **request: Unpack[requests.EvaluateManyRequest]
    ) -> Many:
        """The base cases of many scenarios: a table whose columns are paths of inputs, a scenario a row.

        Takes a data frame of pandas or Polars, an Arrow table, or a dictionary of columns. What is wrong with a row is
        told in its row, and stops no other.

        >>> import roicm
        >>> company = roicm.preset("hong-kong-only")
        >>> many = company.evaluate_many({"workforce.headcount": [50, 80, -1]}, results=["today.annual_cost"])
        >>> many["today.annual_cost"][0] == company.evaluate().today.annual_cost
        True
        >>> many.problems[2][0].path
        'workforce.headcount'
        """
        with Bar(progress, "rows") as bar:
            document = self._model.evaluate_many(columns(inputs), request_text(request), bar.callback)
        return Many(json.loads(document), "exact")

    @accepts(requests.SimulateManyRequest)
    def simulate_many(
        self, inputs: Inputs, *, progress: OnProgress = False, **request: Unpack[requests.SimulateManyRequest]
    ) -> Many:
        """Figures of the simulations of many scenarios: a table whose columns are paths of inputs, a scenario a row.

        All rows are drawn with the same seed, so that what differs between them is not chance. Each has the bits that it
        would have alone.

        >>> import roicm
        >>> company = roicm.preset("hong-kong-only")
        >>> many = company.simulate_many({"discount_rate": [0.05, 0.10]}, trials=256)
        >>> many["options.free.probability_of_profit"][0] >= many["options.free.probability_of_profit"][1]
        True
        """
        with Bar(progress, "rows") as bar:
            document = self._model.simulate_many(columns(inputs), request_text(request), bar.callback)
        return Many(json.loads(document), "float")

    def goal_seek(self, result: str, input: str, target: Number) -> GoalSeek:
        """The values of an input at which a result reaches a target, everything else staying as it is.

        >>> import roicm
        >>> company = roicm.preset("hong-kong-only")
        >>> found = company.goal_seek("today.annual_cost", "workforce.hourly_cost", 1_000_000)
        >>> found.input
        'workforce.hourly_cost'
        """
        request = {"result": result, "input": input, "target": target}
        return _result(GoalSeek, self._model.goal_seek(request_text(request)))

    def explain(self, result: str) -> Explanation:
        """How a result comes about: its formula, with names and with numbers, down to the inputs.

        >>> import roicm
        >>> roicm.preset("hong-kong-only").explain("today.annual_cost").definitions[0].unit
        'HKD / year'
        """
        return _result(Explanation, self._model.explain(result))

    def plan(self, option: str) -> Plan:
        """What an option consists of: what is paid for and done when, with every default filled in.

        >>> import roicm
        >>> company = roicm.preset("hong-kong-only")
        >>> len(company.plan(company.options[0]).steps) > 0
        True
        """
        document = self._model.plan(option)
        if document is None:
            raise KeyError(f"there is no option {option!r}; there are: {', '.join(self.options)}")
        return _result(Plan, document)

    def to_dict(self) -> dict[str, Any]:
        """The document: dictionaries, lists and texts. Numbers are decimal texts."""
        return json.loads(self._document)  # type: ignore[no-any-return]

    def to_json(self) -> str:
        """The document as JSON, which :meth:`from_json` reads."""
        return self._document

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a scenario does not change: use .replace")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a scenario does not change: use .replace")

    def __eq__(self, other: object) -> bool:
        return self._document == other._document if isinstance(other, Scenario) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._document)

    def __copy__(self) -> Scenario:
        return self

    def __deepcopy__(self, memo: object) -> Scenario:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Scenario.from_json, (self._document,)

    def _repr_html_(self) -> str:
        from roicm.views.scenario import scenario_html

        return scenario_html(self)

    def __repr__(self) -> str:
        name = "" if self.name is None else f"{self.name!r}, "
        parts = f"{self.currency}, {self.horizon_months} months"
        return f"<roicm.Scenario {name}{parts}; losses: {', '.join(self.losses)}; options: {', '.join(self.options)}>"


def _result(kind: type[R], document: str) -> R:
    return kind(json.loads(document), document)


def _precision(until: object) -> Mapping[str, Any]:
    match until:
        case tuple((figure, width)):
            return {"figure": figure, "width": width}
        case Mapping():
            return until
    kind = type(until).__name__
    raise TypeError(f"until: expected (figure, width) or {{'figure': …, 'width': …}}, found {kind}")


def preset(name: str) -> Scenario:
    """A scenario that comes with the library.

    >>> import roicm
    >>> roicm.preset("hong-kong-only").currency
    'HKD'
    """
    text = _native.preset(name)
    if text is None:
        raise KeyError(f"there is no preset {name!r}; there are: {', '.join(presets())}")
    return Scenario.from_toml(text)


def presets() -> dict[str, str]:
    """The names of the presets, with the company that each is about.

    >>> import roicm
    >>> list(roicm.presets())
    ['hong-kong-only', 'shenzhen-subsidiary', 'multinational']
    """
    return dict(_native.presets())
