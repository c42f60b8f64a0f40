"""What is shown where a page or a query failed: a line that says so, and no traceback, neither there nor on the terminal."""

import logging
from collections.abc import Callable

from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup

from pipeline.audit.answering import AuditDesk, read_request

LOG = logging.getLogger("mine.audit")


def failure(datasette: AuditDesk, request: Request, exception: Exception) -> Callable:
    """Make the answer to a request that failed."""

    async def answer() -> Response:
        status, message = _tell(exception)
        if status >= 500:
            LOG.error("%s: %r; report it to us with this line", request.path, exception)
        if request.path.endswith(".json"):
            return Response.json({"ok": False, "error": message, "status": status}, status)
        asked = await read_request(request, datasette)
        context = {"message": message} if status != 404 else {}
        return Response.html(datasette.render("failed.html" if context else "not_found.html", asked, context), status)

    return answer


def _tell(exception: Exception) -> tuple[int, str]:
    """Give the status and the message of a failure; a message of Datasette's may hold HTML, of which the words stay."""
    if isinstance(exception, DatasetteError):
        message = Markup(exception.message).striptags() if exception.message_is_html else exception.message
        return 400 if exception.status == 500 else exception.status, message  # it tells of what was asked for
    if isinstance(exception, Base400):
        return exception.status, str(exception)
    return 500, str(exception)
