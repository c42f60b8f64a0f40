"""The application: Datasette over the output's `facts.db`, with the pages of the desk before Datasette's own."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from datasette import hookimpl
from datasette.app import Datasette
from datasette.plugins import pm
from datasette.utils.asgi import Request, Response
from jinja2 import Environment

from pipeline.audit.access import OPEN, Access
from pipeline.audit.answering import AuditDesk, Page, find_nothing, serve
from pipeline.audit.article import show_article
from pipeline.audit.dashboard import show_dashboard
from pipeline.audit.deciding import Decide, add, correct, decide, serve_decision, take_back
from pipeline.audit.desk import House
from pipeline.audit.export import send_export, show_export
from pipeline.audit.failing import failure
from pipeline.audit.guarding import guard
from pipeline.audit.inbox import show_inbox
from pipeline.audit.login import log_in, log_out, show_login
from pipeline.audit.rules import show_rule, show_rules
from pipeline.audit.sessions import read_secret
from pipeline.audit.stock import Nonced
from pipeline.audit.unread import show_unread
from pipeline.audit.wordings import FIRST, load_wordings

# Path -> page. A page gives what its template (of the path's first word) shows, or a whole answer of its own;
# it raises LookupError where what is asked for is not there.
ROUTES: dict[str, Page] = {
    "/inbox": show_inbox,
    "/article/(?P<article_id>[^/]+)": show_article,
    "/rules": show_rules,
    "/rule/(?P<rule>[^/]+)": show_rule,
    "/unread": show_unread,
    "/dashboard": show_dashboard,
    "/export": show_export,
    "/export/(?P<file>[^/]+)": send_export,
}
DECISIONS: dict[str, Decide] = {
    "/review/decide": decide,
    "/review/correct": correct,
    "/review/add": add,
    "/review/undo": take_back,
}
MENU = ("inbox", "rules", "unread", "dashboard", "export")  # shown as far as there are pages for them
NOT_OURS = r"^/(?!(?:facts|-|static)(?:[/.]|$)|favicon\.ico$).+$"  # of what is left, Datasette has its tables and tools
STATIC = Path(__file__).parent / "static"


class Plugin:
    """What Datasette is told: our paths come first, every request passes our guard, every write is checked by us."""

    __name__ = "mine audit"

    @hookimpl
    def register_routes(self, datasette: Datasette) -> list:
        """Give our pages to our own application, and to no other that runs in the process."""
        if not isinstance(datasette, AuditDesk):
            return []
        pages = [(f"^{path}$", _on("GET", serve(page, re.match(r"/(\w+)", path)[1]))) for path, page in ROUTES.items()]
        writes = [(f"^{path}$", _on("POST", serve_decision(take))) for path, take in DECISIONS.items()]
        login = [("^/login$", _on("GET", serve(show_login, "login"), log_in)), ("^/logout$", _on("POST", log_out))]
        return [("^/$", _to_inbox), *pages, *writes, *login, (NOT_OURS, serve(find_nothing, "not_found"))]

    @hookimpl
    def asgi_wrapper(self, datasette: Datasette) -> Callable:
        """Guard every request."""
        return partial(guard, datasette=datasette) if isinstance(datasette, AuditDesk) else lambda app: app

    @hookimpl
    def prepare_jinja2_environment(self, env: Environment, datasette: Datasette) -> None:
        """Have Datasette's templates marked as its own."""
        if isinstance(datasette, AuditDesk):
            env.loader = Nonced(env.loader)

    @hookimpl
    def extra_template_vars(self, request: Request | None) -> dict[str, str]:
        """Tell Datasette's templates the mark of this answer."""
        return {"csp_nonce": request.scope.get("mine_nonce", "") if request else ""}

    @hookimpl
    def menu_links(self, datasette: Datasette) -> list[dict[str, str]]:
        """Lead from Datasette's pages back to ours."""
        words = load_wordings()[FIRST]
        return [{"href": f"/{page}", "label": words[page]} for page in MENU] if isinstance(datasette, AuditDesk) else []

    @hookimpl(hookwrapper=True)
    def handle_exception(self, datasette: Datasette, request: Request, exception: Exception) -> Iterator[None]:
        """Tell of a failure in a line, in the place of Datasette's traceback."""
        outcome = yield
        if isinstance(datasette, AuditDesk):
            outcome.force_result([failure(datasette, request, exception)])

    @hookimpl
    def skip_csrf(self, datasette: Datasette, scope: dict) -> bool:
        """Keep Datasette's check off our writes: ours asks for more."""
        return isinstance(datasette, AuditDesk) and scope["path"] in (*DECISIONS, "/login", "/logout")


def make_application(output: Path, patterns: Path | None = None, access: Access = OPEN) -> AuditDesk:
    """Make the application for an output folder."""
    if not any(isinstance(plugin, Plugin) for plugin in pm.get_plugins()):
        pm.register(Plugin())
    menu = [each for each in MENU if f"/{each}" in ROUTES]
    return AuditDesk(House(output, patterns, access), menu, str(STATIC), read_secret(output))


async def _to_inbox() -> Response:
    return Response.redirect("/inbox")


def _on(method: str, view: Callable, post: Callable | None = None) -> Callable:
    """Let a view see only the method that it is for; `post` is the view of what is sent to the same path."""

    async def show(request: Request, datasette: AuditDesk) -> Response:
        if request.method == "POST" and post:
            return await post(request, datasette)
        if request.method not in (method, "HEAD" if method == "GET" else method):
            return Response.text(f"Only {method} is understood here", 405, {"allow": method})
        return await view(request, datasette)

    return show
