"""The layout of a text, as tests look at it."""

from pipeline.layout import read_layout
from pipeline.model import Article

BODY = "Pemerintah Kabupaten Sigi membangun 12 lumbung padi di lereng timur pada musim tanam ini."
MORE = "Petani menyambut baik rencana itu karena gabah tidak lagi dijual murah saat panen raya."
TITLE = "Sigi bangun 12 lumbung padi"


def layout(text: str, **known):
    return read_layout(Article("id", "source", "sha", "text", text, **known))


def pieces(text: str, **known) -> list[tuple[str, str]]:
    return [(section.kind, text[section.start : section.end]) for section in layout(text, **known).sections]
