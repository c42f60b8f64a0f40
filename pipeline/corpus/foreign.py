"""Tells an article in another language: only where it is clear, for the words that Indonesian shares cost nothing."""

import re

from pipeline.corpus.problems import Problem


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COMMON = (" yang ", " dan ", " dengan ", " untuk ", " dari ", " ini ")  # enough of these, and no more is tested
_INDONESIAN = _set_of(
    "yang dan di dengan untuk dari ini itu ke pada tidak akan dalam oleh juga adalah telah sudah ada bisa karena kata "
    "para saat atau sebagai kami mereka dia ia"
)
_OTHERS = {  # frequent words that are none in Indonesian or Malay
    "English": _set_of("the of and that was were with from his has have which this they for is are by been"),
    "Dutch": _set_of("het een van niet op zijn voor de en aan ook maar werd naar bij"),
    "German": _set_of("der die das und nicht mit den von ist ein eine auch auf für sich"),
    "French": _set_of("les des et une est dans pour que qui du le la au sur pas"),
    "Spanish": _set_of("los las una el que por con del la y en se su más como"),
    "Italian": _set_of("il che della con non una gli nel sono più del alla le è"),
}
_GLANCE = 1000
_LOOK_AT = 2000
_words = re.compile(r"[^\W\d_]+").findall
_other_scripts = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]").findall


def find_foreign(text: str) -> Problem | None:
    """Find that a text is clearly not Indonesian; short, mixed and Malay texts pass.

    >>> find_foreign("The price of rice has risen and the minister said that farmers are happy.").reason
    'it seems to be in English'
    >>> find_foreign("The Sultan of Java masih diputar di bioskop.") is None
    True
    """
    glance = text[:_GLANCE].lower()
    if sum(map(glance.count, _COMMON)) * 250 >= len(glance):
        return None
    head = text[:_LOOK_AT].lower()
    language = _other_language(head) and _other_language(head + " " + text[len(text) // 2 :][:_LOOK_AT].lower())
    return Problem(f"it seems to be in {language}", "take it out: only Indonesian is read") if language else None


def is_indonesian(text: str) -> bool:
    """Tell whether a text has as many of the words that every Indonesian text has as it should; for the pages of a crawl.

    >>> is_indonesian("Harga beras di pasar itu naik dan pedagang tidak akan menurunkannya."), is_indonesian("Rega mundhak.")
    (True, False)
    """
    words = _words(text[:_LOOK_AT].lower())
    return sum(map(_INDONESIAN.__contains__, words)) * 20 >= len(words) > 0


def _other_language(sample: str) -> str:
    words = _words(sample)
    strange = len(_other_scripts(sample))
    if strange > 20 and strange * 2 > sum(map(len, words)):
        return "a language of another script"
    native = sum(map(_INDONESIAN.__contains__, words))
    for language, frequent in _OTHERS.items():
        hits = [word for word in words if word in frequent]
        if len(set(hits)) >= 3 and len(hits) >= 5 and len(hits) > 3 * native and len(hits) * 8 > len(words):
            return language
    return ""
