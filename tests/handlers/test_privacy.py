"""What is kept about a person, and what the operator says of it."""

from tests.cast import Phone


async def test_privacy_says_what_is_kept_who_sees_it_and_whom_to_ask(member: Phone) -> None:
    await member.says("/privacy")
    member.sees(
        "does not store your phone number, your picture or your name, unless you type one",
        "Telegram sees",
        "Example Trust runs this bot",
        "/forget erases all this at once.",
        "Questions go to privacy@example.org",
    )


async def test_the_operators_own_words_are_one_press_away(member: Phone) -> None:
    await member.says("/privacy")
    await member.presses("What Example Trust says")
    member.sees("We keep what you send.")
    await member.presses("Back")
    member.sees("Privacy")
    await member.presses("Back")
    member.sees("What would you like to do?")
