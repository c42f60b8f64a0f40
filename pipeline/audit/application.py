"""The application: Datasette over the output's `facts.db`, with the pages of the desk before Datasette's own."""

import re
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode

from datasette import hookimpl
from datasette.app import Datasette
from datasette.plugins import pm
from datasette.utils.asgi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.audit.dashboard import show_dashboard
from pipeline.audit.desk import Asked, Desk, House
from pipeline.audit.export import send_export, show_export
from pipeline.audit.inbox import show_inbox
from pipeline.audit.policy import headers_for
from pipeline.audit.rules import show_rule, show_rules
from pipeline.audit.unread import show_unread
from pipeline.audit.wordings import COOKIE, choose_language, load_wordings, other_language

Page = Callable[[Asked, Desk], Mapping | Response]
# Path -> page. A page gives what its template (of the path's first word) shows, or a whole answer of its own;
# it raises LookupError where what is asked for is not there.
ROUTES: dict[str, Page] = {
    "/inbox": show_inbox,
    "/rules": show_rules,
    "/rule/(?P<rule>[^/]+)": show_rule,
    "/unread": show_unread,
    "/dashboard": show_dashboard,
    "/export": show_export,
    "/export/(?P<file>[^/]+)": send_export,
}
MENU = ("inbox", "rules", "unread", "dashboard", "export")  # shown as far as there are pages for them
NOT_OURS = r"^/(?!(?:facts|-|static)(?:[/.]|$)|favicon\.ico$).+$"  # of what is left, Datasette has its tables and tools
STATIC = Path(__file__).parent / "static"
A_YEAR = 365 * 24 * 3600


class AuditDesk(Datasette):
    """Datasette over one output, with the desk's pages."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.pages = Environment(
            loader=PackageLoader("pipeline.audit"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        super().__init__(
            [str(house.output / "facts.db")],
            static_mounts=[("static", str(STATIC))],
            settings={"allow_download": False, "num_sql_threads": 4},
        )


class Plugin:
    """What Datasette is told: our paths come first, and every answer carries our headers."""

    __name__ = "mine audit"

    @hookimpl
    def register_routes(self, datasette: Datasette) -> list:
        """Give our pages to our own application, and to no other that runs in the process."""
        if not isinstance(datasette, AuditDesk):
            return []
        return (
            [("^/$", _to_inbox)]
            + [(f"^{path}$", _serve(page, re.match(r"/(\w+)", path).group(1))) for path, page in ROUTES.items()]
            + [(NOT_OURS, _serve(_find_nothing, "not_found"))]
        )

    @hookimpl
    def asgi_wrapper(self, datasette: Datasette) -> Callable:
        """Add our headers to every answer."""
        return _with_headers if isinstance(datasette, AuditDesk) else lambda app: app


def make_application(output: Path, patterns: Path | None = None) -> AuditDesk:
    """Make the application for an output folder."""
    if not any(isinstance(plugin, Plugin) for plugin in pm.get_plugins()):
        pm.register(Plugin())
    return AuditDesk(House(output, patterns))


def _find_nothing(_asked: Asked, _desk: Desk) -> Mapping:
    raise LookupError


async def _to_inbox() -> Response:
    return Response.redirect("/inbox")


def _serve(page: Page, name: str) -> Callable:
    async def serve(request: Request, datasette: AuditDesk) -> Response:
        language = choose_language(request.args.get("lang", ""), request.cookies.get(COOKIE, ""))
        asked = Asked(
            request.path,
            request.url_vars,
            {key: request.args.get(key) for key in request.args},
            {key: request.args.getlist(key) for key in request.args},
            await request.post_vars() if request.method == "POST" else {},
            (request.actor or {}).get("id", ""),
            language,
            load_wordings()[language],
        )
        template, status = f"{name}.html", 200
        try:
            answer = await datasette.get_database("facts").execute_fn(
                lambda database: _at_one_moment(page, asked, Desk(datasette.house, database))
            )
        except LookupError:
            template, status, answer = "not_found.html", 404, {}
        if not isinstance(answer, Response):
            answer = Response.html(_render(datasette, template, name, asked, answer), status)
        if "lang" in asked.query:
            answer.set_cookie(COOKIE, language, max_age=A_YEAR, httponly=True, samesite="strict")
        return answer

    return serve


def _at_one_moment(page: Page, asked: Asked, desk: Desk) -> Mapping | Response:
    """Show a page all of whose queries see the store as it is now, though a run may be writing."""
    desk.database.execute("BEGIN")
    try:
        return page(asked, desk)
    finally:
        desk.database.execute("ROLLBACK")


def _render(datasette: AuditDesk, template: str, name: str, asked: Asked, context: Mapping) -> str:
    other = other_language(asked.language)
    pairs = [(key, value) for key, values in asked.every.items() for value in values if key != "lang"]
    frame = {
        "t": asked.t,
        "here": name,
        "menu": [each for each in MENU if f"/{each}" in ROUTES],
        "language": asked.language,
        "other": other,
        "switch": f"{asked.path}?{urlencode([*pairs, ('lang', other)])}",
        "reviewer": asked.reviewer,
    }
    return datasette.pages.get_template(template).render({**frame, **context})


def _with_headers(app: Callable) -> Callable:
    async def with_headers(scope: dict, receive: Callable, send: Callable) -> None:
        async def send_more(message: dict) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in headers_for(scope["path"]).items()]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        await app(scope, receive, send_more if scope["type"] == "http" else send)

    return with_headers


def is_output(output: Path) -> bool:
    """Tell whether a folder holds the store of a run."""
    path = output / "facts.db"
    if not path.is_file():
        return False
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as database:
        return database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'facts'").fetchone() is not None
