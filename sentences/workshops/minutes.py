"""The minutes of a workshop, in words: nothing in them that did not happen, no figure that is not published.

The residents' version is made of some of the same lines: what the room saw, and what was written down for it.
"""

from collections.abc import Iterator
from datetime import datetime

from domain.evaluation.disclosure import K
from domain.votes.order import numbered
from domain.votes.story import Story
from domain.workshops import hours
from domain.workshops.decisions import Decision
from domain.workshops.durations import BY
from domain.workshops.existing import Thing
from domain.workshops.facts import Facts
from domain.workshops.minutes import Correction, Heading, Kind, Line, Minutes, Note, Section, Validated
from domain.workshops.programme import Shows, Step
from domain.workshops.scene import Scene, What
from domain.workshops.words import CAPTURES, Round, cloud
from domain.workshops.words import ranked as said_of
from domain.workshops.workshop import Workshop
from sentences.evaluation import figures
from sentences.evaluation.questions import read_aloud
from sentences.votes import children, statement, turnout
from sentences.votes.names import asked_again, name
from sentences.votes.result import lines, lot
from sentences.workshops import existing
from sentences.workshops.annex import method
from sentences.workshops.decisions import beside, linked, on_wall, who_and_when
from sentences.workshops.welcome import offered
from sentences.workshops.words import weather_line, with_often
from texts import day_of, hour_of, say
from texts.typography import capital, typeset


def composed(facts: Facts) -> Minutes:
    """The minutes that these facts make; a heading without anything is left out."""
    lines = {
        Heading.MEETING: _meeting(facts),
        Heading.PROGRAMME: _programme(facts),
        Heading.WALL: _wall(facts),
        Heading.SINCE: list(_since(facts)),
        Heading.EXISTING: [Line(_exists(one, facts), public=True) for one in facts.existing],
        Heading.FIGURES: _figures(facts),
        Heading.SESSION: [Line(read_aloud(one)) for one in facts.session],
        Heading.VOTES: [line for story in facts.votes for line in _vote(facts, story)],
        **{Heading(kind): [_noted(one, facts) for one in facts.notes.values() if one.kind is kind] for kind in Kind},
        Heading.DECISIONS: [line for one in facts.decisions for line in _decision(one)],
        Heading.SPOKEN: [line for round_ in Round for line in _spoken(round_, facts)],
        Heading.WEATHER: [Line(line, public=True) for line in [weather_line(facts.weather)] if line],
        Heading.NEXT: _next(facts),
        Heading.METHOD: method(facts),
    }
    lines[Heading.ESSENTIAL] = _essential(facts)
    sections = tuple(Section(heading, tuple(lines[heading])) for heading in Heading if lines[heading])
    here = facts.workshop
    return Minutes(typeset(_called(here)), here.day, here.demonstration, sections)


def _called(about: Workshop) -> str:
    """Its title, and its territory unless that is in it: two of the same name and day are told apart."""
    where = about.territory_name
    return (
        about.title
        if where.casefold() in about.title.casefold()
        else say("minutes.called", title=about.title, where=where)
    )


def about(one: Minutes) -> str:
    """The workshop and its day."""
    return say("minutes.about", title=one.title, day=day_of(one.day))


def seal(one: Validated, letters: int) -> str:
    """When it was validated, and the beginning of the digest of what was."""
    return say("minutes.validated", day=day_of(one.day), digest=one.digest[:letters])


def corrected(one: Correction) -> str:
    """A correction, of which day and by which role."""
    return say("minutes.corrected", day=day_of(one.day), role=say(f"role.{one.role}"), words=typeset(one.words))


def _essential(facts: Facts) -> list[Line]:
    """Five lines at most, by rule: who was there, what was published, voted, decided, and when it goes on."""
    people, published = _people(facts), facts.version.population
    firsts = [lines(story)[0] for story in facts.votes]
    decided = [typeset(one.promise.text) for one in facts.decisions]
    said = [
        people,
        say("minutes.published", n=published) if published else "",
        " ".join([say("minutes.votes", n=len(firsts)), *firsts]) if firsts else "",
        say("minutes.decided", n=len(decided), texts=" ; ".join(decided)) if decided else "",
        *(line.words for line in _next(facts)),
    ]
    return [Line(line) for line in said if line]


def _meeting(facts: Facts) -> list[Line]:
    here = facts.workshop
    where = [typeset(words) for words in (here.place, here.territory_name) if words]
    said = [say("minutes.when", day=day_of(here.day), where=", ".join(where)), _people(facts), offered(facts.welcome)]
    said.append(_asked(facts))
    return [Line(line) for line in said if line]


def _people(facts: Facts) -> str:
    """Those whom the facilitator has counted, few of them only as few; nothing if nobody was."""
    people = facts.workshop.people
    if not people:
        return ""
    return say("minutes.people", n=people) if people >= K else say("minutes.people_few", few=K)


def _asked(facts: Facts) -> str:
    """The questionnaires, where there were several."""
    if len(facts.asked) < 2:  # noqa: PLR2004  of one, its answers say it
        return ""
    return say("asking.minutes", titles=", ".join(say("asking.quoted", title=typeset(one)) for one in facts.asked))


def _programme(facts: Facts) -> list[Line]:
    now = facts.programme.now.position if facts.programme.now else 0
    return [
        Line(_step(step, facts.lasted.get(step.position), reached=step.position <= now))
        for step in facts.programme.steps
    ]


def _step(step: Step, lasted: int | None, *, reached: bool) -> str:
    """What was planned, and how long it lasted where that is known."""
    title = typeset(step.title)
    if lasted is None:
        return say("minutes.step" if reached else "minutes.step_left", title=title, n=step.minutes)
    really = say("minutes.lasted", n=lasted) if lasted else say("minutes.lasted_few", n=BY)
    return say("minutes.step_lasted", title=title, n=step.minutes, lasted=really)


def _wall(facts: Facts) -> list[Line]:
    steps = {step.kind: typeset(step.title) for step in facts.programme.steps}
    votes = {story.vote.id: asked_again(story.vote) for story in facts.votes}
    asked = {item: typeset(words) for item, words in facts.questions.items()}
    return [Line(f"{_hour(since)} — {_scene(scene, {**steps, **votes, **asked})}") for since, scene in facts.wall]


def _scene(scene: Scene, names: dict[str, str]) -> str:
    if scene.what is What.CAPTURE:
        return say(f"capture.title.{scene.about}")
    return say(f"minutes.wall.{scene.what}", about=names.get(scene.about, ""))


def _figures(facts: Facts) -> list[Line]:
    """What is published, each with who is outside of it; nothing of what is not."""
    rows = figures.shown(facts.themes, facts.indicators, facts.version.figures)
    return [
        Line(" ".join(filter(None, (figures.sentence(row), figures.missing(row)))), public=True)
        for row in rows
        if row.figure.shown
    ]


def _vote(facts: Facts, story: Story) -> Iterator[Line]:
    """One vote: its rule, who voted, what came of it. Residents read of those whose result the room saw."""
    assert story.counted is not None
    seen = any(scene == Scene(What.RESULT, story.vote.id) for _, scene in facts.wall)
    plan = story.vote.plan
    numbers = {one.id: number for number, one in numbered([each.vote for each in facts.votes])}
    yield Line(name(numbers[story.vote.id], story.vote), public=seen, head=True)
    yield Line(" ".join([*statement.counting(plan), *statement.numbers(plan), *statement.asked(plan)]))
    yield Line(
        f"{say('tablet.vote.worth')} {statement.worth(plan)} {say('tablet.vote.decider')} {capital(plan.decider)}"
    )
    yield Line(turnout.closed(story.counted))
    for sentence in lines(story):
        yield Line(sentence, public=seen)
    if (stuck := facts.stickers.get(story.vote.id)) is not None:
        yield Line(children.line(stuck, story.vote), public=seen)
    if drawn := lot(story.counted.outcome.public()):
        yield Line(drawn)
    if (kept := facts.kept.get(story.vote.id)) is not None:
        yield Line(f"{say('conclusion.kept')} {typeset(kept.words)}", public=seen)


def _noted(one: Note, facts: Facts) -> Line:
    words = typeset(one.words)
    if one.speaker is None:
        return Line(words, public=True)
    who = say(f"speaker.{one.speaker}")
    return Line(say("minutes.words", words=words, who=who, tag=facts.tags.get(one.tag, one.tag)), public=True)


def _decision(one: Decision) -> Iterator[Line]:
    """Who does what before when; residents read why it is not what the vote chose, and when it is talked about."""
    said = f"{typeset(one.promise.text)} — {typeset(who_and_when(one))}"
    more = typeset(beside(one))
    yield Line(f"{said}. {more}" if more else said, public=True)
    if words := linked(one):
        yield Line(typeset(words))


def _since(facts: Facts) -> Iterator[Line]:
    """What became of former decisions, as the room was told, and what it said of it; nothing it was not told."""
    now = facts.programme.now.position if facts.programme.now else 0
    told_back = any(step.shows is Shows.SINCE and step.position <= now for step in facts.programme.steps)
    here = facts.workshop
    today = here.closed_at.date() if here.closed_at else here.day
    for one in facts.since:
        judged = facts.judged.get(one.id)
        if told_back or judged:
            text, under = on_wall(one, today, Shows.SINCE, judged)
            yield Line(f"{typeset(text)} — {typeset(under)}", public=True)


def _exists(one: Thing, facts: Facts) -> str:
    return f"{typeset(existing.named(one))} — {typeset(existing.about(one, facts.kinds, facts.workshop.id))}"


def _spoken(round_: Round, facts: Facts) -> Iterator[Line]:
    """The words of one moment, those of one subject together; nothing where they are too few to be shown."""
    here = [one for one in facts.spoken if one.round is round_]
    if not cloud(here).said:
        return
    yield Line(say(f"capture.title.{CAPTURES[round_]}"), public=True, head=True)
    for tag in dict.fromkeys(["", *facts.tags, *sorted({one.tag for one in here})]):
        words = ", ".join(typeset(with_often(each)) for each in said_of([one for one in here if one.tag == tag]))
        if words:
            about = facts.tags.get(tag, tag)
            yield Line(say("words.about", tag=typeset(about), words=words) if tag else words, public=True)


def _next(facts: Facts) -> list[Line]:
    one = facts.next
    if one is None:
        return []
    where = f", {typeset(one.place)}" if one.place else ""
    return [Line(say("minutes.next", title=typeset(one.title), day=day_of(one.day), where=where), public=True)]


def _hour(moment: datetime) -> str:
    return hour_of(hours.here(moment))
