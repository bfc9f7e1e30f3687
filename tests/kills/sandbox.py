"""The sandbox as a process of its own, with phones that write and tap, and its journal."""

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.commands.conftest import TOKEN

BOT = int(TOKEN.partition(":")[0])
PAGE = 5000


class Sandbox:
    def __init__(self, address: str) -> None:
        self.address = address
        self._read = 0
        self._line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)

    def close(self) -> None:
        self._line.close()

    def ask(self, method: str, path: str, **body: Any) -> Any:
        headers = {"Content-Type": "application/json"}
        self._line.request(method, path, json.dumps(body) if body else None, headers if body else {})
        answer = self._line.getresponse()
        content = json.loads(answer.read())
        assert answer.status == 200, content
        return content

    def journal(self) -> Iterator[dict[str, Any]]:
        """What has been noted since it was read last."""
        while page := self.ask("GET", f"/sandbox/journal?after={self._read}&limit={PAGE}"):
            yield from page
            self._read = page[-1]["seq"]

    @property
    def waiting(self) -> int:
        """Updates that are not confirmed."""
        return int(self.ask("GET", f"/bot{TOKEN}/getWebhookInfo")["result"]["pending_update_count"])

    def sent(self) -> list[tuple[int, str]]:
        """The messages and changes that Telegram accepted: chat and text."""
        return [
            (int(entry["parameters"]["chat_id"]), str(entry["parameters"]["text"]))
            for entry in self.journal()
            if entry["kind"] == "call"
            and entry["name"].lower() in ("sendmessage", "editmessagetext")
            and entry["status"] in (0, 200)
        ]


@contextmanager
def sandbox() -> Iterator[Sandbox]:
    command = [sys.executable, "-m", "bot.sandbox", "--port", "0", "--token", TOKEN, "--limits", "off"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            ready, _, address = process.stdout.readline().partition(" ")
            assert ready == "ready"
            with closing(Sandbox(address.strip())) as running:
                yield running
        finally:
            process.terminate()


@dataclass
class Phone:
    """Remembers, in order, what its person did, as rows that have to come of it."""

    sandbox: Sandbox
    id: int
    did: list[tuple[str, int]] = field(default_factory=list)

    @classmethod
    def new(cls, sandbox: Sandbox) -> "Phone":
        phone = cls(sandbox, sandbox.ask("POST", "/phone/accounts", first_name="Somebody", language_code="en")["id"])
        for words in ("/start", "English", "/count"):
            phone._act("send", text=words)
        return phone

    def writes(self) -> None:
        self.did.append(("text", len(self.did)))
        self._act("send", text=f"step {len(self.did) - 1}")

    def taps(self) -> bool:
        """The newest button, once; False where there is none that was not tapped."""
        screen = self.screen
        row = int(screen["text"].removeprefix("row ")) if screen else 0
        if not screen or not row or ("tap", row) in self.did or not screen.get("reply_markup"):
            return False
        self.did.append(("tap", row))
        self._act("press", message_id=screen["message_id"], data=f"steps:tap:{row}")
        return True

    @property
    def screen(self) -> dict[str, Any] | None:
        """The newest message that shows a row."""
        shown = self.sandbox.ask("GET", f"/phone/{self.id}/chats/{BOT}/messages?limit=9")
        rows = [one for one in shown if one["from"]["id"] == BOT and one.get("text", "").startswith("row ")]
        return rows[-1] if rows else None

    @property
    def sees(self) -> str | None:
        screen = self.screen
        return str(screen["text"]) if screen else None

    def _act(self, act: str, **body: Any) -> None:
        self.sandbox.ask("POST", f"/phone/{self.id}/chats/{BOT}/{act}", **body)
