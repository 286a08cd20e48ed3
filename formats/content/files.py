"""Reading a content folder: all of it, or a ``ContentError`` that names every problem found."""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from domain.operations.content import ContentError, Problem
from formats.content import schema
from formats.content.images import unfit

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True)
class Entries:
    """Everything the folder says, entry by entry valid; ``formats.content.checks`` looks at how they fit together."""

    references: Mapping[str, tuple[schema.Entry, ...]]
    networks: tuple[schema.Network, ...]
    actors: tuple[schema.Actor, ...]
    promises: schema.Promises
    territories: tuple[schema.Territory, ...]
    themes: tuple[schema.Theme, ...]
    indicators: tuple[schema.Indicator, ...]
    choices: Mapping[str, tuple[schema.Choice, ...]]
    prompts: Mapping[str, str]
    questionnaires: Mapping[str, schema.Questionnaire]
    priorities: tuple[schema.Priority, ...]
    images: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()


class StrictLoader(yaml.CSafeLoader):
    """YAML where only ``true`` and ``false`` are booleans, and where no key is written twice (the last would win)."""

    yaml_implicit_resolvers = {  # noqa: RUF012  PyYAML reads it on the class
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  PyYAML's signature
        """A mapping with every key once."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = [key for key in keys if keys.count(key) > 1]
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"{twice[0]!r} is written twice", node.start_mark)
        return super().construct_mapping(node, deep)


# YAML 1.1 would read the key `yes` of a calculation, or a choice named `no`, as a boolean.
StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


class Reader:
    """Reads the files of one folder and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self._files: dict[str, dict[str, Any]] = {}

    def file(self, name: str) -> dict[str, Any]:
        """The mapping that a file holds; empty when it cannot be read, which is then a problem."""
        if name not in self._files:
            self._files[name] = self._parsed(name)
        return self._files[name]

    def _parsed(self, name: str) -> dict[str, Any]:
        try:
            with (self.folder / name).open(encoding="utf-8") as stream:
                found = yaml.load(stream, Loader=StrictLoader)  # noqa: S506  a SafeLoader, only stricter
        except FileNotFoundError:
            self.problems.append(Problem(name, "(file)", "the file is missing"))
        except (yaml.YAMLError, ValueError, RecursionError) as wrong:  # a day that is none; brackets without end
            self.problems.append(Problem(name, _place(wrong), _reason(wrong)))
        else:
            if isinstance(found, dict):
                return found
            self.problems.append(Problem(name, "(file)", "the file must hold named lists"))
        return {}

    def entries(self, name: str, key: str, shape: type[Shape]) -> tuple[Shape, ...]:
        """The valid entries of the list ``key`` of a file."""
        found = self.file(name).get(key)
        if not isinstance(found, list):
            self._missing(name, key)
            return ()
        return tuple(self.listed(name, key, found, shape))

    def listed(self, name: str, key: str, found: Iterable[Any], shape: type[Shape]) -> Iterable[Shape]:
        """The valid ones of ``found``; an id seen twice is a problem."""
        seen: set[object] = set()
        for number, raw in enumerate(found, start=1):
            given = raw.get("id") if isinstance(raw, dict) else None
            label = f"{key}[{given if given is not None else f'#{number}'}]"
            if isinstance(given, Hashable) and given is not None and given in seen:
                self.problems.append(Problem(name, label, "this id is used twice"))
            seen.add(given if isinstance(given, Hashable) else None)
            entry = self.entry(name, label, raw, shape)
            if entry is not None:
                yield entry

    def entry(self, name: str, label: str, raw: object, shape: type[Shape]) -> Shape | None:
        """One entry, or None and its problems."""
        try:
            return shape.model_validate(raw)
        except ValidationError as wrong:
            for error in wrong.errors(include_url=False):
                where = ".".join(str(part) for part in error["loc"])
                self.problems.append(Problem(name, f"{label}.{where}" if where else label, _fault(error)))
        return None

    def choices(self, name: str) -> dict[str, tuple[schema.Choice, ...]]:
        """The choice lists by name."""
        found = self.file(name).get("choice_lists")
        if not isinstance(found, dict):
            self._missing(name, "choice_lists")
            return {}
        return {
            str(key): tuple(self.listed(name, str(key), choices if isinstance(choices, list) else [], schema.Choice))
            for key, choices in found.items()
        }

    def prompts(self, name: str) -> dict[str, str]:
        """What statements are asked with, by the choice list that answers them."""
        found = self.file(name).get("prompts")
        if not isinstance(found, dict):
            self._missing(name, "prompts")
            return {}
        told = (
            (str(key), self.entry(name, f"prompts[{key}]", {"fr": words}, schema.Prompt))
            for key, words in found.items()
        )
        return {key: prompt.fr for key, prompt in told if prompt is not None}

    def questionnaires(self) -> dict[str, schema.Questionnaire]:
        """The questionnaires by file."""
        found: dict[str, schema.Questionnaire] = {}
        for path in sorted((self.folder / "questionnaires").glob("*.yaml")):
            name = f"questionnaires/{path.name}"
            header = self.entry(name, "questionnaire", self.file(name).get("questionnaire"), schema.Header)
            questions = self.entries(name, "questions", schema.Question)
            if header is not None:
                found[name] = schema.Questionnaire(header=header, questions=questions)
        return found

    def images(self) -> frozenset[str]:
        """The names of the files that tablets may show."""
        found = sorted(path for path in (self.folder / "images").glob("*") if not path.name.startswith("."))
        for path in found:
            self.problems += [Problem(f"images/{path.name}", "(file)", reason) for reason in unfit(path)]
        return frozenset(path.name for path in found)

    def whole(self, name: str, expected: Iterable[str]) -> None:
        """A key that nothing reads is a problem: what is under it would be silently lost."""
        for key in sorted(set(map(str, self.file(name))) - set(expected)):
            self.problems.append(Problem(name, key, "nothing by this name is expected here"))

    def _missing(self, name: str, key: str) -> None:
        if self.file(name):
            self.problems.append(Problem(name, key, "this list is missing"))


def _place(wrong: Exception) -> str:
    mark = getattr(wrong, "problem_mark", None) or getattr(wrong, "context_mark", None)
    return f"line {mark.line + 1}" if mark is not None else "(file)"


def _reason(wrong: Exception) -> str:
    return f"not readable YAML: {getattr(wrong, 'problem', None) or wrong}"


def _fault(error: Mapping[str, Any]) -> str:
    given = error.get("input")
    shown = f" (given: {given!r})" if isinstance(given, str | int | float | bool) else ""
    return f"{error['msg']}{shown}"


def read(folder: Path) -> Entries:
    """The content of a folder.

    Raises
    ------
    domain.operations.content.ContentError
        With every problem of form found in any file.
    """
    reader = Reader(folder)
    references = {key: reader.entries(name, key, shape) for name, key, shape in schema.REFERENCES}
    content = Entries(
        references=references,
        networks=reader.entries("networks.yaml", "networks", schema.Network),
        actors=reader.entries("actors.yaml", "actors", schema.Actor),
        promises=_promises(reader),
        territories=reader.entries("territories.yaml", "territories", schema.Territory),
        themes=reader.entries("themes.yaml", "themes", schema.Theme),
        indicators=reader.entries("indicators.yaml", "indicators", schema.Indicator),
        choices=reader.choices("choices.yaml"),
        prompts=reader.prompts("choices.yaml"),
        questionnaires=reader.questionnaires(),
        priorities=reader.entries("priorities.yaml", "priorities", schema.Priority),
        images=reader.images(),
        voices=frozenset(path.name for path in (folder / "audio").glob("*.*")),
    )
    _nothing_unread(reader)
    if reader.problems:
        raise ContentError(reader.problems)
    return content


def _promises(reader: Reader) -> schema.Promises:
    found = reader.file("territories.yaml").get("consent_defaults")
    unknown = schema.Promises(controller="?", retention="?", contact="?")  # never kept: the problem is already noted
    return reader.entry("territories.yaml", "consent_defaults", found, schema.Promises) or unknown


def _nothing_unread(reader: Reader) -> None:
    expected: dict[str, set[str]] = {
        "networks.yaml": {"networks"},
        "actors.yaml": {"actors"},
        "territories.yaml": {"consent_defaults", "territories"},
        "themes.yaml": {"themes"},
        "indicators.yaml": {"indicators"},
        "choices.yaml": {"choice_lists", "prompts"},
        "priorities.yaml": {"priorities"},
    }
    for name, key, _ in schema.REFERENCES:
        expected.setdefault(name, set()).add(key)
    for path in sorted((reader.folder / "questionnaires").glob("*.yaml")):
        expected[f"questionnaires/{path.name}"] = {"questionnaire", "questions"}
    for name, keys in expected.items():
        reader.whole(name, keys)
    for path in sorted(reader.folder.glob("*.yaml")):
        if path.name not in expected:
            reader.problems.append(Problem(path.name, "(file)", "nothing reads a file of this name"))
