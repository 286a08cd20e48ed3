"""Whether the name of an organisation is likely another one's, or a person's: asked, never decided.

Two names are alike where they differ by capitals, accents, signs, articles and words that say what an association is,
or where one is the other's name in brackets. A person is known by a first name and by as few other words as persons
have: «Jean Dupont» may be a shop, which only people know.
"""

import re
from collections.abc import Collection, Mapping

from domain.errors import Refused
from domain.names import heard


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_EMPTY = _set(
    "a à au aux d de des du en et l la le les un une pour sur asso association assos collectif federation "
    "fondation groupement loi 1901 ag ccas cooperative ei eirl eurl gaec gie gip sa sarl sas sasu sca scea scic "
    "scop scop societe snc"
)
_FIRST_NAMES = _set(
    "abdel abdelkader abdoulaye adam adele adrien agathe agnes ahmed aicha alain alexandra alexandre alexis ali "
    "alice amadou amandine amelie amina amine anais andre anne annick annie anthony antoine arnaud arthur "
    "aurelie aurelien awa axel baptiste beatrice benjamin benoit bernadette bernard bertrand brigitte bruno "
    "camille carole caroline catherine cecile cedric celine chantal charlotte chloe christelle christian "
    "christiane christine christophe claire clara claude claudine clement colette corinne cyril damien daniel "
    "daniele david delphine denis denise didier dominique edith elena elisabeth elodie emilie emma emmanuel "
    "emmanuelle eric estelle eva fabien fabienne fabrice fanny farid fatima fatou fatoumata florence florian "
    "francis francois francoise franck frederic gabriel gaelle genevieve georges gerard ghislaine gilbert "
    "gilles guillaume guy hamid hassan helene henri herve hugo ibrahim ines isabelle ismael jacqueline jacques "
    "jean jeanne jennifer jeremy jerome joel joelle jonathan jose joseph josette jules julia julie julien "
    "juliette karim karine kevin khadija laetitia laura laure laurence laurent lea leila leo lionel loic louis "
    "louise luc lucas lucie ludovic lydia madeleine magali malika mamadou manon marc marcel margaux marguerite "
    "maria marianne marie marina marine marion martin martine mathieu mathilde maurice maxime mehdi melanie "
    "michel michele mohamed mohammed monique morgane moussa mustapha myriam nadia nadine nathalie nicolas "
    "nicole noel noemie nora odile olivier omar oumar pascal pascale patrice patricia patrick paul paulette "
    "pauline philippe pierre quentin rachel rachid raphael raymond regis remi renaud rene richard robert roger "
    "roland romain sabine sabrina said salima samir sandra sandrine sarah sebastien serge severine simon simone "
    "solange sonia sophie stephane stephanie suzanne sylvain sylvie theo therese thibault thierry thomas "
    "valentin valerie vanessa veronique victor vincent virginie xavier yann yannick yasmina yves yvette yvonne "
    "youssef zohra"
)
_OF_A_NAME = (2, 3)  # words of a person's name, a particle aside
_PARTICLES = _set("de du des d le la von van el al ben")

_OF_A_PLACE = _set("au aux chez l la le les saint sainte")  # «Chez Paul» is a restaurant


class LooksKnown(Refused):
    """An organisation of the list has nearly this name; who writes it may say that it is another. Values: ``names``."""


class LooksPersonal(Refused):
    """The name may be a person's; who writes it may say that it is an organisation's."""


def twins(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of those in ``known`` (names by id) that this name is likely another writing of, in their order."""
    own, beside = _written(name)
    found = {one: _written(other) for one, other in known.items()}
    return tuple(one for one, (their, inside) in found.items() if own & (their | inside) or their & beside)


def personal(name: str) -> bool:
    """Whether it looks like the first name, or its initial, and the name of a person, in any order."""
    if re.fullmatch(r"(?:[^\W\d_]\.[ -]?)+ ?[^\W\d_]{2,}", name):  # J. Dupont
        return True
    written = _words(name)
    if not re.fullmatch(r"[^\W\d_]+(?:[ '’-]+[^\W\d_]+)*", name) or not written or written[0] in _OF_A_PLACE:
        return False
    words = [word for word in written if word not in _PARTICLES]
    last = name.split(maxsplit=1)[0].isupper() and not name.isupper()  # DUPONT Jean
    return _OF_A_NAME[0] <= len(words) <= _OF_A_NAME[1] and bool({words[0], words[-1] if last else ""} & _FIRST_NAMES)


def doubted(name: str, known: Mapping[str, str]) -> None:
    """Ask once more before a name is written down that is likely known already, or a person's.

    Raises
    ------
    LooksKnown, LooksPersonal
    """
    if found := twins(name, known):
        raise LooksKnown(names=" · ".join(dict.fromkeys(known[one] for one in found)))
    if personal(name):
        raise LooksPersonal


def _written(name: str) -> tuple[set[str], set[str]]:
    """The ways to write it that count as the same, whole and without what is in brackets; and what is in them."""
    inside = re.findall(r"\(([^()]*)\)", name)
    whole = {name, re.sub(r"\([^()]*\)", " ", name)}
    own, beside = ({"".join(_telling(_words(one))) for one in some} - {""} for some in (whole, inside))
    return own, beside


def _telling(words: list[str]) -> Collection[str]:
    """The words that tell it from others; all of them where no other is left."""
    return [word for word in words if word not in _EMPTY] or words


def _words(name: str) -> list[str]:
    plain = heard(name.replace("œ", "oe").replace("Œ", "oe"))
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda found: found[0].replace(".", ""), plain)  # S.C.I.C.
    return re.findall(r"[^\W_]+", plain)
