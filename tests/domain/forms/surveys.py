"""Forms put together by chance: every kind of question, in groups and repetitions, going by one another's answers."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

HEAD = ["type", "name", "label", "relevant", "required", "constraint", "choice_filter", "default", "calculation",
        "repeat_count", "parameters"]  # fmt: skip
CHOICES = """| choices |
| | list_name | name | label | size |
| | fruit | apple | Apple | big |
| | fruit | plum | Plum | small |
| | fruit | fig | Fig | small |
"""
ASKED = ["integer", "decimal", "text", "note", "date", "time", "dateTime", "range", "acknowledge", "image", "file",
         "geopoint", "barcode", "select_one fruit", "select_multiple fruit", "select_one fruit or_other", "rank fruit",
         "calculate", "hidden"]  # fmt: skip


@dataclass
class Survey:
    """Rows as they are drawn; whatever a question goes by stands above it."""

    draw: st.DrawFn
    rows: list[dict[str, str]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def markdown(self) -> str:
        lines = ["| survey |", f"| | {' | '.join(HEAD)} |"]
        lines += [f"| | {' | '.join(row.get(column, '') for column in HEAD)} |" for row in self.rows]
        return "\n".join([*lines, CHOICES])

    def fills(self, depth: int) -> None:
        for _ in range(self.draw(st.integers(1, 4 if depth else 6))):
            what = self.draw(st.sampled_from(["question"] * 6 + (["group", "repeat"] if depth < 2 else [])))
            if what == "question":
                self._asks(self.draw(st.sampled_from(ASKED)))
            else:
                self._opens(what, depth)

    def _opens(self, what: str, depth: int) -> None:
        name = f"{what}{len(self.rows)}"
        row = {"type": f"begin_{what}", "name": name, "label": name.title(), "relevant": self._condition()}
        if what == "repeat" and self.numbers and self.draw(st.booleans()):
            row["repeat_count"] = f"${{{self.draw(st.sampled_from(self.numbers))}}} mod 4"
        self.rows.append(row)
        self.fills(depth + 1)
        self.rows.append({"type": f"end_{what}"})

    def _asks(self, kind: str) -> None:
        name = f"q{len(self.rows)}"
        row = {"type": kind, "name": name, "label": self._label(name), "relevant": self._condition()}
        if kind == "calculate":
            row["calculation"] = self._sum()
        elif kind in ("integer", "decimal"):
            row["constraint"] = self.draw(st.sampled_from(["", ". >= 0", ". < 1000 and . != 13"]))
            row["default"] = self.draw(st.sampled_from(["", "5", "2 + 2"]))
        elif kind == "select_multiple fruit":
            row["choice_filter"] = self.draw(st.sampled_from(["", "size = 'small'", f"name != ${{{name}}} or 1 = 1"]))
            row["parameters"] = self.draw(st.sampled_from(["", "randomize=true", "randomize=true seed=3"]))
        if kind not in ("note", "calculate", "hidden"):
            row["required"] = self.draw(st.sampled_from(["", "yes", "1 = 1"]))
        self.rows.append(row)
        self.names.append(name)
        if kind in ("integer", "decimal", "calculate"):
            self.numbers.append(name)

    def _label(self, name: str) -> str:
        other = self.draw(st.sampled_from(self.names)) if self.names and self.draw(st.booleans()) else ""
        return f"{name} after ${{{other}}}" if other else name

    def _condition(self) -> str:
        if not self.names or self.draw(st.integers(0, 2)):
            return ""
        name = self.draw(st.sampled_from(self.names))
        return self.draw(
            st.sampled_from([f"${{{name}}} != ''", f"not(${{{name}}} = 5)", f"string-length(${{{name}}}) < 9"])
        )

    def _sum(self) -> str:
        terms = [f"coalesce(${{{name}}}, 0)" for name in self.numbers[-2:]]
        return " + ".join([*terms, self.draw(st.sampled_from(["1", "count-selected('a b')", "random()"]))])


@st.composite
def surveys(draw: st.DrawFn) -> str:
    survey = Survey(draw)
    survey.fills(0)
    survey.rows.append({"type": "select_one fruit", "name": "last", "label": "?", "choice_filter": "size = 'small'"})
    return survey.markdown
