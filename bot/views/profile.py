"""How the bot introduces itself in Telegram, before anybody has begun to talk with it."""

from markupsafe import Markup

from bot.i18n import Translator


def name(t: Translator) -> Markup:
    return t("Kept: promises followed up")


def short(t: Translator) -> Markup:
    return t("Follows promises: what was promised, what was done, what people say of it.")


def description(t: Translator) -> Markup:
    return t(
        "Here promises are followed: what was promised, what was done, and what people say of it. "
        "Press Start and choose your language."
    )
