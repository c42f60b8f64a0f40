"""What a browser may do with our pages: the headers of every answer."""

_COMMON = "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
STRICT = f"default-src 'none'; script-src 'self'; style-src 'self'; {_COMMON}"
# Datasette's own pages carry small scripts and styles inside them, each with the nonce of the answer (see stock.py).
# The handle by which its SQL field is drawn larger (cm-resize 1.0.1) makes a style sheet, at first an empty one: their hashes.
_HANDLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-38xqj8N9cygggde3AvM+xVgS15DUXTOhM9fjk0hLOS0='"
STOCK = (
    f"default-src 'none'; script-src 'self' 'nonce-{{nonce}}'; style-src 'self' 'nonce-{{nonce}}' {_HANDLE}; {_COMMON}"
)
STOCK_PATHS = ("/facts", "/_memory", "/-/")
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def headers_for(path: str, nonce: str) -> dict[str, str]:
    """Say the headers of the answer to a path; `nonce` is a word that nobody can guess, another for every answer.

    >>> "nonce-x1" in headers_for("/inbox", "x1")["content-security-policy"]
    False
    >>> headers_for("/facts/facts", "x1")["content-security-policy"].split("; ")[1]
    "script-src 'self' 'nonce-x1'"
    """
    stock = path in STOCK_PATHS or path.startswith(tuple(each.rstrip("/") + "/" for each in STOCK_PATHS))
    return {"content-security-policy": STOCK.format(nonce=nonce) if stock else STRICT, **ALWAYS}
