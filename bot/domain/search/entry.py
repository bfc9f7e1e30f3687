"""Something that can be found, in one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """The kind and id name it in every language; `about` is what it is known by beyond its own words."""

    kind: str
    id: str
    language: str
    heading: str
    text: str
    about: str = ""
    screen: int = 0  # which of several that share an id
