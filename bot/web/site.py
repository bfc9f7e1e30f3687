"""The routes, and the server that runs them inside the bot's own process."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from bot.faults import Stop
from bot.web.calendar import calendar
from bot.web.form import form
from bot.web.pages import style, window
from bot.web.state import State, health, metrics
from bot.web.webhook import Webhook


def site(state: State, webhook: Webhook | None) -> Starlette:
    routes = [Route("/", window), Route("/kept.css", style), Route("/health", health), Route("/metrics", metrics)]
    routes.append(Route("/calendar.ics", calendar))
    routes.append(Route("/form/{token}", form, methods=["GET", "POST"]))
    if webhook is not None:
        routes.append(Route(webhook.path, webhook.receive, methods=["POST"]))
    application = Starlette(routes=routes)
    application.state.kept = state
    return application


def listening(port: int) -> socket.socket:
    """Taken before anything else starts, so that a taken port is one sentence and not half a bot."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("0.0.0.0", port))  # noqa: S104
    except OSError as error:
        listener.close()
        raise Stop(
            f"Port {port} cannot be used ({error.strerror}): set KEPT_WEB_PORT to a free one, or to 0."
        ) from None
    return listener


class Server(uvicorn.Server):
    """Without signal handling of its own: the process has one place for that."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def server(application: Starlette) -> Server:
    return Server(uvicorn.Config(application, log_config=None, access_log=False, lifespan="off"))
