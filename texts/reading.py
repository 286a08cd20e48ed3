"""Catalogues as files: a folder of them is one."""

from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po


def read(folder: Path, language: str) -> Catalog:
    """All catalogues of a folder as one, with the plural rule that the first of them declares."""
    together: Catalog | None = None
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            found = read_po(file, locale=language)
        together = together or found
        for message in found:
            if message.id:
                together[key(message)] = message
    return together or Catalog(locale=language)


def key(message: Message) -> str:
    """The key of a message, whether it counts or not."""
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)
