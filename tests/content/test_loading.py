"""Content is read whole or refused with file and line; editors add reports and languages without Python."""

import dataclasses
from decimal import Decimal

import pytest

from bot.content import Broken

AGENDA = "processes/agenda-for-humanity"
SUMMIT = "reports/world-humanitarian-summit"

# file, what stands there, what an editor makes of it, what is said; the line is that of the change unless one is given
MISTAKES = {
    "an unknown key": (f"{AGENDA}/calls.yaml", "trackable:", "trackabel:", "trackabel is not a key of this entry"),
    "a missing key": (f"{AGENDA}/calls.yaml", "  theme: accountability\n", "", "theme is missing", 1),
    "an id used twice": (f"{AGENDA}/figures.yaml", "id: F002", "id: F001", "the id 'F001' is already at "),
    "an id of another process": ("processes/human-security/figures.yaml", "id: F031", "id: F001", "is already at "),
    "an id that comes late": (f"{AGENDA}/figures.yaml", "- id: F001\n  report", "- report", "begins with its id", 1),
    "a key written twice": (f"{AGENDA}/figures.yaml", "value: 9000", "value: 90\n  value: 80", "stands here twice", 5),
    "an unknown addressee": (f"{AGENDA}/calls.yaml", "[members, others]", "[membres]", "'membres' is not known"),
    "a lone addressee": (f"{AGENDA}/calls.yaml", "[members, others]", "members", "addressees is to be a list"),
    "an unknown report": (f"{AGENDA}/calls.yaml", "world-humanitarian-summit", "summit", "'summit' is not known"),
    "no such paragraph": (f"{AGENDA}/figures.yaml", 'paragraph: "2"', 'paragraph: "88"', "has no paragraph 88"),
    "no such letter": (f"{AGENDA}/calls.yaml", '"87(a)"', '"87(g)"', "has no paragraph 87(g)"),
    "no such footnote": (f"{AGENDA}/figures.yaml", '"fn5"', '"fn7"', "has no paragraph fn7"),
    "no such box": (f"{AGENDA}/calls.yaml", '"17 box"', '"18 box"', "has no paragraph 18 box"),
    "a lost page told as read": (
        "processes/sustaining-peace/figures.yaml", 'paragraph: "42"', 'paragraph: "40"', "paragraph 40 is damaged",
    ),
    "a word for a number": (f"{AGENDA}/figures.yaml", "value: 9000", "value: many", "value is to be a number"),
    "a range upside down": ("processes/human-security/figures.yaml", "[6, 7]", "[7, 6]", "from less to more"),
    "a figure without its place": (f"{AGENDA}/figures.yaml", "{value} people took", "Many people took", "{value} once"),
    "an unknown unit": (f"{AGENDA}/figures.yaml", "unit: percent", "unit: percents", "'percents' is not known"),
    "a text too long": (f"{AGENDA}/figures.yaml", "took part", "took part" * 40, "300 is the most"),
    "an empty text": (f"{AGENDA}/milestones.yaml", 'title: "Last day', 'title: "" #', "title is to be a text"),
    "no such day": (f"{AGENDA}/milestones.yaml", "date: 2016-06-04", "date: 2016-06-31", "no such day as 2016-06-31"),
    "a date in words": (f"{AGENDA}/milestones.yaml", "date: 2016-06-04", "date: 4 June 16", "is no date such as"),
    "an end before its beginning": (f"{AGENDA}/milestones.yaml", "end: 2016-05-24", "end: 2015-05-24", "before it"),
    "more precise than it says": (f"{AGENDA}/milestones.yaml", "date: 2018", "date: 2018-06", "the precision 'year'"),
    "yes instead of true": (f"{AGENDA}/calls.yaml", "trackable: true", "trackable: yes", "'yes' is not known"),
    "a sixth responsibility": (f"{AGENDA}/calls.yaml", "core_responsibility: 1", "core_responsibility: 6", "1 to 5"),
    "under nothing": (f"{AGENDA}/framework.yaml", "under: [R1]", "under: [R9]", "under 'R9', which is not in", 1),
    "a process without its name": (f"{AGENDA}/framework.yaml", "kind: process", "kind: theme", "no entry of kind", 1),
    "not YAML": (f"{AGENDA}/forums.yaml", "- id: FO01", "- id: [FO01", "this is not YAML", 2),
    "not a list": ("codes.yaml", "levels:\n", "levels: none\nmore:\n", "this is to be a list of entries"),
    "another slug": (f"{SUMMIT}/meta.yaml", "slug: world", "slug: World", "'World-humanitarian-summit' is not"),
    "no such process": (f"{SUMMIT}/meta.yaml", "process: agenda", "process: Agenda", "there is no process 'Agenda", 1),
    "a section outside": (f"{SUMMIT}/meta.yaml", '"86-87"', '"86-88"', "the report has no paragraph 86-88"),
    "a title without English": (f"{SUMMIT}/meta.yaml", "  en: Outcome", "  pt: Outcome", "titles has no English", 7),
    "a missing part": (f"{SUMMIT}/en.md", "# asks\n", "", "the part '# asks' is missing", 1),
    "an unknown part": (f"{SUMMIT}/en.md", "# targets", "# aims", "there is no part '# aims'", 51),
    "a screen too long": (f"{SUMMIT}/en.md", "In May 2016", "In May 2016 " * 50, "700 is the most"),
    "a screen of nothing": (f"{SUMMIT}/en.md", "# asks\n", "# asks\n\n---\n", "this screen of '# asks' is empty", 33),
    "a summary of a lost page": ("reports/peacebuilding/en.md", "[2, 6]", "[2, 40]", "paragraph 40 is lost"),
    "a summary of nothing": (f"{SUMMIT}/en.md", "[7, 53, 86]", "[7, 530]", "the report has no paragraph 530"),
}  # fmt: skip


def test_the_pack_is_whole(editor):
    assert editor.faults == []
    counts = editor.content.counts()
    assert (counts["reports"], counts["figures"], counts["calls"], counts["milestones"]) == (5, 177, 165, 190)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_by_file_and_line(editor, mistake):
    file, old, new, said, *given = MISTAKES[mistake]
    line = editor.changes(file, old, new)
    named = [fault for fault in editor.faults if said in fault]
    assert named, editor.faults
    place, number = named[0].split(":")[:2]
    assert place == file
    assert int(number) == (given[0] if given else line)
    with pytest.raises(Broken) as refused:
        _ = editor.content
    assert said in str(refused.value)


def test_every_mistake_is_named_at_once(editor):
    for mistake in ("a word for a number", "no such day", "an unknown part"):
        editor.changes(*MISTAKES[mistake][:3])
    assert len(editor.faults) >= 3


def test_a_fact_is_read_as_it_stands(editor):
    process = editor.content.processes["sustaining-peace"]
    half = next(figure for figure in process.figures if figure.id == "F077")
    assert (half.report, half.paragraph, half.value, half.unit) == ("peacebuilding", "39", (Decimal(80),), "percent")
    assert "missing from our copy" in half.doubt
    human = editor.content.processes["human-security"]
    assert next(figure.value for figure in human.figures if figure.id == "F033") == (Decimal(6), Decimal(7))


def test_a_date_is_no_more_precise_than_its_source(editor):
    compacts = {milestone.id: milestone for milestone in editor.content.processes["global-compacts"].milestones}
    talks = compacts["M071"]
    assert (str(talks.date), str(talks.end), talks.precision) == ("2018-02-01", "2018-07-31", "month")
    assert (compacts["M094"].date, compacts["M094"].precision) == (None, "recurring")


def test_the_snapshot_cannot_be_changed(editor):
    report = editor.content.reports["peacebuilding"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.year = 1999
    with pytest.raises(TypeError):
        editor.content.reports["another"] = report
