"""A seventh language and a sixth report cost files, and no Python; what is not there yet is shown in English."""

from bot.content.translations import extract
from bot.forms import texts
from tests.content.conftest import CONTENT

PARTS = ("minute", "messages", "asks", "targets")
NEW = "reports/local-review"
META = """\
slug: local-review
symbol: R/1
year: 2026
process: human-security
titles: {en: A local review, pt: Uma avaliação local}
paragraphs: 12
sections:
  - id: I
    paragraphs: 1-12
    title: Everything
"""


def summary(word: str) -> str:
    return "\n".join(f"# {part}\n\n{word} [{number}]\n" for number, part in enumerate(PARTS, 1))


def test_an_editor_adds_a_sixth_report(editor):
    editor.writes(f"{NEW}/meta.yaml", META)
    editor.writes(f"{NEW}/en.md", summary("Said."))
    assert editor.faults == []
    report = editor.content.reports["local-review"]
    assert (report.title("pt"), report.title("fr")) == ("Uma avaliação local", "A local review")
    assert report.summary("en")["asks"] == ("Said. [3]",)


def test_an_editor_adds_a_seventh_language(editor):
    editor.writes(f"{NEW}/meta.yaml", META)
    editor.writes(f"{NEW}/en.md", summary("Said."))
    editor.begins_language("pt")
    assert f"{NEW}/pt.md:1: this summary is not there, or not readable" in editor.faults
    assert editor.content.reports["local-review"].summary("pt")["asks"] == ("Said. [3]",)
    editor.writes(f"{NEW}/pt.md", summary("Dito."))
    assert not any(NEW in fault for fault in editor.faults)
    assert editor.content.reports["local-review"].summary("pt")["asks"] == ("Dito. [3]",)


def test_a_language_owes_titles_terms_and_texts(editor):
    editor.begins_language("pt")
    total = len(editor.content.texts)
    faults = "\n".join(editor.faults)
    assert "titles is not there in pt" in faults
    assert "terms is not there in pt" in faults
    assert f"content.po:1: {total} of {total} texts are not translated" in faults
    editor.translates("pt", {"member states": "Estados-membros"})
    assert f"{total - 1} of {total} texts are not translated" in "\n".join(editor.faults)


def test_a_translation_that_lost_its_number_is_named(editor):
    editor.begins_language("pt")
    editor.translates("pt", {"{value} people took part in the Summit.": "Muita gente participou."})
    assert any("content.po:4: placeholders differ" in fault for fault in editor.faults)


def test_a_catalogue_that_cannot_be_read_is_named(editor):
    editor.begins_language("pt")
    (editor.locales / "pt" / "LC_MESSAGES" / "content.po").write_text('msgid "open\n', "utf-8")
    assert any("cannot be read" in fault for fault in editor.faults)


def test_a_translated_summary_keeps_every_source(editor):
    editor.begins_language("pt")
    editor.writes(f"{NEW}/meta.yaml", META)
    editor.writes(f"{NEW}/en.md", summary("Said."))
    editor.writes(f"{NEW}/pt.md", summary("Dito.").replace("[3]", "[4]"))
    told = f"{NEW}/pt.md:11: the paragraphs named on this screen of '# asks' are not those of the English one"
    assert told in editor.faults
    assert editor.content.reports["local-review"].summary("pt")["asks"] == ("Said. [3]",)


def test_translators_find_every_text(editor):
    found = set()
    for file in CONTENT.rglob("*.yaml"):
        with file.open("rb") as opened:
            found |= {text for _, _, text, _ in extract(opened)}
    for file in CONTENT.glob("forms/*.md"):
        with file.open("rb") as opened:
            found |= {text for _, _, text, _ in texts.extract(opened)}
    assert editor.content.texts <= found
