"""What is said of a file of commitments, before and after it is stored."""

from bot.domain.columns import Field
from bot.i18n import mark
from bot.services.importing import Rejection

REASONS = {
    Rejection.BROKEN: mark("This row is broken: a quotation mark opens and does not end."),
    Rejection.TOO_MANY_CELLS: mark("This row has more cells than the table has columns."),
    Rejection.NO_ORGANISATION: mark("This row does not say whose commitment it is."),
    Rejection.NAME_TOO_LONG: mark("The name of the organisation is longer than 200 characters."),
    Rejection.NO_TEXT: mark("This row does not say what was promised."),
    Rejection.TEXT_TOO_LONG: mark("The text is longer than 20,000 characters."),
    Rejection.CELL_TOO_LONG: mark("A cell beside title and text is longer than 500 characters."),
    Rejection.UNKNOWN_LANGUAGE: mark("The language of this row is not known here."),
    Rejection.UNKNOWN_KIND: mark("The kind of this commitment is none of: individual, joint, alignment, initiative."),
    Rejection.SAME_ID: mark("Another row has the same id in the same language."),
    Rejection.ONE_HOLDER: mark("A joint commitment needs a second organisation, under partners."),
    Rejection.NO_ITEM: mark("An alignment needs an item of the framework, and this row names none."),
}
FAULTS = {
    "too_large": mark("The file is too large: up to 50 MB can be read."),
    "old_sheet": mark("This is an old Excel file, or one with a password. Save it as XLSX or CSV without a password."),
    "empty": mark("There is no table in this file."),
    "no_text": mark("This file is neither a table nor text. Save it as XLSX or as CSV in UTF-8."),
    "no_sheet": mark("This XLSX file is damaged. Save it anew, or as CSV in UTF-8."),
}
FIELDS = {
    Field.SOURCE_ID: mark("id at the source"),
    Field.ORGANISATION: mark("organisation"),
    Field.ORGANISATION_TYPE: mark("type of organisation"),
    Field.KIND: mark("kind of commitment"),
    Field.TITLE: mark("title"),
    Field.TEXT: mark("text"),
    Field.LANGUAGE: mark("language"),
    Field.DUE: mark("due"),
    Field.MADE: mark("made on"),
    Field.TARGET: mark("target"),
    Field.UNIT: mark("unit"),
    Field.BASELINE: mark("baseline"),
    Field.WHERE: mark("where"),
    Field.ITEM: mark("framework item"),
    Field.GROUPS: mark("for whom"),
    Field.PARTNERS: mark("with whom"),
    Field.CONTACT_NAME: mark("contact: name"),
    Field.CONTACT_EMAIL: mark("contact: e-mail"),
    Field.CONTACT_LANGUAGE: mark("contact: language"),
    Field.STATUS: mark("status (not stored)"),
    Field.URL: mark("link (not stored)"),
}
HEADS = (mark("Line"), mark("Why it was rejected"))
