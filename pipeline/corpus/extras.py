"""Libraries that only some readers need, and what to say where one is not installed."""

import sys
from importlib import import_module
from types import ModuleType

from pipeline.corpus.problems import Problem

EXTRAS = {"resiliparse": "web", "fastwarc": "web", "openpyxl": "records", "fsspec": "remote"}


def load(module: str) -> ModuleType | Problem:
    """Import a module of an optional library, or say how to install it.

    >>> load("json.decoder").__name__
    'json.decoder'
    """
    if found := sys.modules.get(module):  # asked for each page of an archive
        return found
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        command = f"pip install 'mine[{EXTRAS.get(library, library)}]'"
        return Problem(f"reading it needs {library}, which is not installed", f"install it with: {command}")
