"""The content files: each kind of mistake is told with its file, its entry and its reason."""

import shutil
from pathlib import Path

import pytest
import yaml
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from domain.operations.content import ContentError, Problem
from domain.participation.answers import accept
from domain.participation.questionnaire import Choice, Question
from formats.content import checks, files

CONTENT = Path(__file__).parent.parent.parent / "content"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(CONTENT, tmp_path / "content")


def edit(folder: Path, name: str, before: str, after: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after, 1), encoding="utf-8")


def problems(folder: Path) -> list[Problem]:
    try:
        return checks.problems(files.read(folder))
    except ContentError as wrong:
        return list(wrong.problems)


def test_the_content_has_no_problem() -> None:
    assert problems(CONTENT) == []


MISTAKES = {
    "a promise that no purge could keep": (
        "territories.yaml",
        'retention: "24 mois après la fin de l\'enquête"',
        'retention: "deux ans"',
        "consent_defaults.retention",
        "number of months",
    ),
    "a field nobody knows": ("networks.yaml", 'name: "VRAC"', 'nom: "VRAC"', "networks[vrac].nom", "Extra inputs"),
    "a field that is missing": ("themes.yaml", "n: 1, ", "", "themes[food_security].n", "Field required"),
    "a value of the wrong kind": (
        "programme.yaml",
        "step: cap_commun, minutes: 35",
        "step: cap_commun, minutes: beaucoup",
        "programmes[partager_un_cap].steps.3.minutes",
        "integer",
    ),
    "a value out of range": (
        "programme.yaml",
        "step: cap_commun, minutes: 35",
        "step: cap_commun, minutes: 350",
        "programmes[partager_un_cap].steps.3.minutes",
        "less than",
    ),
    "a programme with a step that nobody knows": (
        "programme.yaml",
        "step: cap_commun,",
        "step: cap_perdu,",
        "programmes[partager_un_cap].steps",
        "unknown step 'cap_perdu'",
    ),
    "an activity of an unknown step": (
        "animation.yaml",
        "steps: [cloture]",
        "steps: [la_fin]",
        "practices[meteo].steps",
        "la_fin",
    ),
    "an activity without what can go wrong": (
        "animation.yaml",
        '    wrong: "Quelqu’un repart sous l’orage',
        '    oops: "Quelqu’un repart sous l’orage',
        "practices[meteo].wrong",
        "Field required",
    ),
    "a recording that is not there": (
        "consent.yaml",
        "{id: accept, ",
        "{id: accept, audio: {ar: oui.mp3}, ",
        "consent[accept].audio",
        "'oui.mp3' is not in the folder",
    ),
    "a recording outside its folder": (
        "consent.yaml",
        "{id: accept, ",
        "{id: accept, audio: {ar: ../oui.mp3}, ",
        "consent[accept].audio.ar",
        "pattern",
    ),
    "an unknown axis": (
        "themes.yaml",
        "axis: axe_economie",
        "axis: axe_lunaire",
        "themes[skills].axis",
        "'axe_lunaire'",
    ),
    "an unknown goal": ("themes.yaml", "sdg: [8]", "sdg: [18]", "themes[insertion].sdg", "unknown sdg '18'"),
    "a number used twice": ("themes.yaml", "n: 2,", "n: 1,", "themes[food_security].n", "used twice"),
    "an id used twice": ("networks.yaml", "id: ugess,", "id: vrac,", "networks[vrac]", "used twice"),
    "an unknown theme in an indicator": (
        "indicators.yaml",
        "theme: care,",
        "theme: caring,",
        "indicators[ca_health].theme",
        "'caring'",
    ),
    "an unknown item in a source": (
        "indicators.yaml",
        "source: [trust]",
        "source: [trusted]",
        "indicators[st_trust].source",
        "'trusted'",
    ),
    "an unknown item in a calculation": (
        "indicators.yaml",
        "item: forgone,",
        "item: foregone,",
        "indicators[ca_forgone].calculation",
        "'foregone'",
    ),
    "a yes that is no choice": (
        "indicators.yaml",
        "yes: [tout, plupart]",
        "yes: [tous, plupart]",
        "indicators[st_lonely].calculation",
        "'tous'",
    ),
    "an out that is no choice": (
        "indicators.yaml",
        "out: [non_concerne]",
        "out: [retraite]",
        "indicators[in_step].calculation",
        "'retraite'",
    ),
    "a mean of words": (
        "indicators.yaml",
        "{measure: mean, item: trust}",
        "{measure: mean, item: lonely}",
        "indicators[st_trust].calculation",
        "no numbers",
    ),
    "a mean outside its scale": (
        "indicators.yaml",
        'unit: "jours/7", scale: [0, 7]',
        'unit: "jours/7", scale: [0, 5]',
        "indicators[fp_cook_days].calculation",
        "outside the scale",
    ),
    "a scale upside down": (
        "indicators.yaml",
        "scale: [0, 8]",
        "scale: [8, 0]",
        "indicators[fs_fies_score]",
        "not above",
    ),
    "a share without yes": (
        "indicators.yaml",
        ", yes: [tous]",
        "",
        "indicators[fs_suff_ok].calculation",
        "needs its yes",
    ),
    "a sensitive indicator in the room": (
        "indicators.yaml",
        "{id: fs_suff_ok, theme: food_security,",
        "{id: fs_suff_ok, theme: food_security, room: true,",
        "indicators[fs_suff_ok]",
        "never shown in the room",
    ),
    "an unknown network": (
        "actors.yaml",
        "networks: [ugess]",
        "networks: [uges]",
        "actors[ugess_toulouse].networks",
        "'uges'",
    ),
    "an unknown twin": (
        "actors.yaml",
        "maybe_same_as: gr_civam_paca",
        "maybe_same_as: civam_paca",
        "actors[civam_marseille].maybe_same_as",
        "'civam_paca'",
    ),
    "an unknown actor": (
        "territories.yaml",
        "[civam_29, ",
        "[civam_30, ",
        "territories[finistere].actors.non_precise",
        "'civam_30'",
    ),
    "an unknown role": (
        "territories.yaml",
        "open_lists: [mobilisable]",
        "open_lists: [immobilisable]",
        "territories[montpellier].open_lists.0",
        "'immobilisable'",
    ),
    "an unknown list": (
        "questionnaires/q_resident.yaml",
        "list: lonely",
        "list: seul",
        "questions[r05].list",
        "unknown list 'seul'",
    ),
    "an unknown theme in a question": (
        "questionnaires/q_closing.yaml",
        "theme: session",
        "theme: seance",
        "questions[d01].theme",
        "'seance'",
    ),
    "an unknown indicator in a question": (
        "questionnaires/q_resident.yaml",
        "[ca_health]",
        "[ca_sante]",
        "questions[r07].indicator",
        "'ca_sante'",
    ),
    "a badly formed questionnaire id": (
        "questionnaires/q_closing.yaml",
        "id: q_closing",
        "id: closing",
        "questionnaire.id",
        "pattern",
    ),
    "an item said in two ways": (
        "questionnaires/q_followup.yaml",
        "Ici, mon avis compte dans",
        "Ici, mon avis pèse dans",
        "questions[w11].item",
        "other words",
    ),
    "an item locked in one place only": (
        "questionnaires/q_resident.yaml",
        "list: health, req: true, sens: true, lock: true",
        "list: health, req: true, sens: true",
        "questions[r07].lock",
        "only one place",
    ),
    "bounds upside down": (
        "questionnaires/mod_social.yaml",
        "min: 0, max: 10",
        "min: 10, max: 0",
        "questions[o4]",
        "not below",
    ),
    "bounds that exclude a choice": (
        "questionnaires/q_resident.yaml",
        "max: 7",
        "max: 6",
        "questions[r03].list",
        "'7' is outside",
    ),
    "a skip on a later question": (
        "questionnaires/q_followup.yaml",
        "w13.budget in",
        "w15.budget in",
        "questions[w14].if",
        "unknown question 'w15'",
    ),
    "a skip on a row that is not": (
        "questionnaires/q_followup.yaml",
        "w13.moral",
        "w13.morale",
        "questions[w14].if",
        "unknown row 'morale'",
    ),
    "a skip on itself": (
        "questionnaires/q_followup.yaml",
        "w13.budget in",
        "w14.budget in",
        "questions[w14].if",
        "unknown question 'w14'",
    ),
    "a skip on a choice that is not": (
        "questionnaires/mod_fies.yaml",
        "if: \"f0 == 'oui'\"",
        "if: \"f0 == 'ouii'\"",
        "questions[f1].if",
        "'ouii' is not in the choice list of 'f0'",
    ),
    "a skip on a tick that is not": (
        "questionnaires/q_partner.yaml",
        "'res_aucune' in p10",
        "'res_rien' in p10",
        "questions[p11].if",
        "'res_rien' is not in the choice list of 'p10'",
    ),
    "a skip that a tablet cannot judge": (
        "questionnaires/q_partner.yaml",
        'if: "p28b > 0"',
        'if: "${p28b} > 0 and today() > 0"',
        "questions[p28c].if",
        "today() is outside the subset",
    ),
    "a check that is no expression": (
        "questionnaires/q_partner.yaml",
        'check: "p28c <= p28b"',
        'check: "p28c <= "',
        "questions[p28c].check",
        "not an expression",
    ),
    "a share alone": (
        "questionnaires/q_partner.yaml",
        'shares: hybrid, min: 0, max: 100, req: false, fr: "Part venant de la red',
        'min: 0, max: 100, req: false, fr: "Part venant de la red',
        "questions[p09a].shares",
        "side by side",
    ),
    "a share of something else than a hundred": (
        "questionnaires/q_partner.yaml",
        "shares: hybrid, min: 0, max: 100,",
        "shares: hybrid, min: 0, max: 10,",
        "questions[p09a].shares",
        "from 0 to 100",
    ),
    "shares that nothing adds up": (
        "questionnaires/q_partner.yaml",
        "p09a + p09b + p09c == 100",
        "p09b + p09c == 100",
        "questions[p09c].shares",
        "make 100",
    ),
    "rows that no territory fills": (
        "questionnaires/q_partner.yaml",
        "@actors_of_territory_except_self",
        "@actors_of_the_moon",
        "questions[p20].rows",
        "unknown rows",
    ),
    "an image that is not there": (
        "questionnaires/q_followup.yaml",
        "{id: moral,",
        "{id: moral, image: moral.svg,",
        "questions[w13].image",
        "no images/moral.svg",
    ),
    "a module that clashes": (
        "questionnaires/mod_social.yaml",
        "id: o4,",
        "id: r04,",
        "questions[r04]",
        "asked elsewhere too",
    ),
    "a choice id that cannot travel": (
        "choices.yaml",
        "{id: tout,",
        '{id: "tout le temps",',
        "lonely[tout le temps].id",
        "pattern",
    ),
    "a promise nobody keeps": (
        "consent.yaml",
        "Pendant {retention}",
        "Pendant {duree}",
        "consent_more[garde].fr",
        "'{duree}'",
    ),
    "ages that differ from the list": (
        "consent.yaml",
        "{id: a65, icon: candles_5_5,",
        "{id: a66, icon: candles_5_5,",
        "consent_ages",
        "list age",
    ),
    "a prompt of no list": ("choices.yaml", "  agree5: ", "  agree9: ", "prompts[agree9]", "'agree9'"),
    "a prompt without words": ("choices.yaml", '"Êtes-vous d\'accord ?"', '""', "prompts[agree5].fr", "at least 1"),
    "an upside-down cost": (
        "priorities.yaml",
        "lo: 30000, hi: 90000",
        "lo: 90000, hi: 30000",
        "priorities[pri_fs_01]",
        "below",
    ),
    "a vote of no method": ("ready_votes.yaml", "method: dots", "method: dice", "ready_votes[par_quoi", "'dice'"),
    "a vote of too few": (
        "ready_votes.yaml",
        "[pri_fp_03, pri_st_03, pri_sk_02, pri_fs_05]",
        "[pri_fp_03]",
        "ready_votes[choisir_une_action].priorities",
        "must be 2 to 12",
    ),
    "a vote on nothing known": ("ready_votes.yaml", "[pri_st_02]", "[pri_st_99]", "ready_votes[prendre", "'pri_st_99'"),
    "a vote without its sum": ("ready_votes.yaml", "amount: 30000", "amount: 0", "ready_votes[partager", "sum"),
    "a vote worth nothing known": ("ready_votes.yaml", "worth: decision", "worth: or", "ready_votes[adopter", "'or'"),
    "an invisible character": ("networks.yaml", '"VRAC"', '"VR\\u202eAC"', "networks[vrac].name", "pattern"),
    "a list that nothing reads": ("sdg.yaml", "sdg:", "odd:", "odd", "nothing by this name"),
    "a list that is missing": ("sdg.yaml", "sdg:", "odd:", "sdg", "missing"),
    "a key written twice": ("choices.yaml", "  agree5:\n", "  yn_pnr:\n", "line", "'yn_pnr' is written twice"),
    "a day that no month has": ("axes.yaml", "axes:", "odd: 2026-02-30\naxes:", "(file)", "not readable YAML"),
    "not YAML": ("axes.yaml", "axes:", "axes: [", "line", "not readable YAML"),
}


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_a_mistake_is_told_with_file_entry_and_reason(folder: Path, mistake: str) -> None:
    name, before, after, entry, reason = MISTAKES[mistake]
    edit(folder, name, before, after)
    found = problems(folder)
    matching = [
        problem
        for problem in found
        if problem.file == name and problem.entry.startswith(entry) and reason in problem.reason
    ]
    assert matching, found


def test_all_mistakes_are_told_together(folder: Path) -> None:
    edit(folder, "networks.yaml", 'name: "VRAC"', 'nom: "VRAC"')
    edit(folder, "axes.yaml", "n: 1,", "n: un,")
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
