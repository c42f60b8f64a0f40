"""The results of a run, by the article that they come from."""

from pathlib import Path

from pipeline.evaluate.gold import EvaluationError, Row, make_row
from pipeline.tables.stored import AGAIN, StoredError, choose_stored, read_stored


def read_predictions(output: Path) -> dict[str, tuple[Row, ...]]:
    """Read the facts of a run by the stem of the file that they come from, and by the id of the article.

    An article without facts is there too; of several that have a stem in common, the stem has the facts of all.

    Raises EvaluationError where the folder holds no tables, or tables that do not belong together.
    """
    try:
        return _read_predictions(output)
    except StoredError as error:
        raise EvaluationError(str(error)) from error


def _read_predictions(output: Path) -> dict[str, tuple[Row, ...]]:
    suffix = choose_stored(output)
    stems = {row["article_id"]: find_stem(row["source"]) for row in read_stored(output / f"articles{suffix}")}
    rows: dict[str, list[Row]] = {name: [] for names in stems.items() for name in names}
    for fact in read_stored(output / f"facts{suffix}"):
        if fact["article_id"] not in stems:
            fault = f"fact {fact['fact_id']} is of an article that articles{suffix} does not have"
            raise EvaluationError(f"{output}: {fault}; {AGAIN}")
        row = make_row(fact)
        for name in {fact["article_id"], stems[fact["article_id"]]}:
            rows[name].append(row)
    return {name: tuple(facts) for name, facts in rows.items()}


def find_stem(source: str) -> str:
    """Cut the name of the article out of its source: what stands before the first dot of the file's name.

    >>> find_stem("corpus/antara_palu.txt"), find_stem("oktober.zip!cnn/cnn_0012.page.html")
    ('antara_palu', 'cnn_0012')
    """
    return Path(source).name.split(".")[0]
