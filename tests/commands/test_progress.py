"""A bar on a terminal, lines elsewhere."""

import io

from bot.commands.progress import Bar


class Terminal(io.StringIO):
    def isatty(self):
        return True


def drawn(stream, steps):
    with Bar("Backing up", stream) as bar:
        for done, total in steps:
            bar.show(done, total)
    return stream.getvalue()


def test_elsewhere_a_line_for_every_tenth():
    lines = drawn(io.StringIO(), [(n, 1000) for n in range(1001)]).splitlines()
    assert lines == [f"Backing up: {percent}%" for percent in range(0, 101, 10)]


def test_on_a_terminal_one_line_that_fills():
    text = drawn(Terminal(), [(1, 4), (4, 4)])
    assert text == f"\rBacking up [{'#' * 10}{' ' * 30}]  25%\rBacking up [{'#' * 40}] 100%\n"


def test_the_same_is_not_drawn_twice():
    assert drawn(Terminal(), [(1, 4), (1, 4)]) == drawn(Terminal(), [(1, 4)])


def test_nothing_to_do_is_done():
    assert drawn(io.StringIO(), [(0, 0)]) == "Backing up: 100%\n"


def test_what_never_began_shows_nothing():
    assert drawn(Terminal(), []) == ""
