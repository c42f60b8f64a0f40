"""When an article was published, as a number to sort by."""

import datetime
import math

WIB = datetime.timezone(datetime.timedelta(hours=7))
DAY = len("2025-06-11")
LAST_SECOND = datetime.timedelta(days=1, seconds=-1)


def publication_time(published: str) -> float:
    """Give the seconds since 1970 of an ISO 8601 time; infinity where there is none.

    A time without zone is taken for Jakarta's; a day without time sorts after the times of that day.

    >>> publication_time("2025-06-11T10:00:00+08:00") == publication_time("2025-06-11T09:00")
    True
    >>> publication_time("2025-06-11T23:00:00+07:00") < publication_time("2025-06-11") < publication_time("2025-06-12T00:30")
    True
    >>> publication_time(""), publication_time("kemarin")
    (inf, inf)
    """
    try:
        time = datetime.datetime.fromisoformat(published)
        time = time if time.tzinfo else time.replace(tzinfo=WIB)
        return (time + LAST_SECOND if len(published) == DAY else time).timestamp()
    except (ValueError, OverflowError):  # the year 1 or 9999 has no neighbour
        return math.inf
