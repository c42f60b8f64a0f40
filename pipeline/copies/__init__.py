"""Articles that are copies of another: the wire's story on other portals, with other headlines, cuts and additions."""

from pipeline.copies.linking import Signed, link_copies
from pipeline.copies.signatures import signature

__all__ = ["Signed", "link_copies", "signature"]
