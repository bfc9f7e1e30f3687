"""A form read from a file, checked whole, or refused with every fault and its place."""

import re
from pathlib import Path
from typing import Any

from pyxform.builder import create_survey_element_from_dict
from pyxform.errors import PyXFormError
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import DefinitionData

from bot.domain.forms.checking import expressions, flaws
from bot.domain.forms.expressions.syntax import Path as Steps
from bot.domain.forms.expressions.syntax import parts
from bot.domain.forms.model import ROOT, UNMARKED, Form, Wording, paths
from bot.forms.appearances import STYLES
from bot.forms.columns import CHOICES, Unknown, code
from bot.forms.faults import Broken, Findings
from bot.forms.lists import lists
from bot.forms.rows import NAME, YES, Origins, Row, rows
from bot.forms.sheets import Sheet, sheets
from bot.forms.survey import Survey

ROW = re.compile(r"\[row : (\d+)\]\s*")


def load(path: Path) -> Form:
    findings = Findings()
    found = sheets(path, findings)
    form = _form(path, found, findings) if "survey" in found else None
    if form and not findings.faults:
        _second_opinion(found, findings)
    if findings.faults or form is None:
        raise Broken(path.name, findings.faults)
    return form


def _form(path: Path, found: dict[str, Sheet], findings: Findings) -> Form:
    settings = _settings(found.get("settings"), findings)
    origins: Origins = {}
    twice = settings.text("allow_choice_duplicates").lower() in YES
    chosen = lists(found.get("choices"), findings, origins, twice=twice)
    items = Survey(chosen, findings, origins).items(found["survey"])
    name, root = settings.text("form_id") or path.stem, settings.text("name") or ROOT
    form = Form(
        name,
        Wording({UNMARKED: (settings.text("form_title") or name,)}),
        settings.text("version"),
        _language(settings),
        items,
        chosen,
        settings.expression("instance_name"),
        root,
        paths(items, root),
    )
    for flaw in flaws(form):
        origins.get(id(flaw.item), settings).wrong(flaw.what)
    _unused(form, found.get("choices"), findings)
    return form


def _settings(sheet: Sheet | None, findings: Findings) -> Row:
    first, *more = [*rows(sheet, findings)] if sheet else [Row("settings", 1, {}, findings)]
    for row in more:
        row.wrong("settings has one row")
    if first.text("name") and not NAME.fullmatch(first.text("name")):
        first.wrong(f"the name {first.text('name')!r} has letters, digits, _ - and . only")
    for word in first.text("style").split():
        if word not in STYLES:
            first.wrong(f"the style {word!r} is not supported")
    return first


def _language(settings: Row) -> str:
    written = settings.text("default_language")
    try:
        return code(written) if written and written != "default" else UNMARKED
    except Unknown as unknown:
        settings.wrong(f"default_language: {unknown}")
        return UNMARKED


def _unused(form: Form, sheet: Sheet | None, findings: Findings) -> None:
    """A column of choices that no expression asks for would be passed over, and may be a slip of the pen."""
    found = [expression for _, item in form.everything() for _, expression in expressions(item)]
    steps = {step.name for one in found for part in parts(one.syntax) if isinstance(part, Steps) for step in part.steps}
    own = {name for choices in form.lists.values() for choice in choices for name in choice.columns} - CHOICES
    for name in sorted(own - steps):
        if sheet and not findings.faults:
            findings.wrong(sheet.name, sheet.line, f"the column {name!r} is used by no choice_filter")


def _second_opinion(found: dict[str, Sheet], findings: Findings) -> None:
    """What pyxform still refuses is refused; it counts rows from the head, which is the first."""
    given: dict[str, Any] = {"sheet_names": list(found)}
    for name, sheet in found.items():
        given[name] = [dict(cells) for _, cells in sheet.rows]
        given[f"{name}_header"] = [dict.fromkeys(sheet.columns)]
    try:
        survey = create_survey_element_from_dict(workbook_to_json(DefinitionData(**given), warnings=[]))
        survey.to_xml(validate=False)
    except PyXFormError as error:
        message = str(error)
        numbers = [number for number, _ in found["survey"].rows]
        counted = int(place[1]) - 2 if (place := ROW.search(message)) else -1
        row = numbers[counted] if 0 <= counted < len(numbers) else found["survey"].line
        findings.wrong("survey", row, " ".join(ROW.sub("", message).split()))
