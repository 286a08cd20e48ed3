"""What a priority, a brick, a means or a decision may touch: stakes and agricultural subjects."""

from collections.abc import Mapping

from sqlalchemy import Connection

from db.queries.operations import content

LISTS = ("stakes", "agri_subthemes")


def tags(connection: Connection) -> Mapping[str, str]:
    """The stakes, then the agricultural subjects: words by id."""
    return {id_: words for name in LISTS for id_, words in content.facts(connection, name).items()}
