"""Writes what spaCy answers for the example articles with the rounded weights: the reference of `tests/engine_parity.rs`.

One line a token: text, norm, whether white space follows, tag, head (its number in the sentence), relation, and the
name it is in (`B-`, `I-` and the label, or `O`); an empty line after each sentence. Sentences are cut plainly at
full stops, since any cut serves to compare; their breaks are fixed, as the engine has them.

usage: make_parity.py DIR OUT.tsv [ARTICLE.txt …]     the example articles where none is named
"""

import re
import sys
from pathlib import Path

import architectures
import ngm

ARTICLES = Path(__file__).parent.parent / "examples" / "articles"
END = re.compile(r"""(?<=[a-z0-9)”"’][.!?])["”’]?\s+(?=["“‘]?[A-Z])""")


def sentences(paths):
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            for text in END.split(line):
                if text.strip():
                    yield text.strip()


def documents(nlp, texts):
    """The sentences as documents in which nothing but the first word starts a sentence."""
    for text in texts:
        doc = nlp.make_doc(text)
        for token in doc[1:]:
            token.is_sent_start = False
        yield doc


def write(nlp, texts, out):
    """Annotates with tagger, parser and entity recogniser only; returns the number of tokens."""
    n = 0
    needed = ("tok2vec", "tagger", "parser", "ner")
    others = [name for name, _ in nlp.pipeline if nlp.get_pipe_meta(name).factory not in needed]
    with open(out, "w", encoding="utf-8") as file:
        for doc in nlp.pipe(documents(nlp, texts), disable=others):
            for t in doc:
                name = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"
                row = [t.text, t.norm_, str(int(bool(t.whitespace_))), t.tag_, str(t.head.i), t.dep_, name]
                if any(re.search(r"[\t\n]", cell) for cell in row):
                    raise ValueError(f"a tab or a line break in {row}")
                file.write("\t".join(row) + "\n")
                n += 1
            file.write("\n")
    return n


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    folder, out, *paths = sys.argv[1:]
    nlp = ngm.dequantised(architectures.load(folder))
    texts = sentences([Path(p) for p in paths] or sorted(ARTICLES.glob("*.txt")))
    print(write(nlp, texts, out), "tokens")


if __name__ == "__main__":
    main()
