#!/usr/bin/env python3
"""Write a folder of article files as JSON Lines, so that their ids are their file names.

    python3 tools/score_corpus.py [FOLDER] > articles.jsonl

FOLDER   folder of the articles, `YYYY-MM-DD-name.txt` (default examples/articles)

`newsgraph build` gives a plain file an id that is a hash of its text; gold files such as
tests/corpus/examples.json name articles by the stem of their file. Each line holds the stem as
`id`, its first ten characters as `date`, and the file's content as `text`.
"""

import datetime
import json
import sys
from pathlib import Path

DEFAULT = Path(__file__).resolve().parent.parent / "examples" / "articles"


def record(path):
    date = datetime.date.fromisoformat(path.stem[:10])  # A file without a day in its name is a mistake.
    # Bytes and not text mode, which would change line ends and so move every offset after them.
    return {"id": path.stem, "date": date.isoformat(), "text": path.read_bytes().decode("utf-8")}


def main():
    if len(sys.argv) > 2 or sys.argv[1:2] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    folder = Path(sys.argv[1]) if len(sys.argv) == 2 else DEFAULT
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        sys.exit(f"{folder}: no .txt files")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for path in paths:
        print(json.dumps(record(path), ensure_ascii=False))


if __name__ == "__main__":
    main()
