"""Somebody who visits the desk over HTTP: with cookies, and with the token of the page that was last seen."""

import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar


class Browser:
    """Keeps cookies, and reads the token of the page it is on, as a browser does."""

    def __init__(self, address: str) -> None:
        self.address, self.page, self.token = address, "", ""
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str, **headers: str) -> int:
        return self._open(urllib.request.Request(self.address + path, headers=headers))

    def post(self, path: str, headers: dict | None = None, **form: str) -> int:
        body = urllib.parse.urlencode(form).encode()
        return self._open(urllib.request.Request(self.address + path, body, headers or {}))

    def _open(self, request: urllib.request.Request) -> int:
        try:
            answer = self._opener.open(request, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        self.page = answer.read().decode()
        self.url, self.headers = answer.url, answer.headers
        found = re.search(r'name="csrf" content="([^"]+)"', self.page)
        self.token = found[1] if found else self.token
        return answer.status
