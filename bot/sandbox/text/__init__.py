"""Texts as Telegram reads them: HTML, entities with UTF-16 offsets, what is found and trimmed by itself."""
