"""Posters: how to come in to a workshop, for a door or a market stall; what one agrees to, for the wall of the room."""

from babel.dates import format_date

from domain.participation.consent import ConsentText
from domain.workshops.workshop import Workshop
from reports.engine import pdf, qr, qr_said
from sentences.numbers import in_groups
from texts import locale, say
from texts.typography import capital, typeset


def poster(workshop: Workshop, *, address: str, link: str, offered: str = "") -> bytes:
    """One A4 page as a PDF.

    Parameters
    ----------
    address : what to type, without its scheme.
    link : where the QR leads, the code included.
    offered : what is done so that everybody can come, in one line.
    """
    day = format_date(workshop.day, "EEEE d MMMM y", locale=locale())
    data = {
        "title": typeset(workshop.title),
        "where": typeset(" · ".join(filter(None, (capital(day), workshop.place)))),
        "invite": say("poster.invite"),
        "qr": qr(link),
        "qr_alt": qr_said(address),
        "how": say("poster.how"),
        "address": address,
        "code_is": say("poster.code"),
        "code": in_groups(workshop.code),
        "free": say("poster.free"),
        "offered": offered,
    }
    return pdf("poster", data)


def agreement(consent: ConsentText) -> bytes:
    """One A4 page as a PDF: all that the tablet says before anybody agrees, true in this territory."""
    return pdf("agreement", {"title": say("agreement.title"), "screens": screens(consent)})


def screens(consent: ConsentText) -> list[dict[str, object]]:
    """The screens of the tablet: an idea, what stands below it, what stands there behind a tap."""
    return [
        {
            "idea": typeset(screen.idea.text),
            "lead": typeset(screen.lead.text) if screen.lead else "",
            "more": [typeset(more.text) for more in screen.more],
        }
        for screen in consent.screens
    ]
