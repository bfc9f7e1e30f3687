"""What a person decides about how Kept writes to them."""

from collections.abc import Iterable
from datetime import time

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
QUIET = ((21, 8), (22, 7), (20, 9))
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
            t("Text only: on") if t.plain else t("Text only: off"),
            t("Reminders: on") if person.reminded else t("Reminders: off"),
        ),
    )
    plain = (
        Choice(t("Turn text only off"), press("plain", "off"))
        if t.plain
        else Choice(t("Turn text only on"), press("plain", "on"))
    )
    reminders = (
        Choice(t("Turn reminders off"), press("reminders", "off"))
        if person.reminded
        else Choice(t("Turn reminders on"), press("reminders", "on"))
    )
    choices = (
        Choice(t("Language"), press("language")),
        Choice(t("Time zone"), press("zone")),
        Choice(t("Quiet hours"), press("quiet")),
        plain,
        reminders,
    )
    return Page(text, choices, (Choice(t("Back"), press("back")),))


def zone(reading: Reading, t: Translator) -> Page:
    offered: Iterable[str] = reading.arguments.get("near") or COMMON.get(t.language, COMMON["en"])
    text = paragraphs(
        title(t("Time zone")),
        t("Your time zone is that of {zone}.", zone=zones.city(t.zone, t.language)),
        t(
            "Press a city, or type the large city nearest to you, for example {example}.",
            example=zones.city(f"Africa/{CITY}", t.language),
        ),
    )
    choices = tuple(Choice(city(name, t), press("set_zone", name)) for name in offered)
    return Page(text, choices, (Choice(t("Back"), press("open")),), columns=2)


def quiet(reading: Reading, t: Translator) -> Page:
    text = paragraphs(
        title(t("Quiet hours")),
        t("Hours in which you only get what you ask for: {hours}", hours=hours(reading.person.quiet, t)),
        t("Choose others, or type your own, for example {example}.", example="22-6"),
    )
    choices = (
        *(Choice(hours((begin * 60, end * 60), t), press("set_quiet", f"{begin}-{end}")) for begin, end in QUIET),
        Choice(t("No quiet hours"), press("set_quiet", NO_HOURS)),
    )
    return Page(text, choices, (Choice(t("Back"), press("open")),))


def press(verb: str, argument: str = "") -> Press:
    return Press("settings", verb, argument)


def city(zone: str, t: Translator) -> Markup:
    return t.value(zones.city(zone, t.language))


def hours(quiet: tuple[int, int], t: Translator) -> Markup:
    begin, end = (clock(minutes, t) for minutes in quiet)
    return t("none") if begin == end else t("{begin} to {end}", begin=begin, end=end)


def clock(minutes: int, t: Translator) -> str:
    return t.hour(time(*divmod(minutes, 60)))


def zone_unknown(_: Reading, t: Translator) -> Markup:
    return t(
        "This city is not known here, or the country has several time zones. "
        "Please type a large city, for example {city}, or the hours from UTC, for example {offset}.",
        city=zones.city(f"Africa/{CITY}", t.language),
        offset="UTC+3",
    )


def quiet_unread(_: Reading, t: Translator) -> Markup:
    return t(
        "These hours could not be read. Please type when they begin and when they end, for example {example}.",
        example="21:00-08:00",
    )


SCREENS = {"settings.main": View(main), "settings.zone": View(zone), "settings.quiet": View(quiet)}
SAID = {
    "saved": mark("Saved."),
    "zone_unsure": mark("Which of these do you mean?"),
    "zone_unknown": zone_unknown,
    "quiet_unread": quiet_unread,
}
