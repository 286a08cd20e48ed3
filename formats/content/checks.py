"""How the entries fit together: every id named exists, and the same item is asked with the same words everywhere."""

import string
from collections.abc import Iterator

from domain.cooperation.partners import QUESTIONNAIRE as PARTNERS
from domain.operations.content import Problem
from domain.participation.consent import LEADS, MORE, SCREENS
from domain.participation.consent import LISTS as CONSENT
from formats.content import asking, calculations, expressions, promises, ready, recordings, schema
from formats.content.files import Entries
from formats.content.wording import Wording, wordings

FAMILIES = frozenset({"cooperation", "session", "context"})  # beside the themes
TWO = 2  # screens of a consent, at the least
PRIORITY_TAGS = {"stakes": "stakes", "objectives": "objectives", "agri": "agri_subthemes"}  # by list
PROMISED = frozenset({"controller", "retention", "contact"})


def problems(content: Entries) -> list[Problem]:
    """Everything that does not fit."""
    found: list[Problem] = []
    for check in (
        _themes,
        _indicators,
        _priorities,
        _actors,
        _territories,
        promises.problems,
        _help_lines,
        _questionnaires,
        _items,
        _prompts,
        _consent,
        _partner_sections,
        _programmes,
        ready.problems,
        recordings.problems,
    ):
        found.extend(check(content))
    return [*found, *asking.of_modules(content)]


def _unknown(kind: str, given: str) -> str:
    return f"unknown {kind} {given!r}"


def _families(content: Entries) -> frozenset[str]:
    return FAMILIES.union(theme.id for theme in content.themes)


def _themes(content: Entries) -> Iterator[Problem]:
    axes = {entry.id for entry in content.references["axes"]}
    goals = {entry.id for entry in content.references["sdg"]}
    numbers = [theme.n for theme in content.themes]
    for theme in content.themes:
        entry = f"themes[{theme.id}]"
        if theme.axis not in axes:
            yield Problem("themes.yaml", f"{entry}.axis", _unknown("axis", theme.axis))
        for goal in theme.sdg:
            if str(goal) not in goals:
                yield Problem("themes.yaml", f"{entry}.sdg", _unknown("sdg", str(goal)))
        if numbers.count(theme.n) > 1:
            yield Problem("themes.yaml", f"{entry}.n", f"the number {theme.n} is used twice")


def _indicators(content: Entries) -> Iterator[Problem]:
    asked = wordings(content)
    for indicator in content.indicators:
        entry = f"indicators[{indicator.id}]"
        if indicator.theme not in _families(content):
            yield Problem("indicators.yaml", f"{entry}.theme", _unknown("theme", indicator.theme))
        for source in indicator.source:
            if not source.startswith("system:") and source not in asked:
                yield Problem("indicators.yaml", f"{entry}.source", _unknown("item", source))
        if indicator.calculation is not None:
            for reason in calculations.reasons(indicator, asked):
                yield Problem("indicators.yaml", f"{entry}.calculation", reason)


def _priorities(content: Entries) -> Iterator[Problem]:
    themes = {theme.id for theme in content.themes}
    for priority in content.priorities:
        if priority.theme not in themes:
            yield Problem("priorities.yaml", f"priorities[{priority.id}].theme", _unknown("theme", priority.theme))
        for name, tags in PRIORITY_TAGS.items():
            known = {entry.id for entry in content.references[tags]}
            for tag in getattr(priority, name):
                if tag not in known:
                    yield Problem("priorities.yaml", f"priorities[{priority.id}].{name}", _unknown(tags, tag))


def _actors(content: Entries) -> Iterator[Problem]:
    actors = {actor.id for actor in content.actors}
    networks = {network.id for network in content.networks}
    types = {choice.id for choice in content.choices.get("stakeholder", ())}
    for actor in content.actors:
        entry = f"actors[{actor.id}]"
        for network in actor.networks:
            if network not in networks:
                yield Problem("actors.yaml", f"{entry}.networks", _unknown("network", network))
        if actor.stakeholder_type is not None and actor.stakeholder_type not in types:
            yield Problem("actors.yaml", f"{entry}.stakeholder_type", _unknown("type", actor.stakeholder_type))
        if actor.maybe_same_as is not None and (actor.maybe_same_as not in actors or actor.maybe_same_as == actor.id):
            yield Problem("actors.yaml", f"{entry}.maybe_same_as", _unknown("other actor", actor.maybe_same_as))


def _territories(content: Entries) -> Iterator[Problem]:
    actors = {actor.id for actor in content.actors}
    for territory in content.territories:
        for role, holders in territory.actors.items():
            entry = f"territories[{territory.id}].actors.{role}"
            ids = [holder if isinstance(holder, str) else holder.actor for holder in holders]
            for actor in dict.fromkeys(ids):
                if actor not in actors:
                    yield Problem("territories.yaml", entry, _unknown("actor", actor))
                if ids.count(actor) > 1:
                    yield Problem("territories.yaml", entry, f"{actor!r} is named twice in this role")


def _help_lines(content: Entries) -> Iterator[Problem]:
    territories = {territory.id for territory in content.territories}
    for line in content.references["help_lines"]:
        if isinstance(line, schema.HelpLine) and line.territory is not None and line.territory not in territories:
            yield Problem("territories.yaml", f"help_lines[{line.id}]", _unknown("territory", line.territory))


def _questionnaires(content: Entries) -> Iterator[Problem]:
    indicators = {indicator.id for indicator in content.indicators}
    ids = [questionnaire.header.id for questionnaire in content.questionnaires.values()]
    for file, questionnaire in content.questionnaires.items():
        if ids.count(questionnaire.header.id) > 1:
            yield Problem(file, "questionnaire.id", f"{questionnaire.header.id!r} is used twice")
        items = [question.item for question in questionnaire.questions]
        for question in questionnaire.questions:
            entry = f"questions[{question.id}]"
            if question.theme not in _families(content):
                yield Problem(file, f"{entry}.theme", _unknown("theme", question.theme))
            for indicator in question.indicator:
                if indicator not in indicators:
                    yield Problem(file, f"{entry}.indicator", _unknown("indicator", indicator))
            if items.count(question.item) > 1:
                yield Problem(file, f"{entry}.item", f"the item {question.item!r} is asked twice")
            yield from asking.of_one(content, file, question)
        yield from asking.side_by_side(file, questionnaire.questions)
        yield from expressions.problems(content, file, questionnaire.questions)


def _prompts(content: Entries) -> Iterator[Problem]:
    for name in content.prompts:
        if name not in content.choices:
            yield Problem("choices.yaml", f"prompts[{name}]", _unknown("list", name))


def _items(content: Entries) -> Iterator[Problem]:
    first: dict[str, tuple[str, Wording]] = {}
    for file, questionnaire in content.questionnaires.items():
        for question in questionnaire.questions:
            said = Wording.of(question, questionnaire.header, content.choices)
            where, known = first.setdefault(question.item, (file, said))
            if known.digest != said.digest:
                reason = f"the item {question.item!r} is asked with other words or choices than in {where}"
                yield Problem(file, f"questions[{question.id}].item", reason)
            elif known.question.lock != question.lock:
                yield Problem(
                    file, f"questions[{question.id}].lock", f"the item {question.item!r} is locked in only one place"
                )


def _promises(where: str, sentence: str) -> Iterator[Problem]:
    """The blanks of a sentence of the consent that no territory fills."""
    try:
        named = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError as wrong:
        yield Problem("consent.yaml", where, str(wrong))
        return
    for name in sorted(named - PROMISED):
        yield Problem("consent.yaml", where, _unknown("value", f"{{{name}}}"))


def _consent(content: Entries) -> Iterator[Problem]:
    said = {entry.id for entry in content.references["consent"]}
    for needed in ("version", "accept", "refuse", "sensitive_question", "sensitive_yes", "sensitive_no", "too_young"):
        if needed not in said:
            yield Problem("consent.yaml", f"consent[{needed}]", "this entry is missing")
    for part in CONSENT:
        for entry in content.references[part]:
            yield from _promises(f"{part}[{entry.id}].fr", entry.fr)
    screens = {entry.id for entry in content.references[SCREENS]}
    if len(screens) < TWO:
        yield Problem("consent.yaml", SCREENS, "there must be two of them: the last one carries the choice")
    for part in (LEADS, MORE):
        for entry in content.references[part]:
            if isinstance(entry, schema.Beside) and entry.of not in screens:
                yield Problem("consent.yaml", f"{part}[{entry.id}].of", _unknown("screen", entry.of))
    ages = [(entry.id, entry.fr) for entry in content.references["consent_ages"]]
    known = [(choice.id, choice.fr) for choice in content.choices.get("age", ())]
    if ages[:1] != [("moins_15", ages[0][1] if ages else "")] or ages[1:] != known:
        yield Problem("consent.yaml", "consent_ages", "must be moins_15 followed by the choice list age")


def _programmes(content: Entries) -> Iterator[Problem]:
    """A programme is made of known steps, and a card is of one."""
    known = {entry.id for entry in content.references["programme"]}
    cards = (each.id for each in content.references["activities"] if each.id not in known)
    yield from (Problem("animation.yaml", f"activities[{one}]", _unknown("step", one)) for one in cards)
    for each in content.references["practices"]:
        for step in each.steps if isinstance(each, schema.Practice) else ():
            if step not in known:
                yield Problem("animation.yaml", f"practices[{each.id}].steps", _unknown("step", step))
    for each in content.references["programmes"]:
        for planned in each.steps if isinstance(each, schema.Programme) else ():
            if planned.step not in known:
                yield Problem("programme.yaml", f"programmes[{each.id}].steps", _unknown("step", planned.step))


def _partner_sections(content: Entries) -> Iterator[Problem]:
    """Every question of the partners' questionnaire stands in one section, in the order in which it is asked."""
    partners = [each for each in content.questionnaires.values() if each.header.id == PARTNERS]
    asked = [question.id for each in partners for question in each.questions]
    sections = content.references["partner_sections"]
    listed = [name for section in sections if isinstance(section, schema.PartnerSection) for name in section.questions]
    if listed != asked:
        reason = f"not the questions of {PARTNERS} in their order: {sorted(set(listed) ^ set(asked)) or listed}"
        yield Problem("partner_sections.yaml", "partner_sections", reason)
