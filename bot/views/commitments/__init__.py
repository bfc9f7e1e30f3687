"""Commitments: lists of them, and each with all that was promised."""

from bot.i18n import mark
from bot.views.commitments import card, caring, finding, lists, queue
from bot.views.view import Said, View

SCREENS = {
    "commitments.home": View(lists.home, lists.totals),
    "commitments.values": View(lists.values, lists.load_values),
    "commitments.list": View(lists.list_, lists.load_list),
    "commitments.followed": View(lists.following, lists.followed),
    "commitments.where": View(finding.where),
    "commitments.places": View(finding.places, finding.load_places),
    "commitments.found": View(finding.found, finding.load_found),
    "commitments.card": View(card.card, card.load_card),
    "commitments.text": View(card.text, card.load),
    "commitments.history": View(card.history, card.load_history),
    "commitments.flag": View(card.flag, card.load),
    "commitments.qr": View(card.caption, card.load),
    "commitments.moved": View(queue.moved, card.load),
    "commitments.to_sign": View(queue.to_sign, card.load),
    "promise.queue": View(queue.queue, queue.load_queue),
    "promise.caring": View(caring.caring, caring.load),
    "promise.flags": View(queue.flags, queue.load_flags),
    "promise.ask": View(queue.ask, card.load),
    "promise.hide": View(queue.hide, card.load),
}
SAID: dict[str, Said] = {
    "commitment_followed": mark("You follow this commitment. You are told when it moves, and never more."),
    "commitment_left_alone": mark("You no longer follow this commitment."),
    "commitment_flagged": mark("Thank you. An organiser will look at it."),
    "commitment_gone": mark("This commitment is not listed here."),
    "promise_refused": mark("Nothing was changed: your role does not reach that far, or it was done already."),
    "promise_submitted": mark("It is sent in. An organiser checks it."),
    "promise_withdrawn": mark("It is withdrawn. It stays here, shown as withdrawn."),
    "promise_under_check": mark("You check it now. Confirm it, or send it back with a question."),
    "promise_confirmed": mark("It is confirmed."),
    "promise_sent_back": mark("It is sent back, with your question."),
    "promise_hidden": mark("The text is hidden, and everybody can read why."),
    "promise_shown": mark("The text is shown again."),
    "promise_supported": mark("Your organisation supports it now."),
    "promise_asked": mark("Asked. As soon as a holder says yes, your organisation holds it too."),
    "promise_joined": mark("It is a joint commitment now."),
    "promise_left": mark("Done: that organisation stands behind it no longer."),
    "promise_taken": mark("You take care of it now."),
    "promise_handed_over": mark("You no longer take care of it. Somebody else can take it with one tap."),
    "promise_fine": mark("Noted: the text stays as it is."),
}
