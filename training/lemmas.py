"""How does a written word become its lemma? Treebanks in, the model file's section `lemmas` out.

    python3 training/lemmas.py --language nl --train A.conllu B.conllu --weak OLD.conllu --without paco \
        --test T.conllu --measure DEV.conllu --out nl.lemmas

The layout of the section and the way a lemma is looked up are described in `bestand-syntax/src/lemma.rs`; `Table.lemma`
here does the same. Nothing but the standard library is needed, and the same files give the same bytes. `--test` names
the files whose sentences must not occur in any training file; the program refuses to go on where one does, or leaves
the sentence out of the training files with `--leave-out`.
"""

import argparse
import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field

MARK = "_"  # between the parts of a compound in the Dutch treebanks: vrede_akkoord
PARTICLE = "compound:prt"
LONGEST_SUFFIX = 10
LONGEST_CASE_SUFFIX = 6
LONGEST_DERIVED = 60  # letters; a longer "word" is a link or noise and gets its lemma by its ending alone
DIGITS = "0123456789"
WEAK = 0.3  # what a word of a file with older lemmas counts
LITERAL = 255  # an edit that cuts the whole word off
LOWER, KEEP, CAPITAL, UPPER, AS_IS = range(5)
MODIFIER = "+"  # the class of the first parts of compounds
DIAERESIS = dict(zip("äëïöü", "aeiou"))
STRAIGHT = str.maketrans("‘’“”„", "\'\'\"\"\"")
OPENING = ":([\"'“‘„«–—*•….!?"  # signs behind which a clause may begin
MISTAKEN = 0.3  # what a name counts among the capitals of nouns: the tagger takes many a name for a noun
LISTED = ("NOUN", "VERB", "ADJ")  # the classes of which all words are listed
NO_PATTERN = ("Abbr=Yes", "Typo=Yes", "Foreign=Yes")  # features of words whose endings teach nothing


@dataclass(frozen=True)
class Word:
    """A word of a treebank; `lemma` has its marks, `particles` are the lower-case forms of its separate particles.

    Where a capital says little, at a sentence's start and in a heading, `expects_capital` is set.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    expects_capital: bool
    particles: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Edit:
    """Cut the front, cut letters off the end, add others, set the case: geland → landen is (1, 1, "en", KEEP)."""

    front: int
    cut: int
    add: str
    case: int = KEEP


# Reading treebanks


def read(path: str, without: str) -> list[tuple[str, list[Word]]]:
    """The text keys and words of a file's sentences, save those whose sent_id contains `without`."""
    with open(path, encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    sentences = []
    for block in blocks:
        lines = block.splitlines()
        identifier = next((line for line in lines if line.startswith("# sent_id")), "")
        rows = [row for row in (line.split("\t") for line in lines) if row[0].isdigit()]
        if rows and not (without and without in identifier):
            key = "".join(letter for row in rows for letter in row[1].lower() if letter.isalnum())
            sentences.append((key, words_of(rows)))
    return sentences


def words_of(rows: list[list[str]]) -> list[Word]:
    """The words of one sentence's CoNLL-U rows, without those that are written apart by mistake."""
    particles = defaultdict(list)
    apart = {number for row in rows if row[7] == "goeswith" for number in (row[0], row[6])}
    for row in rows:
        if row[7] == PARTICLE:
            particles[row[6]].append(row[1].lower())
    expected = expected_capitals([row[1] for row in rows])
    return [
        Word(straight(row[1]), straight(row[2]), row[3], row[5], expects_capital, tuple(particles[row[0]]))
        for row, expects_capital in zip(rows, expected)
        if row[2] and row[0] not in apart
    ]


def straight(text: str) -> str:
    """The text with typewriter quotes."""
    return text.translate(STRAIGHT)


def expected_capitals(forms: list[str]) -> list[bool]:
    """For each word whether a capital says little there: in a heading, as the first with letters, behind a colon,
    a quotation mark or another sign that a clause may begin behind."""
    heading, begins, expected = is_heading(forms), True, []
    for form in forms:
        expected.append(heading or begins)
        begins = begins and not any(letter.isalnum() for letter in form) or form[-1] in OPENING
    return expected


def is_heading(forms: list[str]) -> bool:
    """Whether more than six in ten words, and two at least, begin with a capital."""
    first = [form[0] for form in forms if form[0].isalpha()]
    capitals = sum(letter != letter.lower() for letter in first)
    return len(first) > 1 and 10 * capitals > 6 * len(first)


def without_tests(training: list, tests: list[str], leave_out: bool) -> list:
    """The training sentences, none with the text of a test sentence; ends the program if there is one and `leave_out` is not set."""
    tested = {key for path in tests for key, _ in read(path, "") if key}
    found = [sentence[0] for sentence in training if sentence[0] in tested]
    if found and not leave_out:
        sys.exit(f"{len(found)} training sentences stand in a test file, the first is '{found[0]}' (--leave-out leaves them out)")
    return [sentence for sentence in training if sentence[0] not in tested]


# Forms and edits


def plain(lemma: str, marked: bool) -> str:
    """The lemma without the marks of a compound."""
    return lemma.replace(MARK, "") if marked and len(lemma) > 1 else lemma


def without_front(low: str, front: str) -> str:
    """The word without its front: "geëindigd" without "ge" is "eindigd"."""
    rest = low[len(front) :]
    return DIAERESIS.get(rest[:1], rest[:1]) + rest[1:]


def difference(low: str, lemma: str, front: str) -> Edit:
    """The shortest edit that makes the lower-case lemma of the lower-case word."""
    plain_edit = suffix_edit(low, lemma, 0)
    if front and low.startswith(front):
        front_edit = suffix_edit(without_front(low, front), lemma, 1)
        if front_edit.cut + len(front_edit.add) < plain_edit.cut + len(plain_edit.add):
            return front_edit
    return plain_edit


def suffix_edit(low: str, lemma: str, front: int) -> Edit:
    """The edit at the end of the word alone."""
    shared = 0
    while shared < min(len(low), len(lemma)) and low[shared] == lemma[shared]:
        shared += 1
    return Edit(front, len(low) - shared, lemma[shared:])


def apply(edit: Edit, low: str, front: str) -> str | None:
    """What the edit makes of the lower-case word, nothing if the word is too short for it."""
    if edit.cut == LITERAL:
        return edit.add
    base = without_front(low, front) if edit.front else low
    return base[: len(base) - edit.cut] + edit.add if edit.cut <= len(base) else None


def is_separator(number: str, place: int) -> bool:
    """Whether the letter stands after a digit and before exactly three."""
    following = number[place + 1 : place + 5]
    digits = sum(letter in DIGITS for letter in following[:3])
    return place > 0 and number[place - 1] in DIGITS and digits == 3 and following[3:] not in tuple(DIGITS)


def set_case(case: int, form: str, low: str) -> str:
    """The lower-case lemma in the case that a rule names, seen from the form as written."""
    if case == CAPITAL:
        return low[:1].upper() + low[1:]
    if case == UPPER:
        return low.upper()
    if case == KEEP:
        shared = 0
        while shared < min(len(form), len(low)) and form[shared].lower() == low[shared]:
            shared += 1
        return form[:shared] + low[shared:]
    return low


def case_of(form: str, lemma: str) -> int | None:
    """The first case rule that gives the lemma its case."""
    cases = (LOWER, KEEP, CAPITAL, UPPER)
    return next((case for case in cases if set_case(case, form, lemma.lower()) == lemma), None)


def shape(form: str, expects_capital: bool) -> str:
    """How the word is written: x "leger", C "Leger", C1 the same where it is expected, u "NAVO", U "BAKOE",
    m "iPhone"; with - for a first part before a hyphen, "NAVO-leger"."""
    if form == form.lower():
        return "x"
    head, hyphen, _ = form.partition("-")
    if not head:
        head, hyphen = form, ""
    mark = "-" if hyphen else ""
    if len(head) > 1 and head == head.upper() and head != head.lower():
        return ("U" if len(head) > 4 else "u") + mark
    if head[:1] != head[:1].lower() and head[1:] == head[1:].lower():
        return "C" + mark + ("1" if expects_capital else "")
    return "m" + mark


# The table


@dataclass
class Table:
    """All that the lookup needs; see `bestand-syntax/src/lemma.rs`."""

    front: str = ""
    separators: str = ""
    fronted: frozenset[str] = frozenset()
    compounding: frozenset[str] = frozenset()
    prefixes: dict[str, list[tuple[str, bool]]] = field(default_factory=dict)
    particles: set[str] = field(default_factory=set)
    particle_exceptions: set[tuple[str, str]] = field(default_factory=set)
    words: dict[tuple[str, str], Edit] = field(default_factory=dict)
    rules: dict[tuple[str, int, str], Edit] = field(default_factory=dict)
    cases: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def lemma(self, form: str, upos: str, feats: str, expects_capital: bool, particles: tuple[str, ...] = ()) -> str:
        """The lemma of a word."""
        return self.join(particles, self.own_lemma(form, upos, feats, expects_capital))

    def join(self, particles: tuple[str, ...], lemma: str) -> str:
        """The lemma with the first of its particles that belongs to it: "vallen" with "aan" is "aanvallen"."""
        for particle in particles:
            if (particle in self.particles) != ((particle, lemma) in self.particle_exceptions):
                return particle + lemma
        return lemma

    def own_lemma(self, form: str, upos: str, feats: str, expects_capital: bool) -> str:
        """The lemma without particles."""
        form = straight(form)
        low = form.lower()
        how = shape(form, expects_capital)
        may_be_small = how.endswith("1") and upos != "PROPN" and self.known(low, upos, feats) is not None
        known = None if may_be_small else self.known(form, upos, feats)
        if known is not None:
            return known
        base = self.known(low, upos, feats)
        if base is not None and (how == "x" or how[0] == "U" and base != base.lower()):
            return base
        lemma = (base or self.derived(low, upos, feats)).lower()
        return lemma if how == "x" else set_case(self.case(upos, how, base is not None, low), form, lemma)

    def known(self, form: str, upos: str, feats: str) -> str | None:
        """The lemma of a word in the list."""
        edit = self.words.get((f"{upos} {feats}", form)) or self.words.get((upos, form))
        if edit is None:
            return None
        low = form.lower()
        made = apply(edit, low, self.front)
        return made if edit.case == AS_IS or made is None else set_case(edit.case, form, made)

    def case(self, upos: str, how: str, is_listed: bool, low: str) -> int:
        """The case that the lemma of a word has that is not listed as written."""
        mark = "" if is_listed or upos not in LISTED else "?"
        for key in (how + mark, how.rstrip("1") + mark):
            for length in range(min(len(low), LONGEST_CASE_SUFFIX), -1, -1):
                case = self.cases.get((upos, key, low[len(low) - length :]))
                if case is not None:
                    return case
        return KEEP

    def derived(self, low: str, upos: str, feats: str) -> str:
        """The lemma of an unlisted word: from a listed word behind a prefix, as a compound, or by its ending."""
        if upos == "NUM" and any(letter in DIGITS for letter in low):
            return self.without_separators(low)
        lemma = None
        if len(low) <= LONGEST_DERIVED:
            lemma = self.behind_prefix(low, upos, feats)
        if lemma is None and len(low) <= LONGEST_DERIVED and upos in self.compounding:
            lemma = self.compound(low, upos, feats)
        return lemma or self.by_ending(low, upos, feats)

    def without_separators(self, number: str) -> str:
        """"30,000" as "30000", where the treebank writes it so."""
        kept = [
            letter
            for place, letter in enumerate(number)
            if letter not in self.separators or not is_separator(number, place)
        ]
        return "".join(kept)

    def behind_prefix(self, low: str, upos: str, feats: str) -> str | None:
        """"doorkruiste" by way of "kruiste", "afgetroefd" by way of "getroefd"."""
        for prefix, is_particle in self.prefixes.get(upos, ()):
            rest = low[len(prefix) :]
            if not low.startswith(prefix) or len(rest) <= 3:
                continue
            lemma = self.known(rest, upos, feats)
            if lemma is None and is_particle and rest.startswith(self.front or " "):
                edits = self.endings(rest, upos, feats)
                lemma = self.by_ending(rest, upos, feats) if edits and edits[0].front else None
            if lemma is not None:
                return prefix + lemma.lower()
        return None

    def compound(self, low: str, upos: str, feats: str) -> str | None:
        """"vredesakkoorden" as "vrede" and the listed "akkoorden"; the longest listed head counts."""
        for start in range(2, len(low) - 2):
            head = self.known(low[start:], upos, feats)
            if head is None and low[start - 1] == "-":
                head = self.by_ending(low[start:], upos, feats)
            if head is not None:
                modifier = self.modifier(low[:start])
                if modifier is not None:
                    return modifier + head.lower()
        return self.behind_modifier(low, upos, feats)

    def behind_modifier(self, low: str, upos: str, feats: str) -> str | None:
        """"openingsstatement" where only "openings" is listed."""
        for start in range(len(low) - 4, 5, -1):
            edit = self.words.get((MODIFIER, low[:start]))
            if edit is not None and edit.cut > 0:
                return apply(edit, low[:start], "") + self.by_ending(low[start:], upos, feats)
        return None

    def modifier(self, part: str) -> str | None:
        """What the first part of a compound is in its lemma: "vredes" is "vrede"."""
        edit = self.words.get((MODIFIER, part))
        if edit is not None:
            return apply(edit, part, "")
        if part.endswith("-"):
            return part.replace("-", "")
        made = [apply(edit, part, "") for edit in self.ending_rules(MODIFIER, 0, part)[:1]]
        lemmas = (base for base in (*made, part) if len(base) > 2 and self.is_listed_lemma(base, "NOUN"))
        return next(lemmas, None)

    def is_listed_lemma(self, low: str, upos: str) -> bool:
        """Whether the word is listed as a lemma of its class."""
        edit = self.words.get((upos, low))
        return edit is not None and edit.cut == 0 and not edit.add and not edit.front

    def by_ending(self, low: str, upos: str, feats: str) -> str:
        """The lemma by the longest ending that there is a rule for; one that is listed goes before others."""
        lemmas = [apply(edit, low, self.front) for edit in self.endings(low, upos, feats)]
        listed = (lemma for lemma in lemmas if self.is_listed_lemma(lemma, upos))
        return next(listed, lemmas[0] if lemmas else low)

    def endings(self, low: str, upos: str, feats: str) -> list[Edit]:
        """The edits of all endings, longest first, those of the class with features before those of the class."""
        front = int(bool(self.front) and upos in self.fronted and low.startswith(self.front))
        names = (f"{upos} {feats}", upos)
        return [edit for name in names for edit in self.ending_rules(name, front, low)]

    def ending_rules(self, name: str, front: int, low: str) -> list[Edit]:
        """The edits of all endings under one name; a whole word counts as longer than all its endings."""
        keys = ["^" + low] + [low[len(low) - length :] for length in range(min(len(low), LONGEST_SUFFIX), -1, -1)]
        edits = (self.rules.get((name, front, key)) for key in keys)
        return [edit for edit in edits if edit is not None and edit.cut <= len(low) - front * len(self.front)]


# Learning


class Endings:
    """Which value goes with which ending, each ending smoothed with the next shorter one."""

    def __init__(self, longest: int):
        self.longest = longest
        self.counts = defaultdict(Counter)

    def add(self, name: tuple, low: str, value, weight: float) -> None:
        """Count a value for all endings of a word."""
        for length in range(min(len(low), self.longest) + 1):
            self.counts[(name, low[len(low) - length :])][value] += weight
        if len(low) <= self.longest and "^" not in low:
            self.counts[(name, "^" + low)][value] += weight

    def decide(self) -> dict[tuple, object]:
        """The best value of each ending, where it is not that of the next shorter one."""
        shares, best, kept = {}, {}, {}
        for key in sorted(self.counts, key=lambda key: (len(key[1]), key[0], key[1])):
            name, ending = key
            counts, total = self.counts[key], sum(self.counts[key].values())
            parent = shares.get((name, ending[1:])) if ending else None
            if parent is None:
                share = {value: count / total for value, count in counts.items()}
            else:
                share = {
                    value: (counts.get(value, 0) + prior) / (total + 1)
                    for value, prior in parent.items()
                    if value in counts or prior > 0.02
                }
            shares[key] = share
            best[key] = max(share.items(), key=lambda item: (item[1], repr(item[0])))[0]
            if not ending or best[(name, ending[1:])] != best[key]:
                kept[key] = best[key]
        return kept


def weight_of(count: float) -> float:
    """What a word seen so many times counts for the endings."""
    return 1 + math.log(1 + count) if count >= 1 else count


def majority(counts: Counter) -> str:
    """The most frequent value, the last in order among equals."""
    return max(counts.items(), key=lambda item: (item[1], item[0]))[0]


class Trainer:
    """Learns a table from weighted sentences."""

    def __init__(self, sentences: list[tuple[str, float, list[Word]]], marked: bool):
        self.marked = marked
        self.table = Table()
        self.types = Counter()  # (form, upos, feats, lemma with marks, expects capital)
        self.joined, self.loose, self.fronts_of_lemmas = Counter(), Counter(), Counter()
        for _, weight, words in sentences:
            for word in words:
                self.count(word, weight)
        self.in_small_letters = {(upos, form) for form, upos, _, _, _ in self.types if form == form.lower()}
        self.by_low = defaultdict(Counter)
        for (form, upos, feats, lemma, _), weight in sorted(self.types.items()):
            for name in (f"{upos} {feats}", upos):
                self.by_low[(name, form.lower())][plain(lemma, marked)] += weight

    def count(self, word: Word, weight: float) -> None:
        """Count a word, its lemma without a separate particle."""
        lemma = word.lemma
        if self.marked and word.upos == "VERB" and MARK in lemma[1:]:
            self.fronts_of_lemmas[lemma.lower().split(MARK)[0]] += 1
        own = next((p for p in word.particles if self.marked and lemma.lower().startswith(p + MARK)), None)
        if own is not None:
            lemma = lemma[len(own) + 1 :]
        for particle in word.particles if self.marked else ():
            counts = self.joined if particle == own else self.loose
            counts[particle] += 1
            counts[(particle, plain(lemma, True))] += 1
        self.types[(word.form, word.upos, word.feats, lemma, word.expects_capital)] += weight

    def train(self) -> Table:
        """The table of all that was counted."""
        if self.marked:
            self.table.front, self.table.fronted = "ge", frozenset({"VERB", "ADJ"})
            self.table.compounding = frozenset({"NOUN", "ADJ"})
            self.learn_particles()
            self.learn_modifiers()
        self.learn_separators()
        self.learn_prefixes()
        self.learn_rules()
        self.learn_cases()
        self.list_lemmas()
        self.list_words()
        return self.table

    def learn_particles(self) -> None:
        """Which particles are written to the verb's lemma, and with which verbs that is otherwise."""
        keys = {*self.joined, *self.loose}
        is_joined = {key: self.joined[key] > self.loose[key] for key in keys}
        self.table.particles = {key for key in keys if isinstance(key, str) and is_joined[key]}
        self.table.particle_exceptions = {
            key for key in keys if isinstance(key, tuple) and is_joined[key] != (key[0] in self.table.particles)
        }

    def learn_separators(self) -> None:
        """Which of comma and full stop is left out of the lemmas of long numbers."""
        for separator in ",.":
            kept = Counter()
            for form, upos, _, lemma, _ in self.types:
                places = [place for place, letter in enumerate(form) if letter == separator]
                if upos == "NUM" and any(is_separator(form, place) for place in places):
                    kept[separator in lemma] += 1
            if kept[False] >= 5 and kept[False] >= 4 * kept[True]:
                self.table.separators += separator

    def learn_modifiers(self) -> None:
        """The first parts of compounds with what they are in the lemma: "vredes", "vrede"."""
        found = defaultdict(Counter)
        for (form, upos, _, lemma, _), weight in sorted(self.types.items()):
            if upos in ("NOUN", "ADJ") and MARK in lemma[1:-1]:
                for part, base in modifiers_of(form.lower(), lemma.lower().split(MARK)):
                    found[part][base] += 1
        endings = Endings(LONGEST_SUFFIX)
        for part, bases in sorted(found.items()):
            edit = difference(part, majority(bases), "")
            self.table.words[(MODIFIER, part)] = edit
            endings.add((MODIFIER, 0), part, edit, 1)
        self.keep_rules(endings)

    def learn_prefixes(self) -> None:
        """Prefixes behind which a listed word keeps its lemma: "ver", "door"."""
        particles = {front for front, count in self.fronts_of_lemmas.items() if count >= 3 and front.isalpha()}
        for upos in ("VERB", "ADJ"):
            right, wrong = Counter(), Counter()
            for (name, low), lemmas in self.by_low.items():
                if name.startswith(upos + " "):
                    self.count_prefixes(name, low, majority(lemmas).lower(), right, wrong)
            good = {p for p in right if right[p] >= 4 and right[p] >= 4 * wrong[p]}
            if upos == "VERB":
                good |= particles
            ordered = sorted(good, key=lambda prefix: (-len(prefix), prefix))
            self.table.prefixes[upos] = [(prefix, prefix in particles) for prefix in ordered]

    def count_prefixes(self, name: str, low: str, lemma: str, right: Counter, wrong: Counter) -> None:
        """Count for each front of the word whether the lemma of what is behind it fits."""
        for length in range(2, len(low) - 3):
            rest = self.by_low.get((name, low[length:]))
            if rest is not None and low[:length].isalpha():
                fits = lemma == low[:length] + majority(rest).lower()
                (right if fits else wrong)[low[:length]] += 1

    def learn_rules(self) -> None:
        """Edits by ending, learnt from word types; a word that is a shorter listed word behind a front counts little."""
        edits, support = [], Counter()
        for (name, low), lemmas in sorted(self.by_low.items()):
            upos, _, feats = name.partition(" ")
            if " " not in name or upos == "PUNCT" or any(mark in feats for mark in NO_PATTERN):
                continue
            for lemma, weight in sorted(lemmas.items()):
                front = self.table.front if upos in self.table.fronted else ""
                edit = difference(low, lemma.lower(), front)
                edits.append((name, upos, low, lemma.lower(), edit, weight))
                support[(upos, edit)] += 1
        endings = Endings(LONGEST_SUFFIX)
        for name, upos, low, lemma, edit, weight in edits:
            if not is_pattern(edit, low, upos, support[(upos, edit)]):
                continue
            counts = weight_of(weight) * (0.2 if self.is_longer_word(name, upos, low, lemma) else 1)
            front = int(bool(self.table.front) and upos in self.table.fronted and low.startswith(self.table.front))
            endings.add((name, front), low, edit, counts)
            endings.add((upos, front), low, edit, counts / 2)
        self.keep_rules(endings)

    def keep_rules(self, endings: Endings) -> None:
        """Put what was decided into the table."""
        for ((name, front), ending), edit in endings.decide().items():
            self.table.rules[(name, front, ending)] = edit

    def is_longer_word(self, name: str, upos: str, low: str, lemma: str) -> bool:
        """Whether the word and its lemma are those of a shorter word behind a prefix or a modifier."""
        if upos == "VERB":
            starts = [len(prefix) for prefix, _ in self.table.prefixes[upos] if low.startswith(prefix)]
        elif upos in self.table.compounding:
            starts = range(3, len(low) - 2)
        else:
            return False
        for start in starts:
            rest = self.by_low.get((name, low[start:])) if len(low) - start >= 3 else None
            if rest is not None and lemma.endswith(majority(rest).lower()):
                return True
        return False

    def learn_cases(self) -> None:
        """The case of the lemma by class, way of writing, whether the word is known in small letters, and ending."""
        counts = Counter()
        for (form, upos, _, lemma, expects_capital), weight in self.types.items():
            how, case = shape(form, expects_capital), case_of(form, plain(lemma, self.marked))
            if how == "x" or case is None or upos == "PUNCT":
                continue
            low = form.lower()
            counts[(upos, self.key_of_case(how, upos, low), low, case)] += weight
            if upos == "PROPN" and how in ("C", "u"):
                counts[("NOUN", how, low, case)] += MISTAKEN * weight
        endings = Endings(LONGEST_CASE_SUFFIX)
        for (upos, how, low, case), weight in sorted(counts.items()):
            endings.add((upos, how), low, case, weight_of(weight))
        for ((upos, how), ending), case in endings.decide().items():
            if not ending.startswith("^"):
                self.table.cases[(upos, how, ending)] = case

    def key_of_case(self, how: str, upos: str, low: str) -> str:
        """The way of writing, with ? for a word that does not occur in small letters."""
        return how + ("?" if upos in LISTED and (upos, low) not in self.in_small_letters else "")

    def list_words(self) -> None:
        """List the words in small letters that are asked for or that the rules miss, then capitalised exceptions."""
        exact = defaultdict(Counter)
        for (form, upos, feats, lemma, expects_capital), weight in sorted(self.types.items()):
            if form == form.lower() or upos == "PROPN" or not shape(form, expects_capital).endswith("1"):
                for name in (upos, f"{upos} {feats}"):
                    exact[(name, form)][plain(lemma, self.marked)] += weight
        for name, low in sorted(self.by_low, key=lambda key: (" " in key[0], key)):
            self.list_low(name, low, exact.get((name, low)) or self.by_low[(name, low)])
        for name, form in sorted(exact, key=lambda key: (" " in key[0], key)):
            if form != form.lower():
                self.list_word(name, form, majority(exact[(name, form)]))

    def list_lemmas(self) -> None:
        """List the lemmas of the classes of which all words are listed."""
        for (_, upos, _, lemma, _) in sorted(self.types):
            low = plain(lemma, self.marked)
            if upos in LISTED and low == low.lower() and low.isalpha():
                self.table.words.setdefault((upos, low), Edit(0, 0, "", LOWER))

    def list_low(self, name: str, low: str, lemmas: Counter) -> None:
        """List a word in its lower-case form."""
        upos, _, feats = name.partition(" ")
        lemma = majority(lemmas)
        if upos != "PROPN":
            small = [other for other in lemmas if other == other.lower()]
            lemma = max(small, key=lambda other: (lemmas[other], other)) if small else lemma
        is_asked_for = upos in LISTED and not feats and (upos, low) in self.in_small_letters
        if is_asked_for:
            self.table.words[(name, low)] = self.edit_of(low, upos, lemma)
        else:
            self.list_word(name, low, lemma)

    def list_word(self, name: str, form: str, lemma: str) -> None:
        """List a word that would else get another lemma."""
        upos, _, feats = name.partition(" ")
        if self.table.own_lemma(form, upos, feats, False) != lemma:
            self.table.words[(name, form)] = self.edit_of(form, upos, lemma)

    def edit_of(self, form: str, upos: str, lemma: str) -> Edit:
        """The edit, with its case, that makes this lemma of this word."""
        low = form.lower()
        case = case_of(form, lemma)
        edit = difference(low, lemma.lower(), self.table.front if upos in self.table.fronted else "")
        if case is None or edit.cut > 9 or (edit.cut >= len(low) and not edit.front):
            return Edit(0, LITERAL, lemma, AS_IS)
        return Edit(edit.front, edit.cut, edit.add, case)


def is_pattern(edit: Edit, low: str, upos: str, support: int) -> bool:
    """Whether other words may follow the edit; a name's end changes by two letters at most."""
    if edit.add and edit.cut >= len(low) > 2:
        return False
    return support >= 2 and not (upos == "PROPN" and len(edit.add) > 2)


def modifiers_of(low: str, parts: list[str]) -> list[tuple[str, str]]:
    """The first parts of a compound as written, with their bases, as far as they can be found in the word."""
    found, start = [], 0
    for base, following in zip(parts, parts[1:]):
        end = border(low, start, base, following)
        if not low.startswith(base[: max(2, len(base) - 3)], start) or end is None:
            break
        found.append((low[start:end], base))
        start = end
    return found


def border(low: str, start: int, base: str, following: str) -> int | None:
    """Where the part after `base` begins, sought by its first letters."""
    for length in (4, 3, 2):
        place = low.find(following[: max(2, min(length, len(following)))], start + max(2, len(base) - 2))
        if 0 <= place <= start + len(base) + 4:
            return place
    return None


# Writing


def encode(table: Table) -> bytes:
    """The table as the model file holds it."""
    edits = Counter([*table.words.values(), *table.rules.values()])
    numbered = sorted(edits, key=lambda edit: (-edits[edit], edit))
    number = {edit: place for place, edit in enumerate(numbered)}
    out = bytearray(b"lemmas\x02")
    classes = (table.fronted, table.compounding, LISTED)
    for text in (table.front, table.separators, *(" ".join(sorted(names)) for names in classes)):
        put_text(out, text)
    put_all(out, sorted(table.prefixes.items()), put_prefixes)
    put_all(out, sorted(table.particles), put_text)
    put_all(out, sorted(f"{particle} {lemma}" for particle, lemma in table.particle_exceptions), put_text)
    put_all(out, numbered, put_edit)
    put_groups(out, {key: number[edit] for key, edit in table.words.items()})
    put_groups(out, {(name + "\t" * front, end[::-1]): number[edit] for (name, front, end), edit in table.rules.items()})
    put_groups(out, {(f"{upos} {how}", ending[::-1]): case for (upos, how, ending), case in table.cases.items()})
    return bytes(out)


def put_number(out: bytearray, number: int) -> None:
    """Seven bits a byte, the lowest first, the high bit set where more follow."""
    while number >= 128:
        out.append(number % 128 + 128)
        number //= 128
    out.append(number)


def put_text(out: bytearray, text: str) -> None:
    """The length in bytes, then the bytes."""
    data = text.encode()
    put_number(out, len(data))
    out.extend(data)


def put_all(out: bytearray, items: list, put) -> None:
    """The number of items, then the items."""
    put_number(out, len(items))
    for item in items:
        put(out, item)


def put_prefixes(out: bytearray, item: tuple[str, list[tuple[str, bool]]]) -> None:
    """A class, then its prefixes, those that are particles marked."""
    put_text(out, item[0])
    put_all(out, [prefix + ("+" if is_particle else "") for prefix, is_particle in item[1]], put_text)


def put_edit(out: bytearray, edit: Edit) -> None:
    """Front and case in one byte, the cut, what is added."""
    out.append(edit.front * 16 + edit.case)
    out.append(edit.cut)
    put_text(out, edit.add)


def put_groups(out: bytearray, entries: dict[tuple[str, str], int]) -> None:
    """By class: its name and its keys in order, each as what it shares with the one before, the rest and its value."""
    groups = defaultdict(list)
    for (name, key), value in entries.items():
        groups[name].append((key.encode(), value))
    put_number(out, len(groups))
    for name in sorted(groups):
        put_text(out, name)
        put_number(out, len(groups[name]))
        before = b""
        for key, value in sorted(groups[name]):
            shared = 0
            while shared < min(len(key), len(before)) and key[shared] == before[shared]:
                shared += 1
            put_number(out, shared)
            put_number(out, len(key) - shared)
            out.extend(key[shared:])
            put_number(out, value)
            before = key


def put_into_model(path: str, data: bytes) -> None:
    """Set the section `lemmas` of a model file (see MODEL.md)."""
    import blake3  # the only thing here that is not in the standard library

    with open(path, "rb") as file:
        model = file.read()
    place, sections = 48, []
    for _ in range(int.from_bytes(model[44:48], "little")):
        start = place
        name = model[place + 1 : place + 1 + model[place]].decode()
        kind, rank = model[place + 1 + model[place] : place + 3 + model[place]]
        place += 3 + model[place]
        size = (1, 1, 4, 4)[kind]
        for _ in range(rank):
            size *= int.from_bytes(model[place : place + 4], "little")
            place += 4
        place += size
        if name != "lemmas":
            sections.append(model[start:place])
    sections.append(b"\x06lemmas\x00\x01" + len(data).to_bytes(4, "little") + data)
    body = len(sections).to_bytes(4, "little") + b"".join(sections)
    with open(path, "wb") as file:
        file.write(model[:12] + blake3.blake3(body).digest() + body)


# The command


def measure(table: Table, path: str, marked: bool, show: int) -> None:
    """Print how many lemmas of a treebank with its own tags come out right, and the most frequent faults."""
    words = [word for _, sentence in read(path, "") for word in sentence]
    faults, right, right_low = Counter(), 0, 0
    for word in words:
        lemma = table.lemma(word.form, word.upos, word.feats, word.expects_capital, word.particles if marked else ())
        gold = plain(word.lemma, marked)
        right += lemma == gold
        right_low += lemma.lower() == gold.lower()
        if lemma != gold:
            faults[(word.form, word.upos, word.feats, gold, lemma)] += 1
    share, share_low = 100 * right / len(words), 100 * right_low / len(words)
    print(f"{path}: {len(words)} words, lemmas {share:.2f}, without case {share_low:.2f}", file=sys.stderr)
    for fault, count in sorted(faults.items(), key=lambda item: (-item[1], item[0]))[:show]:
        print(count, *fault, sep="\t", file=sys.stderr)


def main() -> None:
    """Read, check, train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--weak", nargs="*", default=[], help="training files with older lemmas")
    parser.add_argument("--without", default="", help="leave out sentences whose sent_id contains this")
    parser.add_argument("--test", nargs="+", required=True, help="files none of whose sentences may be trained on")
    parser.add_argument("--leave-out", action="store_true", help="leave such sentences out of the training files")
    parser.add_argument("--measure", nargs="*", default=[])
    parser.add_argument("--show", type=int, default=0, help="how many faults to print")
    parser.add_argument("--marked", action="store_true", help="compounds and separable verbs carry _ in their lemmas")
    parser.add_argument("--out", help="write the section to this file")
    parser.add_argument("--into", help="set the section in this model file")
    options = parser.parse_args()
    files = [(path, 1.0) for path in options.train] + [(path, WEAK) for path in options.weak]
    sentences = [(key, weight, words) for path, weight in files for key, words in read(path, options.without)]
    sentences = without_tests(sentences, options.test, options.leave_out)
    table = Trainer(sentences, options.marked).train()
    data = encode(table)
    print(f"{len(table.words)} words, {len(table.rules)} rules, {len(table.cases)} cases, {len(data)} bytes", file=sys.stderr)
    for path in options.measure:
        measure(table, path, options.marked, options.show)
    if options.out:
        with open(options.out, "wb") as file:
            file.write(data)
    if options.into:
        put_into_model(options.into, data)


if __name__ == "__main__":
    main()
