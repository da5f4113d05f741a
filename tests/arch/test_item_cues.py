"""A question must not tell its answer by how it is worded: cues over all items, and what the items cover.

A rule of a guesser, such as "take the longest option", points at some options of each choice. If it knew nothing, it
would meet the keyed ones by luck alone, and how often is known exactly (a hypergeometric count for each choice, added
up). A rule that meets more than luck would in 95 of 100 sets of items is a cue.
"""
import collections
import json
import math
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ITEMS = sorted((ROOT / "assets/quizzes").rglob("items_*.json"))
LEVEL = 0.05  # how seldom luck alone may look like a cue; half of it for each side where both count
MYTH_SHARE = (0.35, 0.65)
FEWEST = {"misconception": 2, "clock": 3, "lens": 3}
CLOCKS, LENSES = ("feeling", "drug", "plasticity", "care"), "abcd"

ABSOLUTE = {"always", "never", "only", "all", "none", "every", "must", "cannot", "everyone", "everything", "nobody",
            "nothing", "completely", "entirely", "impossible"}
HEDGE = {"may", "can", "could", "might", "sometimes", "some", "often", "usually", "mostly", "perhaps", "partly", "likely",
         "tend", "tends"}
# Words of a stem that say nothing on which option is keyed: the subject of all items, and grammar.
STOP = {"about", "after", "again", "against", "before", "being", "below", "between", "could", "doses", "during", "esketamine",
        "every", "first", "found", "given", "hours", "infusion", "ketamine", "other", "patient", "patients", "people", "should",
        "studies", "study", "their", "there", "these", "those", "trial", "trials", "under", "until", "where", "which", "while",
        "whose", "without", "would"}

# One question: the options that can be chosen, which of them are keyed, and the words that stand before them.
Choice = collections.namedtuple("Choice", "where stem texts keyed")


def load():
    """[(item, its file)], words"""
    items, words = [], {}
    for path in ITEMS:
        items += [(item, path.stem) for item in json.loads(path.read_text(encoding="utf-8"))["items"]]
    for path in sorted((ROOT / "assets/strings/en").glob("items_*.json")):
        words.update(json.loads(path.read_text(encoding="utf-8")))
    return items, words


def choices_of(item, words):
    """Choices of one item; options of half credit are not keyed. Cards and items without options give none."""
    stem = "item." + item["id"] + "."
    before = " ".join(words[stem + part] for part in ("stem", "claim") if stem + part in words)
    if "options" in item:
        yield Choice(item["id"], before, [words[stem + "option." + o["id"]] for o in item["options"]],
                     [n for n, o in enumerate(item["options"]) if o.get("key", o.get("credit") == 1)])
    for node in item.get("nodes", []):
        if not node.get("card"):
            name = stem + "node." + node["id"]
            yield Choice(f"{item['id']}.{node['id']}", before + " " + words[name],
                         [words[name + "." + o["id"]] for o in node["options"]],
                         [n for n, o in enumerate(node["options"]) if o.get("credit") == 1])


def groups_of(items, words):
    """Choices of all items, of each file and of each pool: a learner meets them together."""
    groups = collections.defaultdict(list)
    for item, file in items:
        for choice in choices_of(item, words):
            for name in ("all items", file, item["pool"]):
                groups[name].append(choice)
    return groups


def statements(items, words):
    """The statements of myth items as one choice, the supported ones keyed."""
    myths = [item for item, _ in items if item["type"] == "myth"]
    return Choice("statements", "", [words[f"item.{item['id']}.statement"] for item in myths],
                  [n for n, item in enumerate(myths) if item["key"] == "supported"])


def split(text):
    return re.findall(r"[a-z]+", text.lower())


# Rules of a guesser: the options of a choice that a rule points at.

def longest(choice):
    most = max(map(len, choice.texts))
    return {n for n, text in enumerate(choice.texts) if len(text) == most}


def shortest(choice):
    least = min(map(len, choice.texts))
    return {n for n, text in enumerate(choice.texts) if len(text) == least}


def without_absolute(choice):
    return {n for n, text in enumerate(choice.texts) if not ABSOLUTE & set(split(text))}


def with_hedge(choice):
    return {n for n, text in enumerate(choice.texts) if HEDGE & set(split(text))}


def at(place):
    """Points at the option in that place of the file; −1 is the last."""
    def rule(choice):
        return {place % len(choice.texts)} if place < len(choice.texts) else set()
    return rule


def roots(text):
    """Content words of five letters and more, without endings: dreams, dreamed and dreaming are one."""
    out = set()
    for word in split(text):
        if len(word) >= 5 and word not in STOP:
            out.add(re.sub(r"(ing|ed|es|s|ly|e)$", "", word)[:7])
    return out


def echoes(choice):
    """For each option the words of the stem that no other option has."""
    own, stem = [roots(text) for text in choice.texts], roots(choice.stem)
    counts = collections.Counter(word for words in own for word in words)
    return [{word for word in words & stem if counts[word] == 1} for words in own]


def echoing(choice):
    return {n for n, words in enumerate(echoes(choice)) if words}


# What a rule earns.

def luck(choices, rule):
    """How often the rule meets a keyed option, how often luck would, and the chance of luck meeting as many or more,
    and as many or fewer."""
    hits, expected, chances = 0, 0.0, [1.0]
    for choice in choices:
        pointed, size, keyed = len(rule(choice)), len(choice.texts), len(choice.keyed)
        if pointed in (0, size):
            continue  # it says nothing here
        hits += len(rule(choice) & set(choice.keyed))
        expected += pointed * keyed / size
        ways = [math.comb(keyed, n) * math.comb(size - keyed, pointed - n) / math.comb(size, pointed)
                for n in range(min(keyed, pointed) + 1)]
        chances = [sum(chances[m - n] * ways[n] for n in range(len(ways)) if 0 <= m - n < len(chances))
                   for m in range(len(chances) + len(ways) - 1)]
    return hits, expected, sum(chances[hits:]), sum(chances[:hits + 1])


def cue(groups, rule, level=LEVEL, both=False):
    """Findings where the rule earns more than luck; with `both` also where it earns less, at half the level each."""
    findings = []
    for name, choices in groups.items():
        hits, expected, more, fewer = luck(choices, rule)
        if min(more, fewer) < level / 2 if both else more < level:
            findings.append(f"{name}: {hits} keyed, {expected:.1f} by luck (p = {min(more, fewer):.4f})")
    return findings


def clangs(choices):
    """Choices of one best answer where the stem's words point at the key and at nothing else."""
    return [f"{c.where}: only the key repeats {', '.join(sorted(echoes(c)[c.keyed[0]]))}: {c.texts[c.keyed[0]]}"
            for c in choices if len(c.keyed) == 1 and echoing(c) == set(c.keyed)]


def unbalanced(groups):
    """Places of the file, counted from the front and the last one, that hold the key too often or too seldom."""
    findings = []
    for name, choices in groups.items():
        places = range(-1, max(len(c.texts) for c in choices))
        for place in places:
            findings += [f"place {place}: {text}" for text in
                         cue({name: choices}, at(place), LEVEL / len(places), both=True)]
    return findings


def of_the_above(choices):
    return [f"{c.where}: {text}" for c in choices for text in c.texts
            if re.search(r"\b(all|none|any|both|neither|either) of (the|these)\b", text.lower())]


def doubled(choices):
    plain = {c.where: [" ".join(re.findall(r"[^\W_]+", text.lower())) for text in c.texts] for c in choices}
    return [f"{where}: twice the same option" for where, texts in plain.items() if len(set(texts)) < len(texts)]


def ends_apart(choices):
    return [f"{c.where}: some options end with a stop, some do not" for c in choices
            if len({text.rstrip("’”)")[-1:] in (".", "!", "?", ";", ":") for text in c.texts}) > 1]


def lopsided(choice):
    share = len(choice.keyed) / len(choice.texts)
    return [] if MYTH_SHARE[0] <= share <= MYTH_SHARE[1] else [f"{share:.0%} of the statements are supported"]


def constant_keys(choices):
    counts = [len(c.keyed) for c in choices]
    return [] if len(set(counts)) > 1 else [f"every item has {counts[0]} keyed options"]


def uncovered(items, misconceptions):
    """Misconceptions, clocks and lenses that too few items are about."""
    counts = collections.Counter()
    for item in items:
        voiced = {o["misconception"] for o in item.get("options", []) if "misconception" in o}
        counts.update([("misconception", m) for m in voiced | set(item["misconceptions"])])
        counts.update([("clock", item["clock"])] + [("lens", lens) for lens in item["lenses"]])
    wanted = [("misconception", m) for m in misconceptions] + [("clock", c) for c in CLOCKS] + [("lens", x) for x in LENSES]
    return [f"{kind} {name}: {counts[kind, name]} items, at least {FEWEST[kind]}" for kind, name in wanted
            if counts[kind, name] < FEWEST[kind]]


class Cues(unittest.TestCase):
    """Over the items that ship: all of them, each file, each pool. Numbers in brackets: as measured, keyed / by luck."""

    @classmethod
    def setUpClass(cls):
        cls.items, cls.words = load()
        cls.groups = groups_of(cls.items, cls.words)
        cls.choices, cls.statements = cls.groups["all items"], statements(cls.items, cls.words)
        cls.with_statements = {**cls.groups, "statements": [cls.statements]}

    def none(self, findings):
        if findings:
            self.fail("\n" + "\n".join(findings))

    def test_there_are_items_to_judge(self):
        """75 choices in 60 items, and 14 statements."""
        self.assertGreaterEqual(len(self.choices), 50)
        self.assertGreaterEqual(len(self.statements.texts), 10)

    def test_the_longest_option_tells_nothing(self):
        """Neither taking nor leaving out the longest option pays: 2.5 % each side (21 / 25.3 in all)."""
        self.none(cue(self.groups, longest, both=True))

    def test_the_shortest_option_tells_nothing(self):
        """Neither taking nor leaving out the shortest option pays: 2.5 % each side (25 / 25.5 in all)."""
        self.none(cue(self.groups, shortest, both=True))

    def test_places_are_balanced(self):
        """No place of the files, and not the last, holds the key too often or too seldom: 5 % over all places of a group,
        both sides (first 25 / 21.1, second 17, third 21, fourth 14 / 14.4, fifth 3 / 2.4; last 23 / 21.1). The program
        shuffles, but the files are read too."""
        self.none(unbalanced(self.groups))

    def test_words_of_the_stem_do_not_pay(self):
        """Neither taking nor leaving out options that alone repeat a word of the stem pays: 2.5 % each side (4 / 6.4)."""
        self.none(cue(self.groups, echoing, both=True))

    def test_no_key_is_the_only_echo_of_its_stem(self):
        """None at all: a word of five letters and more that of all options only the key repeats, while no distractor
        repeats one of its own."""
        self.none(clangs(self.choices))

    def test_absolute_words_do_not_give_distractors_away(self):
        """Leaving out options with always, never, only … does not pay: 5 % (10 / 10.5; in 3 of 80 keys and 5 of 207
        distractors)."""
        self.none(cue(self.with_statements, without_absolute))

    def test_hedges_do_not_give_keys_away(self):
        """Taking options with may, can, some … does not pay: 5 % (7 / 8.5; in 9 of 80 keys and 22 of 207 distractors)."""
        self.none(cue(self.with_statements, with_hedge))

    def test_no_option_speaks_of_the_others(self):
        """Exact: no ‘all of the above’, ‘none of these’, ‘both of them’."""
        self.none(of_the_above(self.choices))

    def test_options_of_a_choice_differ(self):
        """Exact, but for capitals and signs."""
        self.none(doubled(self.choices))

    def test_options_of_a_choice_end_alike(self):
        """Exact: all with a stop or none."""
        self.none(ends_apart(self.choices))

    def test_myths_and_supported_statements_are_balanced(self):
        """35 to 65 % supported (50 %)."""
        self.none(lopsided(self.statements))

    def test_how_many_to_choose_is_not_always_the_same(self):
        """Exact: 3, 2 and 3 keyed options."""
        self.none(constant_keys([c for item, _ in self.items for c in choices_of(item, self.words)
                                 if item["type"] == "multi" or item.get("mode") == "multi"]))


class Coverage(unittest.TestCase):
    def test_every_misconception_clock_and_lens_has_its_items(self):
        """Exact: two for each misconception (fewest: 3), three for each clock (12) and each lens (37)."""
        items, _ = load()
        file = json.loads((ROOT / "assets/evidence/misconceptions.json").read_text(encoding="utf-8"))
        misconceptions = [m["id"] for m in file["misconceptions"]]
        self.assertTrue(misconceptions)
        self.assertEqual(uncovered([item for item, _ in items], misconceptions), [])


def choice(*texts, key=0, stem="What was seen?", where="x"):
    return Choice(where, stem, list(texts), [key] if isinstance(key, int) else key)


class EveryCheckCanFail(unittest.TestCase):
    """Small bad lists, and the like without the fault."""

    def both(self, rule, bad, good, **kind):
        self.assertEqual(len(cue({"bad": bad, "good": good}, rule, **kind)), 1)
        self.assertEqual(cue({"good": good}, rule, **kind), [])

    def turns(self, *texts, stem="What was seen?", n=20):
        """The key at each text in turn."""
        return [choice(*texts, key=i % len(texts), stem=stem) for i in range(n)]

    def test_luck_is_counted_exactly(self):
        texts = ("aaaa", "b", "c", "d")
        hits, expected, more, fewer = luck([choice(*texts, key=i % 4) for i in range(8)], longest)
        tail = sum(math.comb(8, n) * 0.25 ** n * 0.75 ** (8 - n) for n in range(2, 9))
        self.assertEqual((hits, expected), (2, 2))
        self.assertAlmostEqual(more, tail)
        self.assertAlmostEqual(fewer, 1 - tail + math.comb(8, 2) * 0.25 ** 2 * 0.75 ** 6)
        # Two of five keyed, two pointed at: a hypergeometric count; options that are all alike say nothing.
        hits, expected, more, _ = luck([choice("aa", "bb", "c", "d", "e", key=[0, 1]), choice("a", "b")], longest)
        self.assertEqual((hits, expected), (2, 0.8))
        self.assertAlmostEqual(more, 0.1)

    def test_longest_and_shortest(self):
        texts = ("one day later", "two", "three", "seven")
        self.both(longest, [choice(*texts)] * 10, self.turns(*texts), both=True)
        self.both(shortest, [choice(*texts, key=1)] * 10, self.turns(*texts), both=True)
        self.both(longest, [choice(*texts, key=1)] * 20, self.turns(*texts), both=True)  # never the longest

    def test_places(self):
        texts = ("a", "b", "c", "d")
        self.assertNotEqual(unbalanced({"first": [choice(*texts)] * 10}), [])
        self.assertNotEqual(unbalanced({"never last": [choice(*texts, key=i % 3) for i in range(30)]}), [])
        self.assertNotEqual(unbalanced({"last": [choice(*texts[:3 + i % 2], key=2 + i % 2) for i in range(10)]}), [])
        self.assertEqual(unbalanced({"good": self.turns(*texts)}), [])

    def test_echo(self):
        stem, texts = "How long does sleepiness last?", ("sleepiness for an hour", "one hour", "two days", "a week")
        self.both(echoing, [choice(*texts, stem=stem)] * 10, self.turns(*texts, stem=stem), both=True)
        self.both(echoing, [choice(*texts, key=2, stem=stem)] * 20, self.turns(*texts, stem=stem), both=True)
        self.assertEqual(len(clangs([choice(*texts, stem=stem)])), 1)
        self.assertEqual(len(clangs([choice("dreams", "sleep", stem="What of dreaming?")])), 1)
        shared = ("sleepiness for an hour", "sleepiness for a day", "none")
        self.assertEqual(clangs([choice(*shared, stem=stem), choice("an hour", "sleepiness", stem=stem),
                                 choice("patients", "mice", stem="Who were the patients?")]), [])

    def test_absolute_words_and_hedges(self):
        absolute, hedged = ("It fades", "It always lasts", "It is never seen"), ("It may fade", "It lasts", "It goes")
        self.both(without_absolute, [choice(*absolute)] * 10, self.turns(*absolute))
        self.both(with_hedge, [choice(*hedged)] * 10, self.turns(*hedged))
        myths = choice(*["It is only the trip"] * 8, *["It fades"] * 8, key=list(range(8, 16)))
        self.assertEqual(len(cue({"statements": [myths]}, without_absolute)), 1)

    def test_forms_of_options(self):
        good = choice("It fell.", "It rose.")
        self.assertEqual(of_the_above([good]) + doubled([good]) + ends_apart([good]), [])
        for text in ("All of the above", "None of these"):
            self.assertEqual(len(of_the_above([choice("It fell", text)])), 1)
        self.assertEqual(len(doubled([choice("It fell, then", "it fell then.")])), 1)
        self.assertEqual(len(ends_apart([choice("It fell.", "It rose")])), 1)
        self.assertEqual(len(ends_apart([choice("Did it fall?", "It rose")])), 1)

    def test_shares_and_counts(self):
        self.assertEqual(len(lopsided(choice(*"abcdef", key=[0]))), 1)
        self.assertEqual(len(lopsided(choice(*"abcdef", key=[0, 1, 2, 3]))), 1)
        self.assertEqual(lopsided(choice(*"abcdef", key=[0, 1, 2])), [])
        two, three = choice(*"abcde", key=[0, 1]), choice(*"abcde", key=[0, 1, 2])
        self.assertEqual(len(constant_keys([two, two])), 1)
        self.assertEqual(constant_keys([two, three]), [])

    def test_coverage(self):
        item = {"clock": "drug", "lenses": ["a", "b", "c", "d"], "misconceptions": ["M01"],
                "options": [{"id": "a", "misconception": "M01"}, {"id": "b", "misconception": "M02"}]}
        items = [{**item, "clock": clock} for clock in CLOCKS for _ in range(3)]
        self.assertEqual(uncovered(items, ["M01", "M02"]), [])
        self.assertEqual(len(uncovered(items, ["M01", "M03"])), 1)
        self.assertEqual(len(uncovered(items[1:], ["M01"])), 1)
        self.assertEqual(len(uncovered([{**i, "lenses": ["a", "b", "c"]} for i in items], ["M01"])), 1)
        self.assertEqual(len(uncovered(items[:1], ["M01"])), 1 + 4 + 4)

    def test_choices_are_read_from_items(self):
        words = {"item.A.stem": "S", "item.A.claim": "C", "item.A.option.x": "X", "item.A.option.y": "Y",
                 "item.B.stem": "S", "item.B.node.n": "N", "item.B.node.n.x": "X", "item.B.node.n.y": "Y",
                 "item.D.statement": "D", "item.E.statement": "E"}
        single = {"id": "A", "options": [{"id": "x", "credit": 0.5}, {"id": "y", "credit": 1}]}
        multi = {"id": "A", "options": [{"id": "x", "key": True}, {"id": "y", "key": False}]}
        vignette = {"id": "B", "nodes": [{"id": "n", "options": [{"id": "x", "credit": 1}, {"id": "y", "credit": 0}]},
                                         {"id": "c", "card": True, "options": [{"id": "on"}]}]}
        self.assertEqual(list(choices_of(single, words)), [Choice("A", "S C", ["X", "Y"], [1])])
        self.assertEqual(list(choices_of(multi, words)), [Choice("A", "S C", ["X", "Y"], [0])])
        self.assertEqual(list(choices_of(vignette, words)), [Choice("B.n", "S N", ["X", "Y"], [0])])
        myths = [({"id": name, "type": "myth", "key": key}, "f") for name, key in (("D", "myth"), ("E", "supported"))]
        self.assertEqual(statements(myths, words), Choice("statements", "", ["D", "E"], [1]))


if __name__ == "__main__":
    unittest.main()
