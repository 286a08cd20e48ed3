"""What is said of a wave as a whole: what it is called, and of how many people its figures speak."""

from texts import say


def wave_name(territory: str, label: str) -> str:
    """A wave where those of several territories stand side by side."""
    return say("themes.wave_name", territory=territory, wave=label)


def population(n: int) -> str:
    """Of how many people the figures of a wave speak."""
    return say("themes.population", n=n)


def about(population: int) -> str:
    """Of whom figures speak, and of whom they do not."""
    return say("themes.about", n=population)
