"""Accounts come, change and go."""

import pytest

from bot.sandbox.phone import people
from bot.sandbox.phone.talking import Impossible
from bot.sandbox.world import World
from tests.sandbox.people import Caller


def test_an_account_has_a_name_a_language_and_a_theme(world: World) -> None:
    added = people.add(world, {"first_name": "Member", "language_code": "ar", "theme": "dark"})
    assert added["id"] > 2**32, "numbers past 32 bits, as real ones are"
    assert people.accounts(world) == [added]
    assert people.change(world, added["id"], {"theme": "light"})["theme"] == "light"


def test_a_number_may_be_chosen_once(world: World, bot: Caller) -> None:
    assert people.add(world, {"first_name": "Member", "id": 42})["id"] == 42
    for taken in (42, bot.id):
        with pytest.raises(Impossible, match="taken"):
            people.add(world, {"first_name": "Other", "id": taken})


def test_a_deleted_account_can_do_nothing(world: World, bot: Caller) -> None:
    account_id = people.add(world, {"first_name": "Member"})["id"]
    people.delete(world, account_id)
    assert people.accounts(world)[0]["is_deleted"] is True
    with pytest.raises(Impossible, match="no such account"):
        people.change(world, account_id, {"theme": "dark"})


def test_wrong_accounts_are_refused(world: World) -> None:
    with pytest.raises(Impossible, match="first name"):
        people.add(world, {})
    with pytest.raises(Impossible, match="no shoe"):
        people.add(world, {"first_name": "Member", "shoe": 42})


def test_everybody_hears_of_accounts(world: World) -> None:
    heard: list[dict] = []
    unlisten = world.listen_to_all(heard.append)
    account_id = people.add(world, {"first_name": "Member"})["id"]
    world.tell(account_id, {"type": "chat", "chat_id": 1})
    unlisten()
    people.delete(world, account_id)
    assert heard == [{"type": "accounts"}, {"account": account_id, "type": "chat", "chat_id": 1}]
