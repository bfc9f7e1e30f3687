"""Milestones that organisers make: their list, the questions, a look before it counts, and word of what moved."""

from bot.i18n import mark
from bot.views.milestones import made, writing
from bot.views.view import Said, View

SCREENS = {
    "milestones.home": View(made.home, made.load_home),
    "milestones.one": View(made.one, made.load_one),
    "milestones.cancelling": View(made.cancelling, made.load_one),
    "milestones.moved": View(made.moved, made.load_moved),
    "milestones.step": View(writing.step, writing.load),
    "milestones.tongues": View(writing.tongues, writing.load),
    "milestones.tongue": View(writing.tongue, writing.load),
}
SAID: dict[str, Said] = {
    "milestone_refused": mark("Nothing was done: your role does not reach that far, or it was changed meanwhile."),
    "milestone_none": mark("Nothing is begun. Whatever was sent before is kept."),
    "milestone_begun": mark("You had begun this one. Send it or throw it away first."),
    "milestone_kept": mark("What you have begun is kept, and waits here."),
    "milestone_dropped": mark("What you had begun is thrown away. Nothing else has changed."),
    "milestone_made": mark("It is stored, and stands in everybody’s calendar."),
    "milestone_changed": mark(
        "The change is stored. Where the date has moved, those who follow the process are told once."
    ),
    "milestone_cancelled": mark("It is called off. Those who follow the process are told once."),
    "milestone_needed": mark("This is needed. Please answer it first."),
    "milestone_title_unread": mark(
        "That is empty or too long. A title has up to 150 characters, for example “Reports are due”."
    ),
    "milestone_date_unread": mark(
        "This date can be read in no way, or in more than one. Accepted are a day, a month, a season, a year, a span, "
        "“by”, “from … onwards”: 14 June 2027, spring 2027, 3 to 5 May 2027, by 2030."
    ),
    "milestone_every_unread": mark("Please type a number of months from 0 to 600, for example 12 for every year."),
    "milestone_source_unread": mark("That is empty or too long: up to 300 characters, a text or a link."),
    "milestone_no_country": mark("No country is called that here. Please type its name, for example Kenya."),
}
