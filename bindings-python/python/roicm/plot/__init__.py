"""Plots of results, with Matplotlib: ``pip install 'roicm[plot]'``.

Each function gives a figure that can be changed, saved and shown anywhere; nothing is kept in ``pyplot``, and no setting
is touched. With ``ax=`` it draws into axes of yours and gives those back. Fonts, sizes and the colours of the ground come
from the Matplotlib style in force; the colours of data are those of Okabe and Ito, which people tell apart whatever
colours they see, and are chosen for light and for dark grounds.

>>> import roicm, roicm.plot
>>> simulation = roicm.preset("hong-kong-only").simulate(trials=1024, sampler="sobol")
>>> figure = roicm.plot.cash_flow(simulation, "lite")
>>> figure.axes[0].get_ylabel()
'HKD'
"""

from __future__ import annotations

try:
    import matplotlib  # noqa: F401  # pyright: ignore[reportUnusedImport]
except ImportError as error:
    raise ImportError("plots need matplotlib: pip install 'roicm[plot]'", name="matplotlib") from error

from roicm.plot.cash_flow import cash_flow
from roicm.plot.exceedance import exceedance
from roicm.plot.options import options
from roicm.plot.payback import payback
from roicm.plot.rank_correlations import rank_correlations
from roicm.plot.sobol import sobol
from roicm.plot.tornado import tornado
from roicm.plot.two_way import two_way
from roicm.plot.value_of_information import value_of_information

__all__ = [
    "cash_flow",
    "exceedance",
    "options",
    "payback",
    "rank_correlations",
    "sobol",
    "tornado",
    "two_way",
    "value_of_information",
]
