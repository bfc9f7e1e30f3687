"""The demo's life: its files are sound, and what stands in them is seen on the phones from the first moment."""

from collections import Counter
from collections.abc import Mapping

import pytest

from bot import content
from bot.commands.demo_life import CAST, HOME, ORGANISER, PARTNER, populate
from bot.commands.demo_register import Maker, Promise, makers, record
from bot.domain.commitments import Kind, Verification, faults
from bot.domain.directory import Reached
from bot.domain.dues import Precision, together, understood
from bot.domain.organisations import Type, alike
from bot.i18n import LANGUAGES
from bot.services import attention, countries
from bot.settings import CONTENT_FOLDER
from bot.storage import commitments, people
from bot.storage.engine import Transaction
from bot.views.commitments.wording import GROUPS
from tests.cast import Phone
from tests.stage import FrozenClock, Stage

MAKERS = makers()
PROMISES = [(maker, promise) for maker in MAKERS for promise in maker.promises]
each = pytest.mark.parametrize(("maker", "promise"), PROMISES, ids=[one.key for _, one in PROMISES])
Cast = Mapping[str, Phone]


@pytest.fixture
async def cast(stage: Stage) -> Cast:
    """The three phones, in their languages, before the menu."""
    phones = {role: Phone.new(stage, phone["language_code"]) for role, phone in CAST.items()}
    accounts = {role: phone.id for role, phone in phones.items()}
    await stage.store.write(lambda tx: populate(tx, stage.seal, accounts, stage.time.now()))
    for role, phone in phones.items():
        await phone.says("/start")
        await phone.presses(LANGUAGES[CAST[role]["language_code"]].name)
        await phone.presses("1. ")
    return phones


def test_a_dozen_organisations_of_many_kinds_countries_and_languages() -> None:
    standing = [one for one in MAKERS if not one.proposed]
    assert 12 <= len(standing) <= 15
    assert len({one.type for one in MAKERS}) >= 12
    assert {one.type for one in MAKERS} <= set(Type)
    assert {one.main for one in MAKERS} == set(LANGUAGES)
    homes = [one.country for one in MAKERS if one.country]
    assert len(set(homes)) >= 9
    assert all(countries.exists(one) for one in homes)


def test_no_two_of_them_are_taken_for_one() -> None:
    names = [(maker.id, name) for maker in MAKERS for name in maker.names.values()]
    for id, name in names:
        assert alike(name, [other for owner, other in names if owner != id]) == []


def test_promises_are_of_every_kind_precision_and_state() -> None:
    records = [record(promise, maker, FrozenClock().now()) for maker, promise in PROMISES]
    assert 33 <= len(records) <= 45
    assert len({one.id for one in records}) == len(records)
    assert {one.kind for one in records} == set(Kind)
    assert {one.due.precision for one in records} == set(Precision)
    assert {one.verification for one in records} == set(Verification)
    assert {len(one.wordings) for one in records} >= {1, 2, 3, 6}


def test_there_is_silence() -> None:
    reached = Counter(one.reached for one in MAKERS if not one.proposed)
    assert reached[Reached.NOT_REACHED] >= 2
    assert reached[None] >= 1, "somebody to whom no link was ever made"
    assert reached[Reached.JOINED] >= 4
    assert reached[Reached.OPENED] >= 2
    assert sum(not one.contacts and not one.proposed for one in MAKERS) >= 2


@each
def test_a_promise_is_whole(maker: Maker, promise: Promise) -> None:
    one = record(promise, maker, FrozenClock().now())
    assert faults(one.rules) == []
    assert maker.main in promise.title
    assert set(promise.title) <= set(LANGUAGES)
    assert not promise.text or set(promise.text) == set(promise.title)
    assert set(promise.groups) <= set(GROUPS)
    assert not promise.flagged or promise.flagged in attention.REASONS
    assert {each.organisation for each in one.holders} <= {maker.id for maker in MAKERS}
    assert one.created <= one.updated <= FrozenClock().now()


@each
def test_its_due_says_the_same_in_every_language(maker: Maker, promise: Promise) -> None:
    meant = [understood(said, language) for language, said in promise.due.items()]
    assert not promise.due or set(promise.due) == set(promise.title)
    assert len(set(meant)) <= 1 or together(meant) is not None


def test_what_they_align_with_stands_in_the_content() -> None:
    pack = content.load(CONTENT_FOLDER)
    belongs = {item.id: one.id for one in pack.processes.values() for item in one.framework}
    wrong = [(one.key, item) for _, one in PROMISES for item in one.items if belongs.get(item) != one.process]
    assert wrong == []


def test_an_unknown_word_in_a_file_is_refused() -> None:
    with pytest.raises(TypeError, match="dew"):
        Promise(key="a", title={"en": "A"}, state="confirmed", process="", items=[], dew={})


async def test_the_register_is_alive_on_all_three_phones(cast: Cast) -> None:
    for role, words in (("member", "التزامات"), (PARTNER, "Engagements"), (ORGANISER, "Commitments")):
        await cast[role].says("/commitments")
        cast[role].sees(words)
        await cast[role].presses("1. ")
        assert len(cast[role].labels(cast[role].screen)) > 5


async def test_each_finds_them_in_their_own_language(cast: Cast) -> None:
    for role, typed, found in (
        ("member", "عيادات متنقلة", "ست عيادات متنقلة على الساحل"),
        (PARTNER, "puits", "Remettre en service 200 puits"),
        (ORGANISER, "wheelchairs", "Storm drills planned by people who use wheelchairs"),
    ):
        await cast[role].says(f"/commitments {typed}")
        assert found in cast[role].text


async def test_the_desk_has_something_of_everything(cast: Cast) -> None:
    await cast[ORGANISER].says("/desk")
    cast[ORGANISER].sees(
        "Organisations that registered: 1",
        "People who wait to sign: 1",
        "Links that end within a week: 1",
        "Commitments to be checked: 7",
        "Flagged texts: 1",
    )


async def test_the_partner_signs_for_an_organisation_with_promises_of_its_own(cast: Cast) -> None:
    await cast[PARTNER].says("/organisation")
    await cast[PARTNER].presses("Nos promesses")
    seen = cast[PARTNER].text
    await cast[PARTNER].presses("Suivant")
    for one in next(maker for maker in MAKERS if maker.id == HOME).promises:
        assert one.title["fr"] in seen + cast[PARTNER].text


async def test_the_partner_has_three_reports_to_make_and_one_to_sign(cast: Cast) -> None:
    await cast[PARTNER].says("/due")
    cast[PARTNER].sees("4 rapports", "1 d’entre eux attend une signature", "Des femmes à la tête", "Auto-rapports")
    await cast[PARTNER].says("/report")
    cast[PARTNER].sees("148", "L’état de chaque puits")
    await cast[PARTNER].presses("Signer")
    cast[PARTNER].sees("Signé")


async def test_settling_twice_is_settling_once(stage: Stage, cast: Cast) -> None:
    key = PROMISES[0][1].id

    def again(tx: Transaction) -> tuple[int, str]:
        accounts = {role: phone.id for role, phone in cast.items()}
        before = count(tx)
        (one,) = commitments.find_all(tx, [key])
        commitments.put(tx, one.moved(Verification.WITHDRAWN, stage.time.now()))
        populate(tx, stage.seal, accounts, stage.time.now())
        (after,) = commitments.find_all(tx, [key])
        return count(tx) - before, str(after.verification)

    assert await stage.store.write(again) == (0, Verification.WITHDRAWN), "what has moved since stays moved"


def count(tx: Transaction) -> int:
    ids = [one.id for _, one in PROMISES]
    return len(commitments.find_all(tx, ids)) + sum(len(people.members(tx, one.id)) for one in MAKERS)
