"""Arriving, coming back, and links that give a role."""

import pytest

from bot.domain.people import Role
from bot.i18n import Translator
from bot.services import invitations
from bot.storage import people
from bot.storage.engine import Transaction
from bot.storage.tables import audit
from tests.cast import Phone
from tests.stage import Stage

MENU = "What would you like to do?"


async def test_a_newcomer_is_asked_the_language_then_who_they_are_then_finds_the_menu(newcomer: Phone) -> None:
    await newcomer.says("/start")
    newcomer.sees("Please choose your language.", "请选择您的语言。", "يُرجى اختيار لغتك.")
    await newcomer.presses("Français")
    newcomer.sees("Bienvenue sur Kept", "Qu’est-ce qui vous amène\u202f?")
    await newcomer.presses("donner mon avis")
    newcomer.sees("Personne ne vous demande votre nom ici.", "Que souhaitez-vous faire\u202f?")
    labels = newcomer.labels(newcomer.screen)
    assert labels[0] == f"1. {Translator('fr')('Read the reports')}"
    assert [label.partition(" ")[2] for label in labels[-4:]] == ["Langue", "Paramètres", "Confidentialité", "Aide"]


async def test_everything_can_be_typed_by_number_or_by_word(newcomer: Phone) -> None:
    await newcomer.says("hello?")
    await newcomer.says("FRANCAIS")
    await newcomer.says("٣")
    newcomer.sees("Pour rendre compte au nom d’une organisation, il faut son lien.")
    await newcomer.says("paramètres")
    newcomer.sees("Fuseau horaire")
    await newcomer.says("retour")
    newcomer.sees("Que souhaitez-vous faire\u202f?")


@pytest.mark.parametrize("typed", ["9", "0", "٩٩"])
async def test_a_number_that_no_button_has_is_no_search(member: Phone, typed: str) -> None:
    await member.says("/start")
    await member.says(typed)
    member.sees("This was not understood.", "Menu")


async def test_words_and_years_before_the_menu_are_looked_for(member: Phone) -> None:
    await member.says("/start")
    await member.says("2030")
    member.sees("2030")
    assert "not understood" not in member.text


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("read and look things up", "What you can do here is in this menu."),
        ("give feedback", "/privacy says what is kept about you."),
        ("report for an organisation", "To report for an organisation you need its link."),
        ("organise the follow-up", "To organise you need a link."),
    ],
)
async def test_each_answer_says_how_to_go_on(newcomer: Phone, answer: str, sentence: str) -> None:
    await newcomer.says("/start")
    await newcomer.presses("English")
    await newcomer.presses(answer)
    newcomer.sees(sentence, MENU)


async def test_who_is_known_finds_the_menu_at_once(member: Phone) -> None:
    await member.says("/start")
    member.sees(MENU)
    assert "Welcome" not in member.text


async def test_two_taps_on_one_screen_are_both_answered(stage: Stage, newcomer: Phone) -> None:
    await newcomer.says("/start")
    await newcomer.presses("English")
    newcomer.taps("read and look things up")
    newcomer.taps("I organise the follow-up")
    await stage.settle()
    newcomer.sees("To organise you need a link.", MENU)


async def issued(stage: Stage, role: Role = Role.ADMIN) -> str:
    now = stage.time.now()
    return await stage.store.write(lambda tx: invitations.issue(tx, stage.seal, role, now))


async def roles(stage: Stage, phone: Phone) -> frozenset[Role]:
    def unit(tx: Transaction) -> frozenset[Role]:
        person = people.find_by_account(tx, phone.id)
        return person.roles if person else frozenset()

    return await stage.store.read(unit)


async def test_a_one_time_link_makes_an_administrator(stage: Stage, member: Phone) -> None:
    token = await issued(stage)
    await member.follows(token)
    member.sees("You are now an administrator", MENU)
    assert await roles(stage, member) == {Role.ADMIN}
    assert "1. Desk" in member.labels(member.screen)


async def test_the_link_survives_the_question_for_the_language(stage: Stage, newcomer: Phone) -> None:
    token = await issued(stage)
    await newcomer.follows(token)
    newcomer.sees("Please choose your language.")
    await newcomer.says("what is this?")
    await newcomer.presses("Русский")
    newcomer.sees("Теперь вы администратор")
    assert await roles(stage, newcomer) == {Role.ADMIN}


@pytest.mark.parametrize("payload", ["join_", "join_wrong", "nowhere_1", "nowhere", "join", "_", "JOIN_x"])
async def test_a_link_that_leads_nowhere_says_so_and_no_more(member: Phone, payload: str) -> None:
    await member.follows(payload)
    member.sees("This link is not valid any more. Please ask for a new one.", MENU)


async def test_a_link_works_once_and_for_a_week(stage: Stage, member: Phone, organiser: Phone) -> None:
    token = await issued(stage)
    await organiser.follows(token)
    await member.follows(token)
    member.sees("This link is not valid any more")
    late = await issued(stage, Role.ORGANISER)
    stage.time.advance(days=8)
    await member.follows(late)
    member.sees("This link is not valid any more")
    assert await roles(stage, member) == frozenset()


async def test_a_new_link_ends_the_one_before(stage: Stage, member: Phone) -> None:
    first, second = await issued(stage), await issued(stage)
    await member.follows(first)
    member.sees("not valid any more")
    await member.follows(second)
    member.sees("You are now an administrator")


async def test_taking_a_role_is_on_record(stage: Stage, member: Phone) -> None:
    await member.follows(await issued(stage, Role.ORGANISER))
    rows = await stage.store.read(lambda tx: tx.execute(audit.select()).all())
    assert [(row.act, row.subject) for row in rows] == [("accept", "organiser")]
