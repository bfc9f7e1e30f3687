"""What a process remembers of its chats without a row: the ones of late, and never more than so many."""

from collections import OrderedDict
from typing import TypeVar

T = TypeVar("T")


class Remembered(OrderedDict[int, T]):
    """The chat put in longest ago is forgotten first."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def put(self, chat: int, value: T) -> None:
        self[chat] = value
        self.move_to_end(chat)
        if len(self) > self._most:
            self.popitem(last=False)
