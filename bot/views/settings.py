"""What a person decides about how Kept writes to them."""

from collections.abc import Iterable

from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import zones
from bot.views.page import Choice, Page, Reading
from bot.views.view import View, lines, paragraphs, title

# Large cities where each language is spoken, to begin with; every other one can be typed.
COMMON = {
    "ar": ("Africa/Cairo", "Asia/Baghdad", "Asia/Beirut", "Asia/Damascus", "Africa/Khartoum", "Asia/Riyadh"),
    "en": ("Europe/London", "Africa/Lagos", "Africa/Nairobi", "Asia/Kolkata", "America/New_York", "Australia/Sydney"),
    "es": ("Europe/Madrid", "America/Bogota", "America/Mexico_City", "America/Lima", "America/Argentina/Buenos_Aires"),
    "fr": ("Europe/Paris", "Africa/Abidjan", "Africa/Dakar", "Africa/Kinshasa", "Africa/Tunis", "America/Toronto"),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Almaty", "Asia/Bishkek", "Europe/Minsk"),
    "zh": ("Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Kuala_Lumpur"),
}
QUIET = ("21:00-08:00", "22:00-07:00", "20:00-09:00")
NO_HOURS = "0-0"
CITY = "Nairobi"


def main(reading: Reading, t: Translator) -> Page:
    person, moment = reading.person, t.moment(reading.now)
    text = paragraphs(
        title(t("Settings")),
        lines(
            t("Language: {language}", language=t.name),
            t("Time zone: {zone}, where it is now {moment}", zone=zones.city(t.zone, t.language), moment=moment),
            t("Quiet hours: {hours}", hours=hours(person.quiet, t)),
            t("Plain text: on") if t.plain else t("Plain text: off"),
        ),
    )
    plain = (
        Choice(t("Plain text off"), press("plain", "off"))
        if t.plain
        else Choice(t("Plain text on"), press("plain", "on"))
    )
    choices = (
        Choice(t("Language"), press("language")),
        Choice(t("Time zone"), press("zone")),
        Choice(t("Quiet hours"), press("quiet")),
        plain,
    )
    return Page(text, choices, (Choice(t("Back"), press("back")),))


def zone(reading: Reading, t: Translator) -> Page:
    offered: Iterable[str] = reading.arguments.get("near") or COMMON.get(t.language, COMMON["en"])
    text = paragraphs(
        title(t("Time zone")),
        t("Your time zone is that of {zone}.", zone=zones.city(t.zone, t.language)),
        t(
            "Type the large city nearest to you, for example {example}.",
            example=zones.city(f"Africa/{CITY}", t.language),
        ),
    )
    choices = tuple(Choice(city(name, t), press("set_zone", name)) for name in offered)
    return Page(text, choices, (Choice(t("Back"), press("open")),), columns=2)


def quiet(reading: Reading, t: Translator) -> Page:
    text = paragraphs(
        title(t("Quiet hours")),
        t("Nothing comes to you unasked in these hours: {hours}", hours=hours(reading.person.quiet, t)),
        t("Choose others, or type your own, for example {example}.", example="22-6"),
    )
    choices = (
        *(Choice(span(each[:5], each[6:], t), press("set_quiet", each)) for each in QUIET),
        Choice(t("No quiet hours"), press("set_quiet", NO_HOURS)),
    )
    return Page(text, choices, (Choice(t("Back"), press("open")),))


def press(verb: str, argument: str = "") -> Press:
    return Press("settings", verb, argument)


def city(zone: str, t: Translator) -> Markup:
    return t.value(zones.city(zone, t.language))


def hours(quiet: tuple[int, int], t: Translator) -> Markup:
    begin, end = quiet
    return t("none") if begin == end else span(clock(begin), clock(end), t)


def span(begin: str, end: str, t: Translator) -> Markup:
    return t("{begin} to {end}", begin=begin, end=end)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def zone_unknown(_: Reading, t: Translator) -> Markup:
    return t(
        "This city is not known here, or the country has many time zones. "
        "Please type a large city, for example {city}, or the hours from UTC, for example {offset}.",
        city=zones.city(f"Africa/{CITY}", t.language),
        offset="UTC+3",
    )


def quiet_unread(_: Reading, t: Translator) -> Markup:
    return t(
        "These hours could not be read. Please type two times of day, for example {example}.", example="21:00-08:00"
    )


SCREENS = {"settings.main": View(main), "settings.zone": View(zone), "settings.quiet": View(quiet)}
SAID = {
    "saved": mark("Saved."),
    "zone_unsure": mark("Which of these do you mean?"),
    "zone_unknown": zone_unknown,
    "quiet_unread": quiet_unread,
}
