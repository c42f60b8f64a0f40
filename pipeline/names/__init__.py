"""Names: persons, organisations and places in an article, each under its full name, and who holds which post."""

from collections.abc import Callable

from pipeline.model import Article, Mention, Section, Sentence
from pipeline.names.drafts import draft_reader
from pipeline.names.model import Names, Official
from pipeline.names.people import complete_people
from pipeline.names.scan import run_finder
from pipeline.rules import Rules

__all__ = ["Names", "Official", "name_finder"]


def name_finder(rules: Rules) -> Callable[[Article, tuple[Section, ...], list[Sentence], list[Mention]], Names]:
    """Compile the word lists into the function that finds the names of an article.

    It takes the article, its sections and sentences, and the mentions of numbers, dates and laws, which hold no names.
    """
    find_runs, read_drafts = run_finder(rules), draft_reader(rules)

    def find_names(article: Article, sections: tuple[Section, ...], sentences: list[Sentence], mentions: list[Mention]) -> Names:
        runs = find_runs(article.text, sentences, mentions)
        drafts = read_drafts(article, runs, sentences)
        return complete_people(article, drafts)

    return find_names
