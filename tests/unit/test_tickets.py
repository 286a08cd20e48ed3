"""A ticket is read as people type it, and never as another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.participation import tickets
from domain.participation.tickets import PICTOGRAMS, TicketMalformed

drawn = st.builds(
    tickets.Ticket,
    st.tuples(*[st.sampled_from([word for word, _ in PICTOGRAMS])] * 4),
    st.integers(0, 9_999).map(lambda n: f"{n:04d}"),
)


@given(drawn)
def test_what_is_printed_is_read(ticket: tickets.Ticket) -> None:
    assert tickets.read(ticket.text) == ticket
    assert tickets.read(f" {'  '.join(ticket.words).upper()}, {ticket.digits[:2]} {ticket.digits[2:]}") == ticket


@pytest.mark.parametrize(
    "typed", ["œuf gâteau clé étoile 0042", "OEUF-GATEAU-CLE-ETOILE-0042", "Œuf/Gateau/clé/ETOILE/00 42"]
)
def test_accents_and_ligatures_do_not_matter(typed: str) -> None:
    assert tickets.read(typed).text == "œuf-gâteau-clé-étoile-0042"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "carotte lune poisson 4721",
        "carotte lune poisson fleur 472",
        "banane lune poisson fleur 4721",
        "carotte lune poisson fleur 47211",
    ],
)
def test_what_can_be_nobodys_is_said_so(typed: str) -> None:
    with pytest.raises(TicketMalformed):
        tickets.read(typed)


def test_the_order_of_the_pictograms_counts() -> None:
    assert tickets.read("lune carotte poisson fleur 4721") != tickets.read("carotte lune poisson fleur 4721")


def test_no_two_words_are_read_alike() -> None:
    assert len({tickets.read(f"{word} lune lune lune 0000").text for word, _ in PICTOGRAMS}) == len(PICTOGRAMS)
