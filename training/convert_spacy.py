"""Converts a trained English spaCy pipeline (tagger, parser, ner) to a model of the engine.

usage: convert_spacy.py DIR OUT.ngm [KEY=VALUE …]     KEY=VALUE goes into the model's config, as in licence=MIT
"""

import sys

import architectures
import ngm


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    folder, out, *about = sys.argv[1:]
    nlp = architectures.load(folder)
    known = {"name": f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}", "licence": nlp.meta.get("license", "")}
    ngm.write(nlp, out, **(known | dict(pair.split("=", 1) for pair in about)))


if __name__ == "__main__":
    main()
