"""The comparisons, each a module; `rounds.py` times them and `page.py` writes them down."""
