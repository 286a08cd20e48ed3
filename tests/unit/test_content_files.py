"""The content files: each kind of mistake is told with its file, its entry and its reason."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from domain.operations.content import ContentError, Problem
from domain.participation.answers import accept
from domain.participation.questionnaire import Choice, Question
from formats.content import checks, files
from tests.content import CONTENT, edit
from tests.mistakes import MISTAKES

PARSED: dict[str, dict[str, Any]] = {}


@pytest.fixture(autouse=True)
def _unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test leaves as it is, is parsed once."""
    parse = files.Reader._parsed

    def parsed(reader: files.Reader, name: str) -> dict[str, Any]:
        path, whole = reader.folder / name, CONTENT / name
        if not path.exists() or path.read_bytes() != whole.read_bytes():
            return parse(reader, name)
        if name not in PARSED:
            PARSED[name] = parse(reader, name)
        return PARSED[name]

    monkeypatch.setattr(files.Reader, "_parsed", parsed)


def problems(folder: Path) -> list[Problem]:
    try:
        return checks.problems(files.read(folder))
    except ContentError as wrong:
        return list(wrong.problems)


def test_the_content_has_no_problem() -> None:
    assert problems(CONTENT) == []


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_a_mistake_is_told_with_file_entry_and_reason(folder: Path, mistake: str) -> None:
    name, before, after, entry, reason = MISTAKES[mistake]
    edit(folder, name, before, after, times=1)
    found = problems(folder)
    matching = [
        problem
        for problem in found
        if problem.file == name and problem.entry.startswith(entry) and reason in problem.reason
    ]
    assert matching, found


def test_all_mistakes_are_told_together(folder: Path) -> None:
    edit(folder, "networks.yaml", 'name: "VRAC"', 'nom: "VRAC"', times=1)
    edit(folder, "axes.yaml", "n: 1,", "n: un,", times=1)
    (folder / "sdg.yaml").unlink()
    assert {problem.file for problem in problems(folder)} == {"networks.yaml", "axes.yaml", "sdg.yaml"}


def test_a_file_that_nothing_reads_is_told(folder: Path) -> None:
    (folder / "themes_2.yaml").write_text("themes: []", encoding="utf-8")
    assert problems(folder) == [Problem("themes_2.yaml", "(file)", "nothing reads a file of this name")]


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [
        (b"<svg><script>1</script></svg>", "it acts"),
        (b"<svg onload='1'></svg>", "it acts"),
        (b"<svg><image href='https://example.org/a.png'/></svg>", "elsewhere"),
        (b"PNG", "not a .svg file"),
        (b"<svg>" + b" " * 200_000, "more than"),
    ],
)
def test_an_image_is_nothing_but_an_image(folder: Path, drawing: bytes, reason: str) -> None:
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images" / "moral.svg").write_bytes(drawing)
    assert [problem.file for problem in problems(folder) if reason in problem.reason] == ["images/moral.svg"]


def test_yes_and_no_are_words_not_booleans() -> None:
    found = yaml.load("{yes: no, true: false}", Loader=files.StrictLoader)  # noqa: S506  a SafeLoader, only stricter
    assert found == {"yes": "no", True: False}


def icons(found: object) -> set[str]:
    if isinstance(found, dict):
        return {str(found["icon"])} | icons([*found.values()]) if "icon" in found else icons([*found.values()])
    return set().union(*map(icons, found)) if isinstance(found, list) else set()


def test_every_icon_ships_with_streamlit() -> None:
    """But for those of choices, which only the tablet draws: tests/tablet/test_drawn.py."""
    pages = [path for path in CONTENT.rglob("*.yaml") if path.name not in {"choices.yaml", "consent.yaml"}]
    used = set().union(*(icons(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in pages))
    assert len(used) > 80
    assert used - ALL_MATERIAL_ICONS - {""} == set()


def test_every_choice_of_a_resident_has_a_picture() -> None:
    content = files.read(CONTENT)
    asked = {
        question.list
        for questionnaire in content.questionnaires.values()
        if questionnaire.header.audience != "partenaire"
        for question in questionnaire.questions
        if question.list is not None
    }
    bare = [f"{name}.{choice.id}" for name in sorted(asked) for choice in content.choices[name] if not choice.icon]
    assert bare == []


def test_a_list_never_shows_the_same_picture_twice() -> None:
    content = files.read(CONTENT)
    twice = {
        name: [choice.icon for choice in choices]
        for name, choices in content.choices.items()
        if len({choice.icon for choice in choices}) < len(choices)
    }
    assert twice == {}


def test_every_choice_can_be_given_as_an_answer() -> None:
    for name, choices in files.read(CONTENT).choices.items():
        offered = tuple(Choice(choice.id, choice.fr) for choice in choices)
        question = Question("q1", 1, name, 1, "theme", "single", "?", choices=offered)
        assert [accept(question, choice.id) for choice in offered] == [choice.id for choice in offered]


def test_the_programmes_last_as_long_as_they_say_and_are_welcoming() -> None:
    programmes = {each.id: each.model_dump()["steps"] for each in files.read(CONTENT).references["programmes"]}
    lasting = {name: sum(step["minutes"] for step in steps) for name, steps in programmes.items()}
    assert lasting.pop("une_heure") == 60
    assert set(lasting) == {"deux_heures", "sans_tablette", "piste_1", "piste_2", "partager_un_cap"}
    assert set(lasting.values()) == {120}
    asked = {name for name, steps in programmes.items() if any(step["step"] == "questionnaire" for step in steps)}
    assert asked == {"deux_heures", "une_heure"}
    for steps in programmes.values():
        assert [steps[0]["step"], steps[1]["step"], steps[-1]["step"]] == ["accueil", "cadre", "cloture"]
        assert len({step["step"] for step in steps}) == len(steps)
