"""The page of the public names is current, and has all of them."""

from __future__ import annotations

import importlib

import api_page
import pytest


def test_the_page_is_current() -> None:
    # python bindings-python/tests/api_page.py
    assert api_page.PAGE.read_text(encoding="utf-8") == api_page.page()


@pytest.mark.parametrize("name", [name for name in api_page.MODULES if name != "roicm.plot"])
def test_every_public_name_is_there(name: str) -> None:
    page = api_page.PAGE.read_text(encoding="utf-8")
    module = importlib.import_module(name)
    assert [one for one in module.__all__ if f"`{one}" not in page] == []
