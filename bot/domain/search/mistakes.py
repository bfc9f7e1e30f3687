"""Words that somebody may have meant: one letter dropped, doubled, wrong, or in its neighbour's place."""

from collections.abc import Iterator

from bot.domain.search.stems import script

LENGTHS = range(4, 25)  # letters: in shorter words a mistake makes another word, and longer ones are none
ALPHABETS = {
    "LATIN": "abcdefghijklmnopqrstuvwxyz",
    "CYRILLIC": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "ARABIC": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}


def meant(word: str) -> set[str]:
    alphabet = ALPHABETS.get(script(word), "") if len(word) in LENGTHS else ""
    return set(near(word, alphabet)) - {word} if alphabet else set()


def near(word: str, alphabet: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        left, right = word[:place], word[place:]
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in alphabet)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        yield from (left + letter + right for letter in alphabet)
