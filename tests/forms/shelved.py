"""Forms put on the stage for a test, as if an editor had written them."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from bot.domain.forms.version import Version
from bot.forms import load
from tests.stage import Stage

SHORT = """
| survey | | | | | | | |
| | type | name | label | required | constraint | constraint_message | relevant |
| | select_one progress | progress | How far is it? | yes | | | |
| | integer | wells | How many wells? | yes | . >= 0 | The number cannot be below 0. | ${progress} != 'none' |
| | text | story | What happened? | | | | |
| | select_multiple place | places | Where? | | | | |
| | date | when | When? | | | | |

| choices | | | |
| | list_name | name | label |
| | progress | none | Nothing yet |
| | progress | some | Some of it |
| | progress | done | Done |
| | place | north | In the north |
| | place | south | In the south |
| | place | east | In the east |

| settings | |
| | form_title |
| | Wells |
"""


def version(folder: Path, text: str, slug: str = "wells") -> Version:
    file = folder / f"{slug}.md"
    file.write_text(text, "utf-8")
    return Version.of(slug, load(file))


def shelve(stage: Stage, *versions: Version) -> None:
    forms = MappingProxyType({**stage.shelf.content.forms, **{one.slug: one for one in versions}})
    stage.shelf.content = replace(stage.shelf.content, forms=forms)


def asking(kind: str, *more: str) -> str:
    """A form with one question of this kind, and one after it."""
    columns = ["type", "name", "label", "required", *more[::2]]
    values = [kind, "q", "First?", "" if kind == "note" else "yes", *more[1::2]]
    rows = [columns, values, ["text", "last", "Last?", "yes", *("" for _ in more[::2])]]
    table = "\n".join(f"| | {' | '.join(row)} |" for row in rows)
    choices = "\n".join(f"| | c | n{n} | Choice {n} |" for n in range(1, 4))
    return (
        f"| survey | {' | ' * len(columns)}\n{table}\n\n| choices | | | |\n| | list_name | name | label |\n{choices}\n"
    )
