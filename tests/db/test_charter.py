"""The charter of «faire alliance»: told by name where a structure agreed, and then never of all of them at once."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert

from db.clock import settle
from db.engine import Database
from db.models.restitution import RestitutionRow
from db.queries.cooperation import charter, partners, restitution
from domain.cooperation.sheets import Audience, Family
from sentences.cooperation.charter import lines
from tests.structures import LYON, NOW, agrees, answered, everything, over, seats, wave

STEPS = dict(zip(LYON, ("lue", "signee", "nsp", "signee", "inconnue"), strict=True))
SOUTH = ("gammes", "uniterres")


def answer(connection: Connection, label: str, named: Mapping[str, Audience]) -> str:
    """A wave of Lyon in which everybody finished; those of ``named`` let theirs be read that far."""
    made = wave(connection, "lyon", label)
    here = seats(connection, made, LYON[::-1])
    for place, one in enumerate(LYON):
        asked = restitution.asked(connection, made)
        answered(connection, here[one], {**everything(asked, place), "p26": STEPS[one]})
        if one in named:
            agrees(connection, here[one], Family.CHARTER, audience=named[one])
            agrees(connection, here[one], Family.SHEET)  # another family opens nothing
    return made


def said(database: Database, wave_id: str, reader: Audience) -> dict[str, str]:
    with database.reading() as connection:
        return dict(charter.shown(connection, wave_id, reader).said)


def test_each_is_named_as_far_as_it_agreed_and_a_refusal_to_answer_says_nothing(loaded: Database) -> None:
    grap, vrac, belle, cocagne, ccas = LYON
    with loaded.transaction() as connection:
        newer = answer(connection, "Vague 2", {})
        older = answer(connection, "Vague 1", {vrac: Audience.PUBLIC, ccas: Audience.COMMITTEE, belle: Audience.PUBLIC,
                                               cocagne: Audience.PARTNERS})  # fmt: skip
    assert said(loaded, newer, Audience.PARTNERS) == {}
    assert said(loaded, older, Audience.PUBLIC) == {vrac: "signee"}
    assert said(loaded, older, Audience.COMMITTEE) == {vrac: "signee", ccas: "inconnue"}
    assert said(loaded, older, Audience.PARTNERS) == {vrac: "signee", cocagne: "signee", ccas: "inconnue"}
    assert grap not in said(loaded, older, Audience.PARTNERS)
    with loaded.reading() as connection:
        told = charter.shown(connection, older, Audience.PARTNERS)
    assert [who for _, who in told.at()] == [frozenset({vrac, cocagne}), frozenset({ccas})]  # the furthest first
    shown = lines(told, {vrac: "Vrac", cocagne: "Cocagne"})
    assert len(shown) == 1  # whoever has no name here is not told
    assert shown[0].endswith("Cocagne, Vrac")


def test_what_is_told_by_name_is_not_told_of_all(loaded: Database) -> None:
    """Four named beside a figure of five would tell the fifth."""
    with loaded.transaction() as connection:
        made = answer(connection, "Vague 1", dict.fromkeys(LYON[:4], Audience.PUBLIC))
        over(connection, made)
    settle(loaded, NOW)
    with loaded.reading() as connection:
        told = restitution.of(connection, made)
    assert told is not None
    assert told.counted == len(LYON)
    assert told.of("p22")  # others like it are
    assert told.of("p26") == ()
    assert len(said(loaded, made, Audience.PUBLIC)) == 3  # one of the four did not want to answer


def test_where_it_was_told_of_all_before_nobody_is_named(loaded: Database) -> None:
    about = {"question": "p26", "item": "charter", "wording": 1, "row": ""}
    with loaded.transaction() as connection:
        after = answer(connection, "Vague 2", dict.fromkeys(LYON, Audience.PUBLIC))
        before = answer(connection, "Vague 1", dict.fromkeys(LYON, Audience.PUBLIC))
        for place, (one, why) in enumerate(((before, None), (after, "too_few")), start=1):
            spread = {"about": about, "people": 5, "n": 4, "cells": {} if why else {"signee": 2, "lue": 2}, "why": why}
            row = {"wave_id": one, "position": place, "day": NOW.date(), "answered": 5, "counted": 5}
            connection.execute(insert(RestitutionRow).values(**row, told={"spreads": [spread], "numbers": []}))
    assert said(loaded, before, Audience.PUBLIC) == {}
    assert len(said(loaded, after, Audience.PUBLIC)) == 4  # there, nothing was told of it


def test_a_structure_reads_its_own_answer_before_it_has_finished(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON[:2])
        answered(connection, here["grap"], {"p26": "en_discussion"})
        assert charter.own(connection, partners.seat(connection, here["grap"].link)) == "Nous en discutons"
        assert charter.own(connection, here["vrac_lyon"]) == ""
