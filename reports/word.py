"""Word documents: headings and paragraphs in Word's own styles, so that a screen reader finds its way through them.

python-docx is loaded by the first document that is drawn, not by a server that draws none.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from unicodedata import category

_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same file for the same words: the moment of drawing is nobody's

Part = tuple[str, Sequence[tuple[str, bool]]]  # a heading, and its paragraphs: (words, whether it names what follows)


def docx(
    title: str,
    parts: Sequence[Part],
    *,
    above: Sequence[str] = (),
    below: Sequence[str] = (),
    texts: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """The document. ``above``, ``below``: paragraphs before the first heading, and after all of them.

    ``texts``: by heading, plain paragraphs that stand under it before its list.
    """
    from docx import Document  # noqa: PLC0415  see above
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = Document()
    about = made.core_properties
    about.title, about.language, about.author, about.comments = _plain(title)[:255], "fr-FR", "Tablée", ""
    about.created = about.modified = _MADE
    fonts = made.styles["Normal"].element.get_or_add_rPr()
    language = fonts.makeelement(qn("w:lang"), {qn("w:val"): "fr-FR"})
    fonts.append(language)
    made.add_heading(_plain(title), 0)
    for words in above:
        made.add_paragraph(_plain(words))
    for heading, lines in parts:
        made.add_heading(_plain(heading), 1)
        for words in (texts or {}).get(heading, ()):
            made.add_paragraph(_plain(words))
        for words, names in lines:
            if names:
                made.add_heading(_plain(words), 2)
            else:
                made.add_paragraph(_plain(words), style="List Bullet")
    for words in below:
        made.add_paragraph(_plain(words))
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _plain(words: str) -> str:
    """Without the signs that XML has no place for."""
    return "".join(sign for sign in words if category(sign) not in {"Cc", "Cs", "Cn"})
