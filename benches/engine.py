"""Our engine and spaCy on the same tokens with the same weights, both on one thread, one after the other.

The pipeline is converted, `cargo bench --bench engine` is run with it, then spaCy's tagger, parser and entity recogniser
on documents that have their words already. The best round of each counts.

usage: engine.py PIPELINE_DIR     Python needs spaCy and safetensors
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "training"))

from spacy.tokens import Doc  # noqa: E402

import architectures  # noqa: E402
import ngm  # noqa: E402

ROUNDS = 5
NEEDED = ("tok2vec", "tagger", "parser", "ner")


def sentences():
    words = []
    for line in (ROOT / "tests" / "parity" / "small.tsv").read_text(encoding="utf-8").splitlines():
        if line:
            words.append(line.split("\t"))
        else:
            yield words
            words = []


def spacy_seconds(nlp):
    pipes = [pipe for name, pipe in nlp.pipeline if nlp.get_pipe_meta(name).factory in NEEDED]
    best = float("inf")
    for _ in range(ROUNDS):
        docs = [Doc(nlp.vocab, words=[w[0] for w in s], spaces=[w[2] == "1" for w in s]) for s in sentences()]
        start = time.perf_counter()
        for pipe in pipes:
            docs = list(pipe.pipe(iter(docs), batch_size=256))
        best = min(best, time.perf_counter() - start)
    return best


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    nlp = architectures.load(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, "bench.ngm")
        ngm.write(nlp, model)
        bench = subprocess.run(
            ["cargo", "bench", "--bench", "engine"], cwd=ROOT, env={**os.environ, "MODEL": model}, stdout=subprocess.PIPE, text=True, check=True
        ).stdout
    print(bench)
    ours = float(re.findall(r": (\d+) tokens/s", bench)[-1])
    tokens = sum(map(len, sentences()))
    theirs = tokens / spacy_seconds(ngm.dequantised(nlp))
    print(f"spaCy {theirs:.0f} tokens/s, the engine {ours:.0f}: {ours / theirs:.1f} times")


if __name__ == "__main__":
    main()
