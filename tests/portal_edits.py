"""How portals change a story that is not theirs: each edit takes the paragraphs of a body and gives changed ones."""

import random
import re
from collections.abc import Callable, Mapping, Sequence

Paragraphs = list[str]
Edit = Callable[[Paragraphs, random.Random], Paragraphs]
SENTENCE = re.compile(r"(?<=[.!?\"]) (?=[A-Z\"])")


def portal_edits(words: Sequence[Sequence[str]], closings: Sequence[str], related: Sequence[str]) -> Mapping[str, Edit]:
    """Name the edits, in the order in which they are made; `words` are pairs that portals exchange, `closings` what they add, `related` lines they put between."""

    def exchange_words(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
        for word, other in chance.sample(words, 5):
            paragraphs = [re.sub(rf"\b{word}\b", other, text) for text in paragraphs]
        return paragraphs

    def add_closing(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
        return [*paragraphs, " ".join(chance.sample(closings, 2))]

    def add_related(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
        changed = list(paragraphs)
        for line in chance.sample(related, 2):
            changed.insert(chance.randint(1, len(changed)), line)
        return changed

    return {
        "cut_end": cut_end,
        "cut_some": cut_some,
        "reorder": reorder,
        "drop_sentences": drop_sentences,
        "exchange_words": exchange_words,
        "mistype": mistype,
        "house_style": use_house_style,
        "add_closing": add_closing,
        "split": split_paragraphs,
        "merge": merge_paragraphs,
        "add_related": add_related,
    }


def cut_end(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Keep the first paragraphs, half of them at least."""
    return paragraphs[: max(3, round(len(paragraphs) * chance.uniform(0.5, 0.85)))]


def cut_some(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Cut up to three paragraphs after the lead."""
    cut = set(chance.sample(range(1, len(paragraphs)), min(chance.randint(1, 3), len(paragraphs) - 3)))
    return [text for at, text in enumerate(paragraphs) if at not in cut]


def reorder(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Move two paragraphs to other places after the lead."""
    moved = list(paragraphs)
    for _ in range(2):
        text = moved.pop(chance.randrange(1, len(moved)))
        moved.insert(chance.randint(1, len(moved)), text)
    return moved


def split_paragraphs(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Give every sentence its own paragraph."""
    return [sentence for text in paragraphs for sentence in SENTENCE.split(text)]


def merge_paragraphs(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Join paragraphs by twos."""
    return [" ".join(paragraphs[at : at + 2]) for at in range(0, len(paragraphs), 2)]


def use_house_style(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Write currency, shares, quotation marks and dates as another house does."""
    changed = [text.replace("Rp", "Rp ").replace(" persen", "%") for text in paragraphs]
    changed = [re.sub(r'"([^"]*)"', "“\\1”", text) for text in changed]
    return [re.sub(r"\((\d+/\d+)\)", "(\\1/2025)", text) for text in changed]


def mistype(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Lose a letter of three words in the whole body."""
    changed = list(paragraphs)
    for _ in range(3):
        at = chance.randrange(len(changed))
        words = changed[at].split(" ")
        place = chance.randrange(len(words))
        if len(words[place]) > 5 and words[place].isalpha():
            words[place] = words[place][:2] + words[place][3:]
        changed[at] = " ".join(words)
    return changed


def drop_sentences(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Leave out the last sentence of some paragraphs that have several."""
    changed = []
    for text in paragraphs:
        sentences = SENTENCE.split(text)
        changed.append(" ".join(sentences[:-1]) if len(sentences) > 1 and chance.random() < 0.4 else text)
    return changed
