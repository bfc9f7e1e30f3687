"""Which season a due text names, for readers of another language; the days that it covers do not say it."""

from bot.domain.dues.reading import DAY_FIRST
from bot.domain.dues.tokens import Token, kinds, tokens

NAMES = ("spring", "summer", "autumn", "winter", "autumn")


def season(text: str, language: str | None = None) -> str:
    """ "spring 2027", "winter 2027/28"; empty where none is named, or more than one."""
    found = tokens(text, (language or "")[:2] in DAY_FIRST) or []
    if kinds(found).count("S") != 1:
        return ""
    years = [year for token in found if (year := _year(token))]
    name = next(NAMES[token.number] for token in found if token.kind == "S")
    return f"{name} {years[0]}" if len(years) == 1 else ""


def _year(token: Token) -> str:
    if token.kind == "Y":
        return str(token.number)
    pairs = [(left.year, right.year) for left, right in token.readings if left.whole_year and left != right]
    return f"{pairs[0][0]}/{str(pairs[0][1])[-2:]}" if pairs else ""
