"""`python articles.py FOLDER COUNT` writes that many varied articles to a folder, as text files."""

import sys
from pathlib import Path

from varied import varied_articles

if __name__ == "__main__":
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    for number, text in enumerate(varied_articles(count, seed=0)):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
