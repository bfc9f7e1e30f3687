"""The HTTP client behind python-telegram-bot: aiohttp, a tenth of the default one's cost when many calls overlap."""

from json import JSONDecodeError, loads
from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter
from yarl import URL

CONNECTIONS = 256
SECONDS = 30.0
CONNECT_SECONDS = 10.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Unsent(NetworkError):
    """The call did not reach Telegram, so it may be made again without a second effect."""


class Request(BaseRequest):
    """One session for all calls; a call's outcome is told apart by whether it can have had an effect."""

    def __init__(self, connections: int = CONNECTIONS, seconds: float = SECONDS) -> None:
        self._connections = connections
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._seconds

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, auto_decompress=True)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The library's own logs what it cannot parse; what people wrote is in there."""
        try:
            parsed = loads(payload)
        except (JSONDecodeError, UnicodeDecodeError):
            parsed = None
        if not isinstance(parsed, dict) or "ok" not in parsed:
            raise NetworkError("the answer is not Telegram's")  # a proxy's page, whatever its status
        return parsed

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        del write_timeout, connect_timeout, pool_timeout  # one limit for the whole call is enough
        if self._session is None:
            raise RuntimeError("the request is used before it is initialised")
        seconds = self._seconds if isinstance(read_timeout, DefaultValue) else read_timeout
        body, headers = encoded(request_data)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS),
                allow_redirects=False,  # the address holds the token, and goes nowhere else
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unsent("Telegram cannot be reached") from error
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from error  # the error's own words hold the token


def asked(*files: RequestParameter, **parameters: Any) -> RequestData:
    """A call's parameters as the library's request classes take them."""
    return RequestData([*files, *(RequestParameter(name, value, None) for name, value in parameters.items())])


def encoded(request_data: RequestData | None) -> tuple[Any, dict[str, str]]:
    if request_data is None:
        return None, {}
    if not request_data.contains_files:
        return URL.build(query=request_data.json_parameters).raw_query_string.encode(), FORM
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)  # file names as they are
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, {}
