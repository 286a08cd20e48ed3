"""What is said of words, and of the weather: the same on the wall, on the console and in the minutes."""

from collections.abc import Sequence

from domain.evaluation.disclosure import K
from domain.workshops.weather import MOODS, Weather
from domain.workshops.words import Cloud, SaidWord, Word
from sentences.workshops.existing import tables
from texts import say

ICONS = ("thunderstorm", "rainy", "cloud", "partly_cloudy_day", "sunny")


def often(one: SaidWord) -> str:
    """How often it was said; nothing where once. Tables are told as tables, never as people."""
    times = say("words.times", n=one.times) if one.times else ""
    by = say("words.tables", n=len(one.tables)) if one.tables else ""
    return ", ".join(filter(None, (times, by))) if one.weight > 1 or one.tables else ""


def with_often(one: SaidWord) -> str:
    """The word, and how often."""
    return f"{one.words} ({told})" if (told := often(one)) else one.words


def missing(cloud: Cloud) -> str:
    """How many more words before any is shown; nothing once they are."""
    return say("words.missing", n=cloud.missing) if cloud.missing else ""


def typed(one: Word) -> str:
    """A word on the console: of which table, and whether it waits to be read over."""
    told = f"{one.words} · {tables([one.table])}" if one.table else one.words
    return told if one.cleared else say("words.waits", words=told)


def moods() -> list[str]:
    """The five pictures in words, from the storm on."""
    return [say(f"weather.mood.{mood}") for mood in range(1, MOODS + 1)]


def sky(weather: Weather) -> list[tuple[str, str, str]]:
    """For each of the five: its picture, its word, how many hands; nothing of a few people."""
    if not weather.shown:
        return []
    return [(icon, word, str(n)) for icon, word, n in zip(ICONS, moods(), weather.hands, strict=True)]


def hands(weather: Weather) -> str:
    """How many raised a hand, and, of few, that no more is told; nothing before anybody was asked."""
    if not weather.people:
        return ""
    return say("weather.people", n=weather.people) if weather.shown else say("weather.few", few=K)


def weather_line(weather: Weather) -> str:
    """All of it in one sentence."""
    parts = "\u00a0; ".join(say("weather.part", word=word, n=n) for _, word, n in sky(weather))
    return f"{hands(weather)} {parts}" if parts else hands(weather)


def sizes(said: Sequence[SaidWord]) -> list[int]:
    """How large each is drawn, from 1 to 4: by how often it was said, beside the one that was said most."""
    most = max((one.weight for one in said), default=1)
    return [1 + round(3 * (one.weight - 1) / max(1, most - 1)) if most > 1 else 2 for one in said]
