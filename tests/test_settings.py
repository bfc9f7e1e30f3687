"""The operator's settings: right ones are read, wrong ones are named all at once, with an example."""

import shlex

import pytest

from bot.faults import Faults
from bot.settings import CONTENT_FOLDER, Operator, Settings

TOKEN = "123456789:AAEhBP0av28nbRcnfWqIbSx3Y2Oq0ZkM5aA"


@pytest.fixture
def environ(tmp_path, monkeypatch):
    """As little as `kept run` can do with."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "privacy.md").write_text("We keep what you write for two years.")
    return {
        "HOME": str(tmp_path),
        "KEPT_BOT_TOKEN": TOKEN,
        "KEPT_OPERATOR": "Example Trust, Geneva, privacy@example.org",
        "KEPT_PRIVACY": "privacy.md",
    }


def faults_of(environ, purpose="run"):
    with pytest.raises(Faults) as caught:
        Settings.read(environ, purpose)
    return {fault.setting: fault for fault in caught.value.faults}


def test_a_token_an_operator_and_a_privacy_text_are_enough(environ, tmp_path):
    settings = Settings.read(environ)
    assert settings.token.reveal() == TOKEN
    assert settings.operator == Operator("Example Trust, Geneva", "privacy@example.org")
    assert settings.privacy_text("fr") == "We keep what you write for two years."
    assert (settings.data, settings.keys) == (tmp_path / "data", tmp_path / "keys")
    assert (settings.database, settings.content) == (tmp_path / "data" / "kept.db", CONTENT_FOLDER)
    assert (settings.language, str(settings.timezone), settings.web_port) == ("en", "UTC", 8080)
    assert not settings.admins
    assert not settings.webhook_url


def test_everything_can_be_set(environ, tmp_path):
    settings = Settings.read(
        environ
        | {
            "KEPT_BOT_API_URL": "http://127.0.0.1:8081/",
            "KEPT_DATABASE_URL": f"sqlite:///{tmp_path}/elsewhere/bot.db",
            "KEPT_ADMINS": "1, 9007199254740991,",
            "KEPT_WEB_PORT": "8443",
            "KEPT_PUBLIC_URL": "https://kept.example.org/",
            "KEPT_WEBHOOK_URL": "https://kept.example.org/hook",
            "KEPT_WEBHOOK_SECRET": "a-b_C9",
            "KEPT_LANGUAGE": "ar",
            "KEPT_TIMEZONE": "Africa/Nairobi",
        }
    )
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.database == tmp_path / "elsewhere" / "bot.db"
    assert settings.admins == {1, 9007199254740991}
    assert settings.secrets == (TOKEN, "a-b_C9")
    assert str(settings.timezone) == "Africa/Nairobi"


# What is set, which setting is named, and a word of the sentence.
BROKEN = [
    ({"KEPT_BOT_TOKEN": ""}, "KEPT_BOT_TOKEN", "nothing"),
    ({"KEPT_BOT_TOKEN": "my bot"}, "KEPT_BOT_TOKEN", "BotFather"),
    ({"KEPT_BOT_TOKEN_FILE": "privacy.md"}, "KEPT_BOT_TOKEN", "one of the two"),
    ({"KEPT_BOT_TOKEN": "", "KEPT_BOT_TOKEN_FILE": "none"}, "KEPT_BOT_TOKEN_FILE", "No such file"),
    ({"KEPT_BOT_TOKEN": "", "KEPT_BOT_TOKEN_FILE": "/dev/null"}, "KEPT_BOT_TOKEN_FILE", "empty"),
    ({"KEPT_BOT_API_URL": "api.telegram.org"}, "KEPT_BOT_API_URL", "https://api.telegram.org"),
    ({"KEPT_BOT_API_URL": "http://host:port"}, "KEPT_BOT_API_URL", "address"),
    ({"KEPT_DATA": "privacy.md"}, "KEPT_DATA", "folder"),
    ({"KEPT_KEYS": "data/keys"}, "KEPT_KEYS", "apart from KEPT_DATA"),
    ({"KEPT_DATA": "keys/data"}, "KEPT_KEYS", "apart from KEPT_DATA"),
    ({"KEPT_DATABASE_URL": "postgresql://kept:word@db/kept"}, "KEPT_DATABASE_URL", "PostgreSQL is not served yet"),
    ({"KEPT_DATABASE_URL": "kept.db"}, "KEPT_DATABASE_URL", "sqlite:///"),
    ({"KEPT_ADMINS": "@organiser"}, "KEPT_ADMINS", "123456789,987654321"),
    ({"KEPT_ADMINS": "-1001234567890"}, "KEPT_ADMINS", "ids"),
    ({"KEPT_OPERATOR": "Example Trust"}, "KEPT_OPERATOR", "name and contact"),
    ({"KEPT_OPERATOR": " "}, "KEPT_OPERATOR", "nothing"),
    ({"KEPT_PRIVACY": ""}, "KEPT_PRIVACY", "nothing"),
    ({"KEPT_PRIVACY": "none.md"}, "KEPT_PRIVACY", "none.md is not (No such file"),
    ({"KEPT_PRIVACY": "texts"}, "KEPT_PRIVACY", "en.md"),
    ({"KEPT_PRIVACY": "long.md"}, "KEPT_PRIVACY", "has 3501"),
    ({"KEPT_PRIVACY": "latin.md"}, "KEPT_PRIVACY", "UTF-8"),
    ({"KEPT_WEB_PORT": "80800"}, "KEPT_WEB_PORT", "65535"),
    ({"KEPT_WEB_PORT": "٨٠"}, "KEPT_WEB_PORT", "65535"),
    ({"KEPT_WEBHOOK_URL": "https://kept.example.org"}, "KEPT_WEBHOOK_SECRET", "KEPT_WEBHOOK_URL is set"),
    ({"KEPT_WEBHOOK_URL": "http://kept.example.org"}, "KEPT_WEBHOOK_URL", "https"),
    ({"KEPT_WEBHOOK_URL": "https://kept.example.org", "KEPT_WEB_PORT": "0"}, "KEPT_WEB_PORT", "KEPT_WEBHOOK_URL"),
    ({"KEPT_WEBHOOK_SECRET": "a b"}, "KEPT_WEBHOOK_SECRET", "1 to 256"),
    ({"KEPT_LANGUAGE": "de"}, "KEPT_LANGUAGE", "ar, en, es, fr, ru, zh"),
    ({"KEPT_TIMEZONE": "Paris"}, "KEPT_TIMEZONE", "Europe/Paris"),
    ({"KEPT_TIMEZONE": "Africa/Nairoby"}, "KEPT_TIMEZONE", "Africa/Nairobi"),
    ({"KEPT_TIMEZONE": "../secret"}, "KEPT_TIMEZONE", "time zone"),
    ({"KEPT_TOKEN": "1"}, "KEPT_TOKEN", "perhaps KEPT_BOT_TOKEN"),
]


@pytest.mark.parametrize(("changes", "setting", "word"), BROKEN)
def test_a_broken_setting_is_named_with_an_example(environ, tmp_path, changes, setting, word):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "fr.md").write_text("Nous gardons ce que vous écrivez deux ans.")
    (tmp_path / "long.md").write_text("x" * 3501)
    (tmp_path / "latin.md").write_bytes("é".encode("latin-1"))
    faults = faults_of(environ | changes)
    assert word in str(faults[setting])
    assert "Example: KEPT_" in str(faults[setting])


@pytest.mark.parametrize(("changes", "setting", "word"), BROKEN)
def test_what_stands_in_an_example_is_accepted(environ, changes, setting, word):
    example = str(faults_of(environ | changes)[setting]).rpartition("Example: ")[2]
    (assignment,) = shlex.split(example)  # as a shell takes it
    name, value = assignment.split("=", 1)
    on_disk = ("KEPT_PRIVACY", "KEPT_BOT_TOKEN_FILE")
    if name not in on_disk:
        assert Settings.read(environ | {"KEPT_WEBHOOK_SECRET": "a-b_C9", name: value})


def test_all_faults_come_at_once(environ):
    faults = faults_of({"KEPT_LANGUAGE": "xx", "KEPT_WEB_PORT": "x", "KEPT_TOKEN": "x"})
    expected = {"KEPT_BOT_TOKEN", "KEPT_OPERATOR", "KEPT_PRIVACY", "KEPT_LANGUAGE", "KEPT_WEB_PORT", "KEPT_TOKEN"}
    assert set(faults) == expected


def test_a_command_that_only_opens_the_database_needs_no_more_than_that(environ, tmp_path):
    settings = Settings.read({"KEPT_LANGUAGE": "xx"}, "store")
    assert settings.database == tmp_path / "data" / "kept.db"
    assert set(faults_of({"KEPT_DATTA": "x", "KEPT_KEYS": "data", "KEPT_LANGUAGE": "xx"}, "store")) == {
        "KEPT_DATTA",
        "KEPT_KEYS",
    }


def test_a_secret_comes_from_a_file(environ, tmp_path):
    (tmp_path / "token").write_text(TOKEN + "\n")
    del environ["KEPT_BOT_TOKEN"]
    assert Settings.read(environ | {"KEPT_BOT_TOKEN_FILE": "token"}).token.reveal() == TOKEN


def test_the_privacy_text_comes_in_the_language_asked_for_where_there_is_one(environ, tmp_path):
    (tmp_path / "texts").mkdir()
    for language in ("en", "fr"):
        (tmp_path / "texts" / f"{language}.md").write_text(f"text in {language}")
    settings = Settings.read(environ | {"KEPT_PRIVACY": "texts"})
    assert [settings.privacy_text(language) for language in ("fr", "en", "zh")] == [
        "text in fr", "text in en", "text in en",
    ]  # fmt: skip


def test_no_secret_is_ever_shown(environ):
    shown = repr(Settings.read(environ))
    assert TOKEN not in shown
    misplaced = {"KEPT_BOT_TOKEN": TOKEN + "!", "KEPT_ADMINS": TOKEN, "KEPT_BOT_API_URL": f"ftp://x/bot{TOKEN}/"}
    for fault in faults_of(environ | misplaced).values():
        assert TOKEN not in str(fault)
