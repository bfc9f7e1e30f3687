"""The web's door: a port that is taken is one sentence."""

import socket

import pytest

from bot.faults import Stop
from bot.web.site import listening


def test_a_port_that_is_taken_is_told_by_its_number() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Stop, match=rf"Port {port} cannot be used \(.+\): set KEPT_WEB_PORT"):
            listening(port)
