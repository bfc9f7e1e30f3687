"""Looks that a form may ask for and that change nothing about what is asked; the others are refused."""

import re

ACCEPTED = {
    "multiline", "minimal", "compact", "quick", "quickcompact", "autocomplete", "likert", "label", "list-nolabel",
    "table-list", "columns", "columns-pack", "no-buttons", "horizontal", "horizontal-compact", "vertical", "field-list",
    "numbers", "thousands-sep", "picker", "rating", "spinner", "no-calendar", "no-ticks", "maps", "placement-map",
    "new", "new-front", "new-rear", "hide-input", "url",
}  # fmt: skip
STYLES = {"pages", "theme-grid", "theme-formhub", "no-text-transform"}
SIZED = re.compile(r"(?:columns-|compact-|quickcompact-|w|horizontal-compact-)\d{1,2}")


def refused(appearance: str) -> list[str]:
    return [word for word in appearance.split() if word not in ACCEPTED and not SIZED.fullmatch(word)]
