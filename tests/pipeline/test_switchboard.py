"""Whatever somebody does finds its conversation, and never destroys what they were at."""

from collections.abc import Awaitable, Callable

import pytest

from bot.sandbox.phone import groups, talking
from bot.services import people as services
from bot.storage import focus, inbox, people
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.stage import BOT, Stage

Words = Callable[[Phone], Awaitable[list[str]]]


@pytest.fixture
async def at_form(form: Words, member: Phone) -> Phone:
    """Somebody in the middle of a form."""
    await member.says("/form")
    await member.says("one")
    return member


class TestTheLanguageComesFirst:
    @pytest.mark.parametrize("said", ["/start", "hello", "/form", "/nonsense"])
    async def test_whatever_somebody_new_says(self, form: Words, newcomer: Phone, said: str) -> None:
        await newcomer.says(said)
        assert "1. English" in newcomer.labels(newcomer.screen) or "1. العربية" in newcomer.labels(newcomer.screen)
        assert await form(newcomer) == []

    async def test_also_a_picture_and_a_sticker(self, form: Words, newcomer: Phone) -> None:
        await newcomer.sends(dice={"emoji": "🎲", "value": 3})
        assert any("Français" in label for label in newcomer.labels(newcomer.screen))

    async def test_a_link_that_was_followed_waits_meanwhile(self, form: Words, newcomer: Phone) -> None:
        await newcomer.follows("form_x")
        await newcomer.says("hello?")
        await newcomer.says("Français")
        newcomer.sees("Words kept: 0.")

    async def test_a_button_of_something_else_has_to_wait(self, form: Words, stage: Stage, member: Phone) -> None:
        await member.says("/form")
        shown = member.screen

        def forget(tx: Transaction) -> None:
            person = people.find_by_account(tx, member.id)
            assert person is not None
            people.change(tx, person.id, language=None)

        await stage.store.write(forget)
        await member.presses("Yes", shown)
        assert await form(member) == []
        assert any("Français" in label for label in member.labels(member.screen))


class TestWhatIsTyped:
    @pytest.mark.parametrize("typed", ["1", "1.", "١", "१", "１", "yes", "YES", " Yés ", "yes!"])
    async def test_a_number_or_word_is_the_button(self, at_form: Phone, form: Words, typed: str) -> None:
        await at_form.says(typed)
        assert await form(at_form) == ["one", "yes"]

    @pytest.mark.parametrize("typed", ["0", "3", "12", "yes please", "-1"])
    async def test_anything_else_is_an_answer(self, at_form: Phone, form: Words, typed: str) -> None:
        await at_form.says(typed)
        assert await form(at_form) == ["one", *typed.split()]

    async def test_a_way_out_can_be_typed_too(self, at_form: Phone) -> None:
        await at_form.says("leave")
        at_form.sees("Menu")

    async def test_where_no_words_are_awaited_it_is_said(self, form: Words, member: Phone) -> None:
        await member.says("/help")
        await member.says("what now")
        member.sees("This was not understood.", "Kept")

    async def test_what_is_no_words_changes_nothing(self, at_form: Phone, form: Words) -> None:
        await at_form.sends(location={"latitude": 1.0, "longitude": 2.0})
        at_form.sees("Locations are not used here", "Words kept: 1.")
        assert await form(at_form) == ["one"]

    async def test_an_edit_changes_nothing_and_is_told(self, at_form: Phone, form: Words) -> None:
        await at_form.edits("two")
        at_form.sees("changes nothing here", "Words kept: 1.")
        assert await form(at_form) == ["one"]


class TestCommands:
    async def test_an_unknown_one_is_met_with_the_nearest_and_destroys_nothing(
        self, at_form: Phone, form: Words
    ) -> None:
        await at_form.says("/langage")
        at_form.sees("Did you mean /language?", "Words kept: 1.")
        await at_form.says("two")
        assert await form(at_form) == ["one", "two"]

    async def test_one_of_another_role_is_unknown_and_not_suggested(self, form: Words, member: Phone) -> None:
        await member.says("/closed")
        member.sees("There is no such command.")
        assert "/closed" not in member.text

    async def test_its_role_opens_it(self, form: Words, organiser: Phone) -> None:
        await organiser.says("/closed")
        organiser.sees("Words kept: 0.")


class TestLinks:
    @pytest.mark.parametrize("payload", ["nowhere_x", "x", "closed_x", "_"])
    async def test_one_that_leads_nowhere_says_so(self, form: Words, member: Phone, payload: str) -> None:
        await member.follows(payload)
        member.sees("This link is not valid any more.")

    async def test_one_leads_where_it_points(self, form: Words, member: Phone) -> None:
        await member.follows("form_x")
        member.sees("Words kept: 0.")


class TestButtons:
    @pytest.mark.parametrize("data", ["gone:keep:x", "form:gone:x", "closed:open:x", "noise", "::", ""])
    async def test_one_that_means_nothing_any_more_says_where_one_is(
        self, at_form: Phone, form: Words, stage: Stage, data: str
    ) -> None:
        stage.world.put_update(BOT, "callback_query", tap(at_form, data), at_form.id)
        await stage.settle()
        at_form.sees("out of date", "Words kept: 1.")

    async def test_an_old_one_still_answers_in_its_own_message(self, at_form: Phone, form: Words) -> None:
        first = at_form.screen
        await at_form.says("two")
        last = at_form.screen
        assert at_form.labels(next(one for one in at_form.received if one["message_id"] == first["message_id"])) == []
        stale = {**first, "reply_markup": last["reply_markup"]}
        at_form.stage.world.put_update(BOT, "callback_query", tap(at_form, "form:keep:no", stale), at_form.id)
        await at_form.stage.settle()
        assert await form(at_form) == ["one", "two", "no"]
        assert at_form.screen["message_id"] == first["message_id"]

    async def test_pressed_on_two_devices_it_counts_twice_and_one_screen_stands(
        self, at_form: Phone, form: Words
    ) -> None:
        shown = at_form.screen
        at_form.taps("Yes", shown)
        at_form.taps("No", shown)
        await at_form.stage.settle()
        assert await form(at_form) == ["one", "yes", "no"]
        at_form.sees("Words kept: 3.")


def tap(phone: Phone, data: str, message: dict[str, object] | None = None) -> dict[str, object]:
    account = phone.stage.world.accounts[phone.id].user()
    return {"id": "5", "from": account, "chat_instance": "1", "data": data, "message": message or phone.screen}


class TestAside:
    async def test_a_language_chosen_in_the_middle_of_a_form_leads_back_to_it(
        self, at_form: Phone, form: Words
    ) -> None:
        await at_form.says("/language")
        await at_form.says("Español")
        at_form.sees("Words kept: 1.")
        await at_form.says("two")
        assert await form(at_form) == ["one", "two"]

    async def test_two_that_are_aside_do_not_lie_upon_each_other(self, at_form: Phone, form: Words) -> None:
        for command in ("/help", "/privacy", "/settings", "/help"):
            await at_form.says(command)
        await at_form.presses("Back")
        at_form.sees("Words kept: 1.")

    async def test_what_is_not_aside_takes_the_place(self, at_form: Phone) -> None:
        await at_form.says("/start")
        await at_form.says("/help")
        await at_form.presses("Back")
        at_form.sees("Menu")


class TestWhoIsHeard:
    async def test_somebody_blocked_is_not(self, at_form: Phone, form: Words, stage: Stage, admin: Phone) -> None:
        def block(tx: Transaction) -> None:
            by, whom = people.find_by_account(tx, admin.id), people.find_by_account(tx, at_form.id)
            assert by is not None
            assert whom is not None
            services.block(tx, whom.id, by, stage.time.now())

        await stage.store.write(block)
        seen = len(at_form.history)
        await at_form.says("two")
        assert await form(at_form) == ["one"]
        assert len(at_form.history) == seen + 1
        assert await stage.store.read(inbox.depths) == {}, "it is done, not kept"

    async def test_a_group_is_met_with_silence_unless_it_speaks_to_kept(
        self, stage: Stage, form: Words, member: Phone
    ) -> None:
        group = groups.found(stage.world, member.id, "Neighbours")
        groups.add_member(stage.world, member.id, group.id, BOT)
        for said in ("hello", "/unheard", "/help@otherbot"):
            talking.send_text(stage.world, member.id, group.id, said)
        await stage.settle()
        assert [one for one in group.messages.values() if one["from"]["id"] == BOT] == []
        for said in ("/form@keptbot", "@keptbot hello"):
            talking.send_text(stage.world, member.id, group.id, said)
        await stage.settle()
        answers = [one for one in group.messages.values() if one["from"]["id"] == BOT]
        assert ["write to Kept in private" in one["text"] for one in answers] == [True, True]

    async def test_who_blocks_the_bot_is_out_of_reach_until_they_come_back(self, stage: Stage, member: Phone) -> None:
        async def state() -> str:
            person = await stage.store.read(lambda tx: people.find_by_account(tx, member.id))
            assert person is not None
            return person.state

        await member.blocks()
        assert await state() == "unreachable"
        await member.says("hello again")
        assert await state() == "active"


async def test_where_one_is_survives_a_restart(at_form: Phone, form: Words, stage: Stage) -> None:
    await at_form.says("/help")
    await stage.restart()
    await at_form.presses("Back")
    await at_form.says("two")
    assert await form(at_form) == ["one", "two"]
    person = await stage.store.read(lambda tx: people.find_by_account(tx, at_form.id))
    assert person is not None
    present = await stage.store.read(lambda tx: focus.find(tx, person.id, at_form.id))
    assert present is not None
    assert (present.screen.name, present.message) == ("form.words", at_form.screen["message_id"])
