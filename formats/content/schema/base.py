"""What every entry has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from texts import LANGUAGES

# Ids travel in answers, where spaces, "=" and "@" separate (domain.participation.answers), and in addresses.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=60)]
ItemKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(:[a-z0-9_]+)?$", max_length=60)]
Icon = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]*$")]
# No control characters and no direction overrides: they can make a text read otherwise than it is.
Words = Annotated[
    str, StringConstraints(pattern="^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$", max_length=800)
]
Said = Annotated[Words, StringConstraints(min_length=1)]


# A recorded voice by language: `audio: {fr: bonjour.mp3, ar: bonjour_ar.mp3}`, files of `content/audio/`.
Recordings = dict[
    Annotated[str, StringConstraints(pattern=f"^({'|'.join(LANGUAGES)})$")],
    Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*\.(mp3|m4a|ogg|wav)$", max_length=80)],
]


class Model(BaseModel):
    """Nothing extra, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
