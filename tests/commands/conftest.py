"""An operator at a shell: settings in the environment, a command, and what it prints."""

import os
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot.__main__ import main

TOKEN = "123456789:AAEhBP0av28nbRcnfWqIbSx3Y2Oq0ZkM5aA"


@contextmanager
def bot_api_server(answer, status=200):
    """Answers every request with the same words."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Operator:
    """Types commands in an empty folder, with everything set that `kept run` needs."""

    def __init__(self, folder, monkeypatch, capsys):
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.said = self.complained = ""
        (folder / "privacy.md").write_text("We keep what you write for two years.")
        self.sets(
            KEPT_BOT_TOKEN=TOKEN,
            KEPT_OPERATOR="Example Trust, privacy@example.org",
            KEPT_PRIVACY="privacy.md",
            KEPT_BOT_API_URL="http://127.0.0.1:9",
        )

    def sets(self, **settings):
        for name, value in settings.items():
            self._monkeypatch.setenv(name, value)

    def types(self, line):
        code = main(line.split())
        self.said, self.complained = self._capsys.readouterr()
        return code


@pytest.fixture
def operator(tmp_path, monkeypatch, capsys):
    for name in list(os.environ):
        if name.startswith("KEPT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    umask = os.umask(0o022)
    yield Operator(tmp_path, monkeypatch, capsys)
    os.umask(umask)
