"""A committee's report as a document: what its page says, heading by heading, with the texts that people wrote."""

from collections.abc import Sequence

from domain.evaluation.report import Section
from domain.evaluation.reported import ReportFacts
from reports.engine import pdf
from reports.word import docx
from sentences.evaluation.report import heading, made, title
from texts import say
from texts.typography import typeset


def printed(facts: ReportFacts, sections: Sequence[Section]) -> bytes:
    """All of it, as a tagged PDF."""
    data = {
        "title": title(facts),
        "made": made(facts),
        "demonstration": say("demonstration") if facts.demonstration else "",
        "sections": [
            {
                "heading": heading(one.heading),
                "text": paragraphs(one.text),
                "lines": [{"words": line.words, "head": line.head} for line in one.lines],
                "empty": "" if one.text or one.lines else say("report.empty"),
            }
            for one in sections
        ],
    }
    return pdf("report", data)


def in_word(facts: ReportFacts, sections: Sequence[Section]) -> bytes:
    """The same as a Word document, for whoever goes on writing."""
    parts = [
        (
            heading(one.heading),
            [(line.words, line.head) for line in one.lines] or ([] if one.text else [(say("report.empty"), False)]),
            paragraphs(one.text),
        )
        for one in sections
    ]
    above = [made(facts), *([say("demonstration")] if facts.demonstration else [])]
    return docx(
        title(facts),
        [(name, lines) for name, lines, _ in parts],
        above=above,
        texts={name: text for name, _, text in parts},
    )


def paragraphs(text: str) -> list[str]:
    """A text that people wrote, paragraph by paragraph."""
    return [typeset(" ".join(one.split())) for one in text.split("\n") if one.strip()]
