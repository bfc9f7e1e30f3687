"""The settings: read once from the environment, frozen, typed; whatever is wrong is told all at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar
from zoneinfo import ZoneInfo

from bot import values
from bot.faults import Fault, Faults
from bot.values import LANGUAGES, Operator, Secret

# `store`: for commands that only open the database, which no other setting may keep from working.
Purpose = Literal["run", "store"]
T = TypeVar("T")

PREFIX = "KEPT_"
FROM_FILE = "_FILE"
DEMO = {"KEPT_DEMO_CLOCK"}  # how the demo moves the clock; nothing an operator sets
TELEGRAM = "https://api.telegram.org"
CONTENT_FOLDER = Path(__file__).parent.parent / "content"


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One name in the environment: its value's shape, and how it is asked for."""

    name: str
    parse: Callable[[str], T]
    wanted: str
    example: str
    default: str = ""
    required: bool = False
    secret: bool = False
    store: bool = False

    def fault(self, found: str, wanted: str = "") -> Fault:
        return Fault(self.name, found, wanted or self.wanted, f"{self.name}={self.example}")


TOKEN = Setting(
    "KEPT_BOT_TOKEN", values.token, "the token that @BotFather gave", "123456789:AAE-from-BotFather",
    required=True, secret=True,
)  # fmt: skip
API_URL = Setting("KEPT_BOT_API_URL", values.address, "the address of a Bot API server", TELEGRAM, TELEGRAM)
DATA = Setting("KEPT_DATA", values.folder, "a folder for what is kept", "/var/lib/kept", "data", store=True)
KEYS = Setting(
    "KEPT_KEYS", values.folder, "a folder for the key files, apart from KEPT_DATA", "/etc/kept/keys", "keys", store=True
)
DATABASE_URL = Setting(
    "KEPT_DATABASE_URL", values.database, "the address of a SQLite file", "sqlite:////var/lib/kept/kept.db",
    secret=True, store=True,
)  # fmt: skip
CONTENT = Setting("KEPT_CONTENT", values.folder, "the folder of the content", "/srv/kept/content", str(CONTENT_FOLDER))
ADMINS = Setting("KEPT_ADMINS", values.ids, "Telegram ids with commas between", "123456789,987654321")
OPERATOR = Setting(
    "KEPT_OPERATOR", values.operator, "who runs this bot, as name and contact with a comma between",
    "Example Trust, privacy@example.org", required=True,
)  # fmt: skip
PRIVACY = Setting(
    "KEPT_PRIVACY", values.texts, "your privacy text: a file, or a folder with files such as fr.md",
    "/etc/kept/privacy.md", required=True,
)  # fmt: skip
WEB_PORT = Setting("KEPT_WEB_PORT", values.port, "a port from 1 to 65535, or 0 for no web pages", "8080", "8080")
PUBLIC_URL = Setting(
    "KEPT_PUBLIC_URL", values.address, "the address people see the web pages at", "https://kept.example.org"
)
WEBHOOK_URL = Setting(
    "KEPT_WEBHOOK_URL", values.address, "an https address that Telegram reaches", "https://kept.example.org/webhook"
)
WEBHOOK_SECRET = Setting(
    "KEPT_WEBHOOK_SECRET",
    values.webhook_secret,
    "1 to 256 of A-Z, a-z, 0-9, _ and -",
    "a-long-random-word",
    secret=True,
)
LANGUAGE = Setting("KEPT_LANGUAGE", values.language, f"one of {', '.join(LANGUAGES)}", "fr", "en")
TIMEZONE = Setting("KEPT_TIMEZONE", values.timezone, "a time zone", "Africa/Nairobi", "UTC")

EVERY: dict[str, Setting[Any]] = {each.name: each for each in list(globals().values()) if isinstance(each, Setting)}
NAMES = {*EVERY, *(name + FROM_FILE for name, each in EVERY.items() if each.secret)}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything the operator decides; paths are absolute, and what is not set is empty."""

    token: Secret
    api_url: str
    data: Path
    keys: Path
    database: Path
    content: Path
    admins: frozenset[int]
    operator: Operator
    privacy: Mapping[str, str] = field(repr=False)
    web_port: int  # 0: no web
    public_url: str
    webhook_url: str  # empty: polling
    webhook_secret: Secret
    language: str
    timezone: ZoneInfo

    @classmethod
    def read(cls, environ: Mapping[str, str], purpose: Purpose = "run") -> "Settings":
        """Raise Faults with everything that is wrong for the purpose."""
        reading = Reading(environ)
        data = reading.take(DATA)
        settings = cls(
            token=reading.take(TOKEN),
            api_url=reading.take(API_URL),
            data=data,
            keys=reading.take(KEYS),
            database=reading.take(DATABASE_URL) or data / "kept.db",
            content=reading.take(CONTENT),
            admins=reading.take(ADMINS),
            operator=reading.take(OPERATOR),
            privacy=reading.take(PRIVACY),
            web_port=reading.take(WEB_PORT),
            public_url=reading.take(PUBLIC_URL),
            webhook_url=reading.take(WEBHOOK_URL),
            webhook_secret=reading.take(WEBHOOK_SECRET),
            language=reading.take(LANGUAGE),
            timezone=reading.take(TIMEZONE),
        )
        reading.end(_clashes(settings), purpose)
        return settings

    @property
    def secrets(self) -> tuple[str, ...]:
        return tuple(secret.reveal() for secret in (self.token, self.webhook_secret) if secret)

    def privacy_text(self, language: str) -> str:
        """The operator's own, in the language nearest to the asked one that it exists in."""
        return next(self.privacy[each] for each in (language, self.language, "") if each in self.privacy)


class Reading:
    """One pass over the environment, which gathers faults instead of stopping at the first."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._faults = list(_unknown(environ))

    def take(self, setting: Setting[T]) -> T:
        text = self._text(setting)
        try:
            return setting.parse(text or setting.default)
        except ValueError as error:
            wanted = str(error) if isinstance(error, values.Wrong) else ""
            self._faults.append(setting.fault(_found(setting, text), wanted))
            return setting.parse(setting.default)

    def end(self, clashes: Iterator[Fault], purpose: Purpose) -> None:
        alone = {fault.setting.removesuffix(FROM_FILE) for fault in self._faults}
        faults = self._faults + [clash for clash in clashes if clash.setting not in alone]
        faults = [fault for fault in faults if purpose == "run" or _concerns_store(fault)]
        if faults:
            raise Faults(faults)

    def _text(self, setting: Setting[Any]) -> str:
        text = self._environ.get(setting.name, "").strip()
        file = self._environ.get(setting.name + FROM_FILE, "") if setting.secret else ""
        if text and file:
            both = f"{setting.name} and {setting.name}{FROM_FILE}"
            self._faults.append(setting.fault(both, "one of the two"))
        elif file:
            return self._file(setting, Path(file))
        elif setting.required and not text:
            self._faults.append(setting.fault("nothing"))
        return text

    def _file(self, setting: Setting[Any], path: Path) -> str:
        try:
            text = path.read_text(encoding="utf-8").strip()
            found = f"{path}, which is empty"
        except (OSError, UnicodeDecodeError) as error:
            text, found = "", f"{path}, which cannot be read ({getattr(error, 'strerror', 'not a text')})"
        if not text:
            example = f"{setting.name}{FROM_FILE}=/run/secrets/{setting.name.lower()}"
            self._faults.append(Fault(setting.name + FROM_FILE, found, "a file that holds the secret", example))
        return text


def _unknown(environ: Mapping[str, str]) -> Iterator[Fault]:
    for name in sorted(set(environ) - NAMES - DEMO):
        if name.startswith(PREFIX):
            nearest = get_close_matches(name, sorted(NAMES), n=1, cutoff=0.0)[0]
            example = f"{nearest}={EVERY[nearest.removesuffix(FROM_FILE)].example}"
            yield Fault(name, "a name that Kept does not know", f"perhaps {nearest}", example)


def _found(setting: Setting[Any], text: str) -> str:
    if setting.secret:
        return "something else (not shown: it is a secret)"
    return f'"{values.TOKEN.sub("[token]", text)[:100]}"'


def _concerns_store(fault: Fault) -> bool:
    setting = EVERY.get(fault.setting.removesuffix(FROM_FILE))
    return setting is None or setting.store


def _clashes(settings: Settings) -> Iterator[Fault]:
    """Values that are right alone and wrong together."""
    data, keys = settings.data, settings.keys
    if keys.is_relative_to(data) or data.is_relative_to(keys):
        yield KEYS.fault(f'"{keys}", and KEPT_DATA is "{data}"')
    if settings.privacy and not {"", settings.language} & set(settings.privacy):
        yield PRIVACY.fault("a folder without it", f"a file {settings.language}.md in it, for KEPT_LANGUAGE")
    if not settings.webhook_url:
        return
    if settings.webhook_url.startswith("http:") and settings.api_url == TELEGRAM:
        yield WEBHOOK_URL.fault(f'"{settings.webhook_url}"')
    if not settings.webhook_secret:
        yield WEBHOOK_SECRET.fault("nothing, while KEPT_WEBHOOK_URL is set")
    if not settings.web_port:
        yield WEB_PORT.fault("0, while KEPT_WEBHOOK_URL is set", "a port from 1 to 65535")
