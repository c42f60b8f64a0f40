"""A request -> its page: asked of the store in a thread, rendered, and sent in the reader's language."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.audit.desk import Asked, Desk, House
from pipeline.audit.sessions import write_token
from pipeline.audit.stock import explain_tables
from pipeline.audit.wordings import COOKIE, choose_language, load_wordings, other_language
from pipeline.audit.words import load_words

Page = Callable[[Asked, Desk], Mapping | Response]
A_YEAR = 365 * 24 * 3600
LONGEST_FORM = 200_000  # bytes


class AuditDesk(Datasette):
    """Datasette over one output, with the desk's pages; `menu` are those that the navigation names."""

    def __init__(self, house: House, menu: list[str], static: str, secret: str) -> None:
        self.house, self.menu = house, menu
        self.pages = Environment(
            loader=PackageLoader("pipeline.audit"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        super().__init__(
            [str(house.output / "facts.db")],
            static_mounts=[("static", static)],
            settings={"allow_download": False, "num_sql_threads": 4},
            metadata=explain_tables(),
            secret=secret,
        )

    def render(self, template: str, asked: Asked, context: Mapping) -> str:
        """Render a template with what all pages have, and what this one has."""
        other = other_language(asked.language)
        pairs = [(key, value) for key, values in asked.every.items() for value in values if key != "lang"]
        frame = {
            "t": asked.t,
            "words": load_words(asked.language),
            "here": asked.path.split("/")[1],
            "menu": self.menu,
            "language": asked.language,
            "other": other,
            "switch": f"{asked.path}?{urlencode([*pairs, ('lang', other)])}",
            "reviewer": asked.reviewer,
            "named_by_us": self.house.named_by_us,
            "csrf": asked.csrf,
        }
        return self.pages.get_template(template).render({**frame, **context})


def serve(page: Page, name: str) -> Callable:
    """Make Datasette's view of a page, whose template is `name`.html."""

    async def show(request: Request, datasette: AuditDesk) -> Response:
        asked = await read_request(request, datasette)
        template, status = f"{name}.html", 200
        try:
            answer = await datasette.get_database("facts").execute_fn(
                lambda database: _at_one_moment(page, asked, Desk(datasette.house, database))
            )
        except LookupError:
            template, status, answer = "not_found.html", 404, {}
        if not isinstance(answer, Response):
            answer = Response.html(datasette.render(template, asked, answer), status)
        if "lang" in asked.query:
            answer.set_cookie(COOKIE, asked.language, max_age=A_YEAR, httponly=True, samesite="strict")
        return answer

    return show


async def read_request(request: Request, datasette: AuditDesk) -> Asked:
    """Read a request; only what it asks for is looked at, never what it says of itself."""
    language = choose_language(request.args.get("lang", ""), request.cookies.get(COOKIE, ""))
    return Asked(
        request.path,
        request.url_vars,
        {key: request.args.get(key) for key in request.args},
        {key: request.args.getlist(key) for key in request.args},
        await _read_form(request) if request.method == "POST" else {},
        request.scope["mine_session"].reviewer,
        language,
        load_wordings()[language],
        write_token(datasette, request.scope["mine_session"]),
    )


async def _read_form(request: Request) -> Mapping[str, str]:
    body = await request.post_body()
    if len(body) > LONGEST_FORM:
        return {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def find_nothing(_asked: Asked, _desk: Desk) -> Mapping:
    """Say that there is no such page."""
    raise LookupError


def _at_one_moment(page: Page, asked: Asked, desk: Desk) -> Mapping | Response:
    """Show a page all of whose queries see the store as it is now, though a run may be writing."""
    desk.database.execute("BEGIN")
    try:
        return page(asked, desk)
    finally:
        if desk.database.in_transaction:
            desk.database.execute("ROLLBACK")
