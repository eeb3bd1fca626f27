"""wikigold (names by hand in Wikipedia sentences) as running text with names, in the form that sentences.py reads.

usage: wikigold.py wikigold.tsv > wikigold.jsonl
"""

import json
import sys

NO_SPACE_BEFORE = {".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m"}
NO_SPACE_AFTER = {"(", "[", "$", "#", "£"}


def sentences(path):
    rows = []
    for line in open(path, encoding="utf-8"):
        if line.strip():
            rows.append(line.rstrip("\n").split("\t"))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def running(rows):
    """(text, [[start, end, label]]) of one sentence of (word, BIO tag)"""
    text, names, quoted, glue = "", [], False, True
    for word, tag in rows:
        closing = word == '"' and quoted
        if not (glue or word in NO_SPACE_BEFORE or closing):
            text += " "
        start = len(text)
        text += word
        if word == '"':
            quoted = not quoted
        glue = word in NO_SPACE_AFTER or (word == '"' and quoted)
        move, _, label = tag.partition("-")
        if move == "B" or (move == "I" and (not names or names[-1][2] != label)):
            names.append([start, len(text), label])
        elif move == "I":
            names[-1][1] = len(text)
    return text, names


def main():
    for k, rows in enumerate(sentences(sys.argv[1])):
        text, names = running(rows)
        print(json.dumps({"id": f"wikigold-{k}", "sentences": [{"text": text, "furniture": False, "names": names}]}))


if __name__ == "__main__":
    main()
