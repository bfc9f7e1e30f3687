"""What Kept is, what can be done in it, and whom to ask."""

from bot.domain.people import Role
from handlers import CONVERSATIONS
from tests.cast import Phone


async def test_help_names_every_command_of_the_reader_and_whom_to_ask(member: Phone, admin: Phone) -> None:
    for phone, is_admin in ((member, False), (admin, True)):
        await phone.says("/help")
        phone.sees("Example Trust", "privacy@example.org")
        for conversation in CONVERSATIONS:
            for command in conversation.commands:
                line = f"/{command.name}: {command.about}"
                mine = is_admin and Role.ADMIN in conversation.roles
                assert (line in phone.text) is (mine or not conversation.roles)


async def test_help_goes_back_to_where_it_was_asked(member: Phone) -> None:
    await member.says("/help")
    await member.presses("Back")
    member.sees("What would you like to do?")


async def test_an_unknown_command_is_answered_with_the_nearest(member: Phone) -> None:
    await member.says("/hlep")
    member.sees("There is no such command. Did you mean /help?", "What would you like to do?")
    await member.says("/xyzzyx")
    member.sees("There is no such command. /help names those there are.")


async def test_what_is_not_words_gets_a_clear_answer(member: Phone) -> None:
    await member.sends(location={"latitude": 1.0, "longitude": 2.0})
    member.sees(
        "Locations are not used here, and this one was not kept.", "press a button", "What would you like to do?"
    )
    await member.sends(sticker={"file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1,
                                "is_animated": False, "is_video": False})  # fmt: skip
    member.sees("Stickers are not read as answers here.")


async def test_an_edited_message_changes_nothing(member: Phone) -> None:
    await member.says("/help")
    await member.says("hello")
    await member.edits("hullo")
    member.sees("You changed a message sent earlier", "Kept")
