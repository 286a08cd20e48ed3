"""Every error that the application has, once all of ``domain`` is imported."""

import importlib
import pkgutil
from collections.abc import Iterator

import domain
from domain.errors import AppError


def every_error() -> Iterator[type[AppError]]:
    """Each kind below ``AppError``."""
    for module in pkgutil.walk_packages(domain.__path__, "domain."):
        importlib.import_module(module.name)
    yield from _below(AppError)


def _below(kind: type[AppError]) -> Iterator[type[AppError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)
