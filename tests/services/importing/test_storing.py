"""Stored: again changes nothing, a corrected file changes what it says, and what was done here since stays."""

from dataclasses import replace

from sqlalchemy import func, select

from bot.content.shelf import Shelf
from bot.domain.commitments import Channel, Verification
from bot.domain.register import Facet, Holder, Listing, Part, Tally
from bot.services import register
from bot.services.importing import Done, Options, Plan, compare, plan, prepare, sheet, store
from bot.settings import CONTENT_FOLDER
from bot.storage import bystanders, commitments, listings, organisations, tables
from bot.storage.engine import Transaction
from tests.promises import NOON, organisation

CONTENT = Shelf(CONTENT_FOLDER).content
HEAD = "Reference,Organisation,Title,Commitment,Language,Due date,Contact,E-mail"
ROWS = (
    "C1-en,Wells Trust,Wells,A well in every village,en,By 2027,A contact,wells@example.org",
    "C1-fr,Wells Trust,Puits,Un puits dans chaque village,fr,D'ici 2027,A contact,WELLS@example.org",
    "C2-en,Roads Trust,Roads,A road to each,en,whenever,,",
)
EVERYTHING = Listing(Facet.ALL, "")


def planned(*rows: str) -> Plan:
    return plan(sheet("\n".join([HEAD, *rows]).encode()), CONTENT, Options("promises.csv"))


def stored(tx: Transaction, made: Plan) -> Done:
    ready = {draft.source_id: prepare(draft) for draft in made.drafts}
    done = compare(tx, made.drafts, made.source)
    assert store(tx, made.drafts, ready, made.source, NOON) == done
    return done


def test_what_a_file_says_is_in_the_register(tx: Transaction) -> None:
    assert stored(tx, planned(*ROWS)) == Done(2, 0)
    ids = commitments.known(tx, "promises", ["C1", "C2"])
    wells, roads = commitments.find_all(tx, [ids[one][0] for one in ("C1", "C2")])
    assert {code: (said.title, said.due) for code, said in wells.wordings.items()} == {
        "en": ("Wells", "By 2027"),
        "fr": ("Puits", "D'ici 2027"),
    }
    assert (wells.channel, wells.verification) == (Channel.IMPORT, Verification.SUBMITTED)
    assert roads.main.due == "whenever"
    assert str(roads.due.precision) == "unknown"
    assert listings.tally(tx, EVERYTHING) == Tally(2, 2, 2)
    assert [line.what for line in bystanders.lines(tx, wells.id, 9)] == ["imported"]


def test_its_words_can_be_searched(tx: Transaction) -> None:
    stored(tx, planned(*ROWS))
    rows = tx.execute(select(tables.entries).where(tables.entries.c.kind == register.KIND))
    assert sorted((row.language, len(row.id)) for row in rows) == [("en", 8), ("en", 8), ("fr", 8)]


def test_organisations_are_listed_once_and_known_ones_are_used(tx: Transaction) -> None:
    organisation(tx, "alpha")
    rows = [row.replace("Roads Trust", "EXAMPLE  Alpha") for row in ROWS]
    stored(tx, planned(*rows))
    assert sorted(name for _, name in organisations.all_names(tx)) == ["Example alpha", "Wells Trust"]


def test_a_contact_is_private_and_kept_once(tx: Transaction) -> None:
    for _ in range(2):
        stored(tx, planned(*ROWS))
    assert organisations.count_contacts(tx) == 1


def test_importing_again_changes_nothing(tx: Transaction) -> None:
    stored(tx, planned(*ROWS))
    before = {table: tx.execute(select(table)).all() for table in tables.metadata.sorted_tables}
    assert stored(tx, planned(*ROWS)) == Done(0, 2)
    assert stored(tx, planned(ROWS[2], ROWS[1], ROWS[0])) == Done(0, 1) + Done(1, 0)
    assert tx.execute(select(func.count()).select_from(tables.commitments)).scalar() == 2
    assert before[tables.organisations] == tx.execute(select(tables.organisations)).all()


def test_a_corrected_file_changes_only_what_it_says(tx: Transaction) -> None:
    stored(tx, planned(*ROWS))
    organisation(tx, "alpha")
    id = commitments.known(tx, "promises", ["C2"])["C2"][0]
    here = commitments.find(tx, id)
    assert here
    joined = (*here.holders, Holder("alpha", Part.SUPPORTER))
    checked = replace(here, verification=Verification.CONFIRMED, holders=joined, benchmarks=("half by 2026",))
    register.keep(tx, [checked], [])
    assert stored(tx, planned(ROWS[0], ROWS[1], ROWS[2].replace("whenever", "By 2030"))) == Done(1, 1)
    after = commitments.find(tx, id)
    assert after
    assert (after.main.due, str(after.due.last)) == ("By 2030", "2030-12-31")
    assert (after.verification, after.holders, after.benchmarks) == (
        Verification.CONFIRMED,
        joined,
        ("half by 2026",),
    )
    assert [line.what for line in bystanders.lines(tx, id, 9)] == ["imported_again", "imported"]
    assert listings.tally(tx, EVERYTHING) == Tally(2, 2, 1)


def test_a_hidden_text_stays_hidden_and_out_of_search(tx: Transaction) -> None:
    stored(tx, planned(*ROWS))
    id = commitments.known(tx, "promises", ["C2"])["C2"][0]
    here = commitments.find(tx, id)
    assert here
    register.keep(tx, [replace(here, hidden="names a person")], [])
    stored(tx, planned(ROWS[0], ROWS[1], ROWS[2].replace("whenever", "By 2030")))
    after = commitments.find(tx, id)
    assert after
    assert after.hidden == "names a person"
    assert not tx.execute(select(tables.entries).where(tables.entries.c.id == id)).all()
