"""What failed, late or unavailable messages cost, and when a better platform has paid for itself."""

from __future__ import annotations

from roicm._native import VERSION as __version__
from roicm.errors import Problem, ScenarioError
from roicm.scenario import Scenario, preset, presets

__all__ = ["Problem", "Scenario", "ScenarioError", "__version__", "preset", "presets"]
