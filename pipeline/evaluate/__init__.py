"""Precision, recall and F1 of a run against a gold set, by type and by slot, and every error behind them."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluate.annotations import write_gold
from pipeline.evaluate.gold import EvaluationError, read_gold
from pipeline.evaluate.predictions import read_predictions
from pipeline.evaluate.scores import GRADED, Mistake, TypeScore, add_scores, score_article

__all__ = ["GRADED", "EvaluationError", "Score", "evaluate", "format_score", "score_as_json", "write_gold"]


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a run: of how many gold articles, which of them the run has not read, and each type's score."""

    articles: int
    absent: tuple[str, ...]
    types: dict[str, TypeScore]

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the types that the gold set has, each rounded to four places as it is shown."""
        shown = [round(score.f1, 4) for score in self.types.values() if score.gold]
        return sum(shown) / len(shown) if shown else 0.0


def evaluate(gold: Path, output: Path) -> Score:
    """Score the tables in the folder `output` against the gold set `gold`.

    A mention is right when its type and reading equal a gold mention's and the spans overlap (quotes: by 70 percent;
    officials: anywhere in the article). Optional gold and predictions in the title cost nothing either way. Entities
    are scored as a set per article. Raises EvaluationError for what cannot be read.
    """
    articles, predictions = read_gold(gold), read_predictions(output)
    scores = [score_article(article, predictions.get(article.article_id, ())) for article in articles]
    absent = tuple(article.article_id for article in articles if article.article_id not in predictions)
    return Score(len(articles), absent, {kind: add_scores(score[kind] for score in scores) for kind in GRADED})


def format_score(score: Score, errors: str | None = None) -> str:
    """Show a score as a table for people, and below it the errors of one of GRADED, or of `all`."""
    absent = f"; NOT IN THE OUTPUT: {', '.join(score.absent)}" if score.absent else ""
    lines = [
        f"{'type':13}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}   slots right, of those matched",
        *(_format_type(kind, each) for kind, each in score.types.items()),
        f"macro F1 {score.macro_f1:.4f} over {score.articles} articles{absent}",
    ]
    if errors:
        kinds = GRADED if errors == "all" else (errors,)
        lines += [_format_mistake(kind, mistake) for kind in kinds for mistake in score.types[kind].mistakes]
    return "\n".join(lines)


def _format_type(kind: str, score: TypeScore) -> str:
    slots = "  ".join(f"{slot} {share:.2f}" for slot, share in score.slots.items())
    return f"{kind:13}{score.gold:6}{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}   {slots}".rstrip()


def _format_mistake(kind: str, mistake: Mistake) -> str:
    what = f"{kind}.{mistake.slot}" if mistake.slot else kind
    return f"{mistake.kind:8} {what:18} {mistake.article_id}: {mistake.text!r} {mistake.detail}".rstrip()


def score_as_json(score: Score) -> dict:
    """Give a score as data for `json.dumps`; shares are rounded to four places."""
    types = {
        kind: {
            "gold": each.gold,
            "precision": round(each.precision, 4),
            "recall": round(each.recall, 4),
            "f1": round(each.f1, 4),
            "slots": {slot: round(share, 4) for slot, share in each.slots.items()},
        }
        for kind, each in score.types.items()
    }
    return {
        "articles": score.articles,
        "absent": list(score.absent),
        "macro_f1": round(score.macro_f1, 4),
        "types": types,
    }
