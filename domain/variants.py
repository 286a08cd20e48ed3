"""The variants of a thing, each a module of one folder that carries its own facts: nobody lists them."""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping, MutableSequence
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class NotAVariant(TypeError):
    """A module of the folder does not carry what its floor needs of a variant."""


class Variants(Mapping[str, T]):
    """What each module of a package calls ``fact``, by the module's name: a file more is a variant more.

    They are read when first asked for: modules of the folder may import whoever asks for them.

    Parameters
    ----------
    kind : what each of them has to be.
    package : dotted name of the folder.
    fact : the name under which a module carries its own, such as ``"KIND"``.
    turn : in which order they come; by their names, if None.
    """

    def __init__(self, kind: type[T], package: str, fact: str, turn: Callable[[T], Any] | None = None) -> None:
        self._kind, self._package, self._fact, self._turn = kind, package, fact, turn
        self._known: dict[str, T] | None = None

    def __getitem__(self, name: str) -> T:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def add(self, folder: Path) -> None:
        """Read the modules of another folder too, as if they lay in the package's own."""
        self._path().append(str(folder))
        self._known = None
        importlib.invalidate_caches()

    def drop(self, folder: Path) -> None:
        """Forget what ``add`` brought."""
        for found in pkgutil.iter_modules([str(folder)]):
            if sys.modules.pop(f"{self._package}.{found.name}", None) is not None:
                delattr(importlib.import_module(self._package), found.name)
        self._path().remove(str(folder))
        self._known = None

    def _path(self) -> MutableSequence[str]:
        return importlib.import_module(self._package).__path__

    def _all(self) -> dict[str, T]:
        known = self._known
        if known is None:
            read = [(found.name, self._load(found.name)) for found in pkgutil.iter_modules(self._path())]
            turn = self._turn
            self._known = known = dict(read if turn is None else sorted(read, key=lambda pair: turn(pair[1])))
        return known

    def _load(self, name: str) -> T:
        found = getattr(importlib.import_module(f"{self._package}.{name}"), self._fact, None)
        if not isinstance(found, self._kind):
            message = f"{self._package}.{name}"
            raise NotAVariant(message)
        return found
