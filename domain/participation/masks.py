"""What leads to a person is masked before anything is stored, whoever wrote it: numbers, addresses and links.

A text is read as a person reads it: other digits, full-width letters and joiners that nobody sees change nothing; the
mask is laid over the original. What no pattern knows is for whoever reads each proposal before it is seen.
"""

import re
import unicodedata

MASK = "•••"

_AT = r"(?: \s? (?: @ | [(\[{<] \s? (?:at|arr?obase?) \s? [)\]}>] ) \s? | \s+ (?: at | arr?obase? ) \s+ )"
_DOT = r"(?: \. | \s\.\s | \s? [(\[{<] \s? (?:dot|point) \s? [)\]}>] \s? | \s+ (?: dot | point ) \s+ )"
_SURE = "com|eu|fr|net|org"
# Some are words too: after a full stop whose space was forgotten, a sentence starts with a capital letter.
_ENDS = (
    "info|io|me|app|dev|be|ch|ca|uk|pt|tn|dz|ma|tr|bzh|gg|gl|ly|ee|xyz|site|shop|store|online|link|club|tv|to|"
    "asso|gouv|edu|biz|paris|corsica|alsace|nc|gp|mq|coop|bio|social|chat|blog|live|page|example|test|local"
)
_SMALL = (
    "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
    "quarante|cinquante|soixante|et|z[ée]ro"
)
_SPELLED = rf"(?:\d{{1,2}}|(?:{_SMALL})(?:[ -](?:{_SMALL}))*)"
_GAP = r"[ ./()_·-]{0,3}"
_CONTACTS = re.compile(
    rf"""
      \b(?:h(?:tt|xx)ps?|ftp)\s?:\s?/\s?/\s?\S+                                   # a link
    | \b(?:mailto|javascript):\S+
    | \bwww\s?\.\s?\S+
    | [\w+-]+ (?: {_DOT} [\w+-]+ )* {_AT} [\w-]+ (?: {_DOT} [\w-]+ )* {_DOT} \w{{2,}} (?:/\S*)?    # an address
    | (?<!\w)@\w{{2,}}                                                           # a name on a network
    | \b[\w-]+ (?: \.[\w-]+ )* \. (?:{_SURE}|(?-i:{_ENDS}|{_ENDS.upper()}))\b (?:[/?\#]\S*)?    # a site
    | \b[\w-]+ (?: \.[\w-]+ )* \.(?-i:[a-z]{{2,}}) (?: :\d+ )? /\S+              # one with a path
    | \b[\w-]+ {_DOT} (?:{_SURE})\b (?:[/?\#]\S*)?                               # one as it is said
    | (?:\+|\b00[ .-]?)\d(?:{_GAP}\d){{7,}}                                      # a telephone number of any country
    | \b33{_GAP}[1-9](?:{_GAP}\d){{8}}\b                                         # a French one
    | \b[0o](?:{_GAP}\d){{9}}\b
    | \b[67](?:[ ._-]\d\d){{4}}\b
    | \b\d{{1,3}}(?:\.\d{{1,3}}){{3}}\b (?::\d+)? (?:/\S*)?                      # a machine
    | \b(?:z[ée]ro|0(?=[ ,.-]+(?:{_SMALL})))(?:[ ,./-]+{_SPELLED}){{4,}}\b       # and in words
    """,
    re.VERBOSE | re.IGNORECASE,
)


def masked(text: str) -> str:
    """``text`` without telephone numbers, addresses and links; masked again, it stays as it is."""
    while True:
        seen, places = _as_read(text)
        once, last = [], 0
        for found in _CONTACTS.finditer(seen):
            once.append(text[last : places[found.start()]])
            once.append(MASK)
            last = places[found.end()]
        if not once:
            return text
        text = "".join(once) + text[last:]


def _as_read(text: str) -> tuple[str, list[int]]:
    """What a reader sees, one sign for each, and where each of them stands in the text (and its end)."""
    seen: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if unicodedata.category(sign) == "Cf":
            continue
        plain = unicodedata.normalize("NFKC", sign)
        digit = unicodedata.digit(sign, None)
        seen.append(str(digit) if digit is not None else plain if len(plain) == 1 else sign)
        places.append(place)
    return "".join(seen), [*places, len(text)]
