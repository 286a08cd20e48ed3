"""Words that become one element: what ``small`` and ``tag`` write around them ends where they end."""

from components.text import small, tag


def test_each_paragraph_is_small_by_itself() -> None:
    assert small("") == ""
    assert small("deux\nlignes") == ":small[:gray[deux\nlignes]]"
    assert small("un\n\ndeux\n \n\ntrois") == ":small[:gray[un]]\n\n:small[:gray[deux]]\n\n:small[:gray[trois]]"


def test_a_tag_has_an_icon_and_a_colour() -> None:
    assert tag("Réseau", "hub") == ":gray-badge[:material/hub: Réseau]"
    assert tag("Réseau", "hub", "green") == ":green-badge[:material/hub: Réseau]"
