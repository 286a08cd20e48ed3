"""Networks, actors and territories."""

from datetime import date
from typing import Literal

from formats.content.schema.base import Model, Said, Slug, Words

Role = Literal["chef_de_file", "interaction_partielle", "mobilisable", "complementaire", "non_precise"]


class Network(Model):
    """A national network."""

    id: Slug
    name: Said


class Actor(Model):
    """An organisation."""

    id: Slug
    name: Said
    status: Words = ""
    stakeholder_type: Slug | None = None
    networks: tuple[Slug, ...] = ()
    maybe_same_as: Slug | None = None


class Holder(Model):
    """An actor in a role, under the name that the source gives it there."""

    actor: Slug
    label: Said


class Promises(Model):
    """What the consent screen of a territory says: who keeps the answers, how long, whom to ask.

    ``project_ends``: the day on which the project is over, if that is known: six months later no answer is left.
    """

    controller: Said
    retention: Said
    contact: Said
    project_ends: date | None = None


class Territory(Model):
    """A territory with its actors by role."""

    id: Slug
    kind: Literal["experimentation", "deploiement"]
    name: Said
    place: Words = ""
    region: Words = ""
    note: Words = ""
    actors: dict[Role, tuple[Slug | Holder, ...]]
    open_lists: tuple[Role, ...] = ()
    controller: Said | None = None
    retention: Said | None = None
    contact: Said | None = None
    project_ends: date | None = None
