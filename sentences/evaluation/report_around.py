"""What a report says around the figures of residents: place, actions, effects, cooperation, votes and decisions."""

from collections.abc import Iterator

from domain.cooperation.commitments import holding
from domain.cooperation.restitution import HYBRID
from domain.cooperation.solutions import Beneficiary
from domain.evaluation.report import Line
from domain.evaluation.reported import ReportFacts
from domain.participation.questionnaire import Question
from sentences.cooperation import figures as cooperation_figures
from sentences.cooperation import restitution as together
from sentences.cooperation import solutions as built
from sentences.cooperation.commitments import between
from sentences.cooperation.ties import answered
from sentences.evaluation.waves import population
from sentences.votes import turnout
from sentences.votes.names import past
from sentences.votes.result import lines
from sentences.workshops.decisions import beside, stands, summary, who_and_when
from sentences.workshops.decisions import line as news
from texts import day_of, say
from texts.typography import typeset

PILLARS = "p07"  # of the partners' questionnaire
PARTS = {"hybrid_marche": "market", "hybrid_redistribution": "redistribution", "hybrid_reciprocite": "reciprocity"}


def need(facts: ReportFacts) -> Iterator[Line]:
    """Where it is, and who leads there."""
    here = facts.place
    where = ", ".join(dict.fromkeys(typeset(words) for words in (here.name, here.region) if words))
    yield Line(say("report.where", where=where, wave=typeset(facts.here.name)))
    if facts.leads:
        yield Line(say("report.leads", names=", ".join(map(typeset, facts.leads))))


def project(facts: ReportFacts) -> Iterator[Line]:
    """What was done in the wave, and what is built."""
    yield Line(say("report.workshops", n=len(facts.workshops)))
    for title, day in facts.workshops:
        yield Line(say("report.workshop", title=typeset(title), day=day_of(day)))
    if facts.asked:
        yield Line(
            say("report.asked", titles=", ".join(say("asking.quoted", title=typeset(one)) for one in facts.asked))
        )
    yield Line(population(facts.here.population))
    yield Line(say("report.votes", n=len(facts.votes)))
    yield Line(say("report.decisions", n=len(facts.decisions)))
    for one in facts.between.solutions:
        yield Line(say("report.solution", title=typeset(one.words.title), aim=typeset(one.words.aim)))


def stakeholders(facts: ReportFacts) -> Iterator[Line]:
    """Useful effects of what is built, by those for whom they are: these are indirect ones."""
    effects = [one for solution in facts.between.solutions for brick in solution.bricks for one in brick.effects]
    if not effects:
        yield Line(say("report.effects_none"))
    for whom in Beneficiary:
        mine = [one for one in effects if one.words.beneficiary is whom]
        if mine:
            yield Line(say("report.effects", whom=say(f"beneficiary.{whom}")), head=True)
        for one in mine:
            state = say(f"effect_state.{one.words.state}")
            said = (built.inside(one.words.text), built.support(one), built.evidence(one), state)
            yield Line(typeset(" · ".join(filter(None, said))))


def cooperation(facts: ReportFacts) -> Iterator[Line]:
    """Figures of those that agreed, what holds between them, and who could support which effect."""
    here = facts.between
    yield Line(answered(here.network))
    for name, figure in here.figures.items():
        label, value = cooperation_figures.label(name), cooperation_figures.value(name, figure)
        yield Line(say("solution.said", head=label, words=value))
    promised = holding(here.commitments, set(here.names))
    if promised:
        yield Line(say("report.commitments"), head=True)
    yield from (Line(typeset(between(one, here.names))) for one in promised)
    supported = [(one, built.supporting(one)) for one in here.solutions]
    if any(kinds for _, kinds in supported):
        yield Line(say("report.leverage"), head=True)
    for solution, kinds in supported:
        for funder, effects in kinds:
            words = say("solution.said", head=funder, words=effects)
            yield Line(typeset(say("solution.said", head=solution.words.title, words=words)))


def model(facts: ReportFacts) -> Iterator[Line]:
    """The three pillars and where resources come from, as structures say; how each solution balances."""
    here = facts.between
    if here.told is None or here.asked is None:
        yield Line(say("report.structures_none"))
    else:
        question = here.asked.question(PILLARS)
        for one in here.told.of(PILLARS) if question else ():
            yield Line(together.row(_known(question), one))
        if (parts := here.told.number(HYBRID)) is not None:
            yield Line(together.hybrid(parts, {item: say(f"restitution.{name}") for item, name in PARTS.items()}))
    for solution in here.solutions:
        for name, words in (("savings", solution.words.savings), ("balance", solution.words.balance)):
            if words:
                said = say("solution.said", head=say(f"solution.{name}"), words=typeset(words))
                yield Line(say("solution.said", head=typeset(solution.words.title), words=said))


def decisions(facts: ReportFacts) -> Iterator[Line]:
    """The votes with who voted and what came of them, then what was promised and where it stands."""
    if facts.votes:
        yield Line(say("report.voted"), head=True)
    for one in facts.votes:
        assert one.story.counted is not None
        said = [past(one.story.vote, one.title, one.day), turnout.closed(one.story.counted), *lines(one.story)]
        yield Line(" · ".join(filter(None, said)))
    yield Line(say("report.decided"), head=True)
    if not facts.decisions:
        yield Line(say("report.decided_none"))
        return
    yield Line(summary(facts.decisions, facts.day))
    for decision in facts.decisions:
        last = news(decision.told[-1]) if decision.told else ""
        said = [f"{typeset(decision.promise.text)} — {typeset(who_and_when(decision))}", stands(decision, facts.day)]
        yield Line(" · ".join(filter(None, [*said, typeset(last), typeset(beside(decision))])))


def _known(question: Question | None) -> Question:
    assert question is not None
    return question
