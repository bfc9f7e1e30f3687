"""The content that is served: a new one takes the old one's place only when it is whole."""

import logging
import os
from pathlib import Path

from bot.content.loading import Broken, load
from bot.content.model import Content
from bot.i18n import LOCALES

log = logging.getLogger(__name__)

# An editor's other files, such as a half-saved copy, are nobody's business.
READ = ("*.yaml", "*.md", "forms/*.xls", "forms/*.xlsx")

Stamp = frozenset[tuple[Path, int, int]]


class Shelf:
    """Holds one snapshot; whoever reads from it keeps what they took, whatever comes after."""

    def __init__(self, folder: Path, locales: Path = LOCALES, kept: Path | None = None) -> None:
        self._folder, self._locales, self._kept = folder, locales, kept
        self._stamp = self._look()
        self.content: Content = load(folder, locales, kept)

    def renew(self) -> bool:
        """Whether there is something new to serve; what is broken is named once, and waits for its next change."""
        stamp = self._look()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            self.content = load(self._folder, self._locales, self._kept)
        except (Broken, OSError) as error:
            told = error.faults if isinstance(error, Broken) else [str(error)]
            log.error("the content is broken, the old one is served on", extra={"faults": told})
            return False
        log.info("new content is served", extra=dict(self.content.counts()))
        return True

    def _look(self) -> Stamp:
        """When each file was last changed, and how long it is: cheap enough to look every few seconds."""
        files = [file for kind in READ for file in self._folder.rglob(kind)]
        files += self._locales.glob("*/LC_MESSAGES/content.po")
        return frozenset((file, state.st_mtime_ns, state.st_size) for file in files if (state := stat(file)))


def stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
