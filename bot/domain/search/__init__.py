"""Finding by words, in any of the languages: how texts and what is typed become comparable."""
