"""How fast texts become facts in memory, on one core, beside spaCy's Indonesian tokenizer on the same texts.

`python speed.py ARTICLES mine` times both in turn, three rounds, each round over articles not seen before, and prints the
best of each as JSON; with `numbers` in the place of `mine` without names and who speaks.
`python speed.py ARTICLES mine alone` (or `spacy alone`) runs one once, for its memory.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice

from varied import varied_articles

from pipeline.corpus.article import identify
from pipeline.engine import calm_collector
from pipeline.model import Article
from pipeline.storing import CHUNK

ROUNDS = 3
Stage = Callable[[list[str]], object]


def make_article(text: str) -> Article:
    """Make the article of a text, with its identity."""
    return Article(identify(text.encode()), "", "", "text", text)


def make_mine() -> Stage:
    """Build the way from texts to their facts: the article with its identity, its layout, mentions and facts."""
    from pipeline.patterns import load_rules
    from pipeline.reading import article_reader

    read_articles = article_reader(load_rules())
    return lambda texts: read_articles([*map(make_article, texts)])


def make_numbers() -> Stage:
    """Build the same way for numbers, dates and laws alone: nobody is named, and nobody speaks."""
    from pipeline.facts import fact_maker
    from pipeline.language import find_sentences
    from pipeline.layout import read_layout
    from pipeline.mentions import mention_finder
    from pipeline.model import Context
    from pipeline.patterns import load_rules
    from pipeline.reading import find_unread, publication_day

    rules, nobody = load_rules(), Context([], [], [], lambda position: "")
    find_mentions, make_facts = mention_finder(rules), fact_maker(rules)

    def read_numbers(texts: list[str]) -> list:
        layouts = [read_layout(make_article(text)) for text in texts]
        split = [(each.article, find_sentences(each.article.text, each.sections)) for each in layouts]
        found = find_mentions([(*each, publication_day(each[0].published)) for each in split])
        made = make_facts([(*each, finds.mentions, nobody) for each, finds in zip(split, found, strict=True)])
        return [
            (facts, find_unread(article.text, sentences, facts, finds.numbers))
            for (article, sentences), finds, facts in zip(split, found, made, strict=True)
        ]

    return read_numbers


def make_spacy() -> Stage:
    """Build spaCy's own tokenizer for Indonesian, without its pipeline."""
    import spacy

    tokenizer = spacy.blank("id").tokenizer
    return lambda texts: [tokenizer(text) for text in texts]


STAGES: dict[str, Callable[[], Stage]] = {"mine": make_mine, "numbers": make_numbers, "spacy": make_spacy}


def time_stage(stage: Stage, texts: Iterable[str]) -> float:
    """Seconds that a stage takes for texts, as many at once as a run reads; what it makes of them is let go then."""
    texts = iter(texts)
    started = time.perf_counter()
    while some := [*islice(texts, CHUNK)]:
        stage(some)
    return time.perf_counter() - started


def compare(count: int, *names: str) -> dict:
    """Time stages in turn over the same texts; gives the best seconds of each, and how many bytes the texts have."""
    stages = {name: STAGES[name]() for name in names}
    gc.freeze()  # as the workers of a run do
    for stage in stages.values():
        time_stage(stage, varied_articles(32, seed=-1))
    seconds: dict[str, list[float]] = {name: [] for name in stages}
    for number in range(ROUNDS):
        texts = [*varied_articles(count, seed=number)]
        for name, stage in stages.items():
            seconds[name].append(time_stage(stage, texts))
    size = sum(len(text.encode()) for text in texts)
    return {"articles": count, "bytes": size, "seconds": {name: min(times) for name, times in seconds.items()}}


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    articles, name, *alone = sys.argv[1:]
    if alone:
        time_stage(STAGES[name](), varied_articles(int(articles), seed=0))
    else:
        with calm_collector():
            print(json.dumps(compare(int(articles), name, "spacy")))
