"""Writes web archives (WARC 1.1) for the samples, record by record, without a library."""

from hashlib import sha1
from uuid import UUID


def http_record(
    url: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    """Write the record of a server's answer; the same answer gives the same record."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
    return record("response", url, "application/http; msgtype=response", head + body)


def record(kind: str, url: str, content: str, block: bytes) -> bytes:
    """Write a record of any kind."""
    number = UUID(bytes=sha1(url.encode() + block).digest()[:16])
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-06-01T02:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
