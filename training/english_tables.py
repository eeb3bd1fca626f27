#!/usr/bin/env python3
"""Writes schema/english: what the tokenizer, the norms and the lemmatizer know of English.

The trained models saw words as spaCy 3.8 cuts them, so these tables hold spaCy's facts: which characters are cut off
where, which words are cut in their own way, how words are normalised, and the base forms of words. They are read from the
installed packages and written in the project's own form, shortened to what makes a difference. schema/english/SOURCES.md
names sources and licences.

usage: english_tables.py [FOLDER]          needs: pip install spacy==3.8.18 spacy-lookups-data==1.0.5
"""

import csv
import re
import sys
import unicodedata
from pathlib import Path

import spacy
from spacy.lang import char_classes, norm_exceptions
from spacy.lookups import load_lookups

NOTHING = "\ue000"  # a private character that is in no class
EVERY = [chr(code) for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000]


def write(folder, name, header, rows):
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{name}.csv: {len(rows)} rows")


def length(search, text):
    """How many characters an affix search takes off."""
    found = search(text)
    return found.end() - found.start() if found else 0


def characters(tokenizer):
    """Yields (class, first, last) of runs of characters; what each class is for says src/schema/english/characters.rs."""
    inside = {name: re.compile(f"[{getattr(char_classes, of)}]").match for name, of in [
        ("letter", "ALPHA"),
        ("lower", "ALPHA_LOWER"),
        ("upper", "ALPHA_UPPER"),
        ("quote", "CONCAT_QUOTES"),
        ("symbol", "CONCAT_ICONS"),
    ]}
    prefix, suffix = tokenizer.prefix_search, tokenizer.suffix_search
    classes = inside | {
        "prefix": lambda c: length(prefix, c + "0") == 1,
        "suffix": lambda c: length(suffix, NOTHING + c) == 1,
        "stop_after": lambda c: c != "." and length(suffix, NOTHING + c + ".") == 1,
        "space": str.isspace,
        "alphabetic": str.isalpha,
        "digit": str.isdigit,
        "decimal": str.isdecimal,
    }
    for name, holds in classes.items():
        first = None
        for c in EVERY:
            if holds(c) and first is None:
                first = c
            elif not holds(c) and first is not None:
                yield name, f"{ord(first):04X}", f"{ord(before):04X}"
                first = None
            before = c
        if first is not None:
            yield name, f"{ord(first):04X}", f"{ord(before):04X}"


def affixes():
    """Yields (kind, form) of what is cut off and is longer than one character, or depends on what stands before it."""
    plain = lambda form: form.replace("\\", "")
    for form in map(plain, char_classes.LIST_CURRENCY):
        if len(form) > 1:
            yield "prefix", form
        yield "after_digit", form
    yield "after_digit", "+"
    for form in char_classes.LIST_UNITS:
        yield "after_digit", form
    for form in ["'s", "'S", "’s", "’S", "……"]:
        yield "suffix", form
    for form in char_classes.LIST_HYPHENS:
        yield "hyphen", form


def exceptions(tokenizer):
    """Yields (words, norms): spaces between the words, | between norms. Forms with ’ for ' follow from the others."""
    rules = tokenizer.rules
    show = lambda rule: (" ".join(r[65] for r in rule), "|".join(r.get(67, "") for r in rule).strip("|") and "|".join(r.get(67, "") for r in rule))
    for form, rule in sorted(rules.items()):
        if form.isspace():
            continue
        plain = form.replace("’", "'")
        if plain != form and plain in rules:
            straight = [part | {65: part[65].replace("'", "’")} for part in rules[plain]]
            assert straight == rule, form
            continue
        assert "'" not in form or form.replace("'", "’") in rules, form
        assert "|" not in "".join(r.get(67, "") for r in rule)
        yield show(rule)


class Lemmas:
    """spaCy's rule lemmatizer for one part of speech."""

    def __init__(self, rules, exceptions, index):
        self.rules, self.exceptions, self.index = rules, dict(exceptions), set(index)

    def rule_forms(self, word):
        for old, new in self.rules:
            if word.endswith(old):
                form = word[: len(word) - len(old)] + new
                if form:
                    yield form

    def by_rule(self, word):
        forms, unknown = [], []
        for form in self.rule_forms(word):
            if form in self.index:
                forms.insert(0, form)
            elif not form.isalpha():
                forms.append(form)
            else:
                unknown.append(form)
        forms = list(dict.fromkeys(forms)) or unknown
        return forms[0] if forms else None

    def lemma(self, word):
        forms = list(dict.fromkeys([f for f in self.rule_forms(word) if f in self.index][::-1]
                                   + [f for f in self.rule_forms(word) if f not in self.index and not f.isalpha()]))
        for form in self.exceptions.get(word, []):
            if form not in forms:
                forms.insert(0, form)
        if forms:
            return forms[0]
        return self.by_rule(word)

    def inflected(self, word):
        return [word[: len(word) - len(new)] + old for old, new in self.rules if word.endswith(new)]

    def shorten(self, corrected):
        """Takes out what changes no lemma: exceptions that the rules get right, words of the index without a rival."""
        right = {word: self.lemma(word) for word in self.exceptions}
        for word in self.index:
            for form in self.inflected(word):
                right.setdefault(form, self.lemma(form))
        right |= corrected
        # From here on one table decides: an exception is final, all other words go by rule.
        words = sorted(self.exceptions.keys() | corrected.keys())
        self.exceptions = {w: [right[w]] for w in words if self.by_rule(w) != right[w]}
        self.lemma = lambda word: self.exceptions[word][0] if word in self.exceptions else self.by_rule(word)
        for word in sorted(self.index):
            self.index.discard(word)
            if any(self.lemma(form) != right[form] for form in self.inflected(word)):
                self.index.add(word)
        wrong = [(w, l, self.lemma(w)) for w, l in right.items() if self.lemma(w) != l]
        assert not wrong, wrong[:10]


ONE_VOWEL = re.compile("[^aeiou]*[aeiou][^aeiouwxy]").fullmatch


def with_silent_e(known):
    """Yields (form, lemma) of verbs that spaCy takes for others: "hoped" for "hop", whose form would be "hopped"."""
    for word in sorted(known.index):
        stem = word[:-1]
        if word[-1] == "e" and stem in known.index and ONE_VOWEL(stem):
            yield from ((form, word) for form in (stem + "ed", stem + "ing") if known.lemma(form) == stem)


PARTS = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb"}


def lemmas():
    """Gives rows of lemma_rules (part, ending, instead), lemma_exceptions (part, form, lemma), lemma_words (part, word)."""
    tables = load_lookups("en", ["lemma_rules", "lemma_exc", "lemma_index"])
    rules, odd, words = [], [], []
    for part, name in PARTS.items():
        of = [tables.get_table(t)[part] for t in ("lemma_rules", "lemma_exc", "lemma_index")]
        known = Lemmas(*of)
        known.shorten(dict(with_silent_e(known)) if part == "verb" else {})
        rules += [(name, old, new) for old, new in known.rules if old != new]
        odd += [(name, word, forms[0]) for word, forms in sorted(known.exceptions.items())]
        words += [(name, word) for word in sorted(known.index)]
    return rules, odd, words


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / "schema" / "english")
    tokenizer = spacy.blank("en").tokenizer
    print("spaCy", spacy.__version__, "Unicode", unicodedata.unidata_version)
    write(folder, "characters", ["class", "first", "last"], list(characters(tokenizer)))
    write(folder, "affixes", ["kind", "form"], list(dict.fromkeys(affixes())))
    write(folder, "exceptions", ["words", "norms"], list(exceptions(tokenizer)))
    write(folder, "norms", ["form", "norm"], sorted(norm_exceptions.BASE_NORMS.items()))
    rules, odd, words = lemmas()
    write(folder, "lemma_rules", ["part", "ending", "instead"], rules)
    write(folder, "lemma_exceptions", ["part", "form", "lemma"], odd)
    write(folder, "lemma_words", ["part", "word"], words)


if __name__ == "__main__":
    main()
