"""What a browser may do with our pages: the headers of every answer."""

_COMMON = "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
STRICT = f"default-src 'none'; script-src 'self'; style-src 'self'; {_COMMON}"
# Datasette's own pages carry small scripts and styles inside them; they too ask nothing of another host.
STOCK = f"default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; {_COMMON}"
STOCK_PATHS = ("/facts", "/_memory", "/-/")
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def headers_for(path: str) -> dict[str, str]:
    """Say the headers of the answer to a path.

    >>> "unsafe-inline" in headers_for("/inbox")["content-security-policy"]
    False
    """
    stock = path in STOCK_PATHS or path.startswith(tuple(each.rstrip("/") + "/" for each in STOCK_PATHS))
    return {"content-security-policy": STOCK if stock else STRICT, **ALWAYS}
