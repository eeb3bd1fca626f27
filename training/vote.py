"""Two teachers make one annotation: names by vote, corrected article by article, and trees where the teachers agree.

Names. Where both teachers give a span the same class, it is a name; elsewhere NLP4J's word counts; a name that only spaCy
sees is neither right nor wrong (missing), so that the student makes up its own mind. Dates, amounts and the like are
spaCy's. "the", quotes and 's do not belong to a name.
An article then corrects itself: see `Article`.
"""

from collections import Counter, defaultdict

COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}
LEFT = {"the", "a", "an", '"', "“", "”", "'", "‘", "’", "``", "''", "(", "[", ",", ";", ":"}
RIGHT = {"'s", "’s", '"', "“", "”", "'", "‘", "’", "``", "''", ")", "]", ",", ";", ":"}
# Last words of newspapers, which teachers take for works of art, or for the town in front of them.
PAPERS = set("Chronicle Examiner Gazette Globe Herald Inquirer Journal Observer Post Telegraph Times Tribune".split())
MISSING = ""  # the label of a span that may be anything


def trimmed(words, a, b):
    while a < b and words[a].lower() in LEFT:
        a += 1
    while a < b and words[b - 1] in RIGHT:
        b -= 1
    return a, b


def names_of(words, spans):
    """{(start, end): label} of the spans that are names"""
    out = {}
    for a, b, label in spans:
        if label in COARSE:
            a, b = trimmed(words, a, b)
            if a < b:
                out[a, b] = label
    return out


def spans_of_bilou(tags):
    out, start = [], 0
    for i, tag in enumerate(tags):
        move, _, label = tag.partition("-")
        if move in ("B", "U"):
            start = i
        if move in ("L", "U"):
            out.append((start, i + 1, label))
    return out


def free(spans, a, b):
    return not any(a < end and start < b for start, end, _ in spans)


def vote(words, by_spacy, by_nlp4j):
    """[(start, end, label)] of one sentence, sorted; the label may be MISSING"""
    mine, theirs = names_of(words, by_spacy), names_of(words, by_nlp4j)
    both = [s for s in theirs if s in mine and COARSE[mine[s]] == COARSE[theirs[s]]]
    out = []
    for a, b in sorted(both, key=lambda s: (s[0] - s[1], s)) + sorted(s for s in theirs if s not in both):
        if free(out, a, b):
            out.append((a, b, theirs[a, b]))
    others = [(a, b, label) for a, b, label in by_spacy if label not in COARSE]
    for a, b, label in others + [(a, b, MISSING) for a, b in sorted(mine)]:
        if free(out, a, b):
            out.append((a, b, label))
    return sorted(out)


def with_gold(spans, gold):
    """The spans of a sentence whose persons, organisations and places (PER, ORG, LOC) people have marked.

    Their word counts. What they did not mark, but the teachers call a name, may be one of another kind: it is missing.
    """
    fine = {(a, b): label for a, b, label in spans}
    out = []
    for a, b, label in gold:
        by_teachers = fine.get((a, b))
        same = COARSE.get(by_teachers) == label
        out.append((a, b, by_teachers if same else {"PER": "PERSON", "LOC": "GPE"}.get(label, label)))
    for a, b, label in spans:
        if free(out, a, b):
            out.append((a, b, MISSING if COARSE.get(label) in ("PER", "ORG", "LOC") else label))
    return sorted(out)


def capital(word):
    return word[:1].isupper()


def counted(sentences):
    """{form: Counter of coarse classes} of the names in sentences of (words, tags, spans)"""
    forms = defaultdict(Counter)
    for words, _, spans in sentences:
        for a, b, label in spans:
            if label in COARSE:
                forms[" ".join(words[a:b])][COARSE[label]] += 1
    return forms


class Article:
    """The names of one article made to agree with one another and with the whole text (`common`: form -> class).

    1. A one-word name that is the last word of a person's full name in the article is that person, unless the teachers
       take it for something else twice or more ("Ford" beside "Bill Ford"): then each place keeps what it has.
    2. A form takes the class of two thirds of its places in the article, or of the whole text if it is rare here.
    3. A surname that the teachers passed over is added.
    4. "the Bush administration" names Bush; "New York Times" is an organisation.
    """

    def __init__(self, sentences, common):
        self.sentences, self.common = sentences, common
        self.forms = counted(sentences)
        self.surnames = set()
        for form, classes in self.forms.items():
            words = form.split()
            if classes.most_common(1)[0][0] == "PER" and 2 <= len(words) <= 4 and capital(words[-1]) and len(words[-1]) > 2:
                self.surnames.add(words[-1])
        self.doubtful = {w for w in self.surnames if sum(n for c, n in self.forms.get(w, {}).items() if c != "PER") >= 2}

    def coarse(self, form):
        """The class that the form has in the article, None where each place keeps its own."""
        if form in self.doubtful:
            return None
        if form in self.surnames:
            return "PER"
        classes = self.forms[form]
        top, n = classes.most_common(1)[0]
        total = sum(classes.values())
        if total >= 3 and 3 * n >= 2 * total:
            return top
        return self.common.get(form)

    def is_person(self, word):
        return word in self.surnames or self.common.get(word) == "PER"

    def corrected(self, words, tags, spans):
        """The spans of one sentence."""
        out = []
        for a, b, label in spans:
            if label in COARSE:
                wanted = self.coarse(" ".join(words[a:b]))
                if wanted and wanted != COARSE[label]:
                    label = {"PER": "PERSON", "LOC": "GPE"}.get(wanted, wanted)
                if b - a == 2 and words[b - 1].lower() == "administration" and self.is_person(words[a]):
                    b, label = b - 1, "PERSON"
                if label == "GPE" and words[b : b + 1] and words[b] in PAPERS and free(spans, b, b + 1):
                    b, label = b + 1, "ORG"
                if b - a > 1 and words[b - 1] in PAPERS:
                    label = "ORG"
            elif label == "WORK_OF_ART" and b - a > 1 and words[b - 1] in PAPERS:
                a, b = trimmed(words, a, b)
                label = "ORG"
            out.append((a, b, label))
        taken = {i for a, b, label in out for i in range(a, b) if label != MISSING}
        for i, word in enumerate(words):
            if word in self.surnames and word not in self.doubtful and tags[i].startswith("NNP") and i not in taken:
                near = [j for j in (i - 1, i + 1) if 0 <= j < len(words) and j not in taken and capital(words[j])]
                if not near:
                    out = [s for s in out if not s[0] <= i < s[1]] + [(i, i + 1, "PERSON")]
        return sorted(out)


def common_classes(forms, least=10, share=0.9):
    """The class of every form that has one almost everywhere in the text."""
    out = {}
    for form, classes in forms.items():
        top, n = classes.most_common(1)[0]
        total = sum(classes.values())
        if total >= least and n >= share * total:
            out[form] = top
    return out


def agreement(words, heads, rows):
    """The share of words that have the same head in both trees, without punctuation."""
    compared = [int(row[5]) == head for word, head, row in zip(words, heads, rows) if any(c.isalnum() for c in word)]
    return sum(compared) / max(1, len(compared))
