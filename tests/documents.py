"""What a document says and whether everybody can read it, asked of two readers that did not make it."""

import ctypes
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree as ET

import page as checker
import pypdfium2


@contextmanager
def opened(made: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(made)
    try:
        yield document
    finally:
        document.close()


def pages(made: bytes) -> list[str]:
    """The words of each page, a space between."""
    with opened(made) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def words(made: bytes) -> str:
    return " ".join(pages(made))


def faults(made: bytes) -> list[str]:
    """What keeps it from being PDF/UA-1."""
    report = checker.validate_pdf_bytes(made, profile="ua1")
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant == (not found)
    return found


def outside(made: bytes) -> list[str]:
    """Characters that a page prints beyond its edges."""
    lost = []
    with opened(made) as document:
        for page in document:
            wide, high = page.get_size()
            text = page.get_textpage()
            for place in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(place)
                if left < 0 or bottom < 0 or right > wide or top > high:
                    lost.append(text.get_text_range(place, 1))
    return lost


def sizes(made: bytes) -> set[int]:
    """Of the letters, in points."""
    found = set()
    with opened(made) as document:
        for page in document:
            text = page.get_textpage()
            places = [place for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
            found |= {round(pypdfium2.raw.FPDFText_GetFontSize(text, place)) for place in places}
    return found


def alternatives(made: bytes) -> list[str]:
    """What is said of each figure to whoever does not see it, in the order of the document."""
    with opened(made) as document:
        return [said for page in document for said in _said(page)]


def _said(page: pypdfium2.PdfPage) -> list[str]:
    raw = pypdfium2.raw
    tree = raw.FPDF_StructTree_GetForPage(page)
    waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(raw.FPDF_StructTree_CountChildren(tree))]
    found = []
    while waiting:
        element = waiting.pop(0)
        if not element:
            continue
        buffer = ctypes.create_string_buffer(2_000)
        if raw.FPDF_StructElement_GetAltText(element, buffer, len(buffer)) > 2:
            found.append(buffer.raw.decode("utf-16-le").partition("\0")[0])
        count = raw.FPDF_StructElement_CountChildren(element)
        waiting[:0] = [raw.FPDF_StructElement_GetChildAtIndex(element, n) for n in range(max(0, count))]
    raw.FPDF_StructTree_Close(tree)
    return found


def shapes(made: bytes) -> int:
    """How many drawn shapes there are: a sign of ours is one."""
    with opened(made) as document:
        kinds = (pypdfium2.raw.FPDF_PAGEOBJ_PATH,)
        return sum(1 for page in document for _ in page.get_objects(filter=kinds, max_depth=6))


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def styled(made: bytes) -> list[tuple[str, str]]:
    """The paragraphs of a Word document, read as the bare format: (style, words)."""
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        body = ET.fromstring(packed.read("word/document.xml"))  # noqa: S314  what we have just written
    found = []
    for paragraph in body.iter(f"{WORD}p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        name = "" if style is None else style.get(f"{WORD}val", "")
        found.append((name, "".join(text.text or "" for text in paragraph.iter(f"{WORD}t"))))
    return found


def paragraphs(made: bytes) -> str:
    return " ".join(words for _, words in styled(made))
