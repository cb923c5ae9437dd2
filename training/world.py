"""Where do the tables of actors and places in packs/ come from? From training/world/*.tsv and GeoNames' cities5000.

Run from the repository root: python3 training/world.py [../shared/data/gaz-geonames-cities5000/cities5000.tsv]
Words and facts stand in training/world/; here are only the rules that inflect, join and sort them.
"""

import csv
import math
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "training" / "world"
PACKS = ROOT / "packs"
TREEBANKS = ROOT.parent / "shared/data"
MONTHS_AND_DAYS = set("""january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday januari februari maart mei juni juli augustus oktober maandag dinsdag woensdag donderdag vrijdag zaterdag
zondag""".split())
GEONAMES = ROOT.parent / "shared/data/gaz-geonames-cities5000/cities5000.tsv"
ROLES = ("name", "adjective", "people", "capital", "seat", "office", "army", "leader", "holder", "ending")
OWN_TERMS = "Written for this project from general knowledge; MIT or Apache-2.0 as the rest of Bestand."
NOBODY = "-"
GEONAMES_TERMS = ("Cities: GeoNames (geonames.org), dump of January 2018, CC BY 4.0, columns cut, coordinates rounded. "
                  "Rows own:…, countries and regions: " + OWN_TERMS)
# Countries whose cities keep GeoNames' other spellings: those with a war since 1990, and their neighbours in the news.
WAR_COUNTRIES = set("""AFG ARM AZE BDI BFA BGD BIH CAF CIV CMR COD COG COL DZA EGY ERI ETH GEO GIN HRV HTI IDN IND IRN IRQ ISR JOR KEN
KGZ KHM LBN LBR LBY LKA MDA MEX MKD MLI MMR MOZ MRT NER NGA NPL PAK PER PHL PSE RUS RWA SDN SEN SLE SOM SRB SSD SYR TCD THA TJK TLS TUR
UGA UKR UZB VEN XKX YEM ZWE AGO SAU ESH BLR""".split())


def main():
    geonames = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else GEONAMES
    letters = write_letters()
    states = rows("states")
    actors = rows("actors")
    write_world_actors(states, actors)
    for language in ("nl", "en"):
        write_actor_names(language, states, actors)
    write_places(geonames, states, letters)


# ---------------------------------------------------------------- reading and writing

def rows(name):
    """The rows of one source table as dictionaries."""
    lines = [line for line in (SOURCE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path, terms, columns, lines):
    head = [f"# {path.relative_to(ROOT)}: made by training/world.py; edit training/world/ and run that.", f"# {terms}",
            "# " + "\t".join(columns)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(head + ["\t".join(line).rstrip("\t") for line in lines]) + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(lines)} rows, {path.stat().st_size} bytes")


def parts(text):
    return [part for part in (text or "").split("|") if part]


# ---------------------------------------------------------------- letters

SPECIAL_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
                   "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ŧ": "t", "ɛ": "e", "ɔ": "o", "ǝ": "e"}
DROPPED = "'’‘ʻʼʹʿʾ`´ʽˈ.,()\u200f\u200e\u00ad"
SPACES = "-–—‐‑/_\u00a0"


def write_letters():
    """Letters as A to Z: É is E, ə is a, apostrophes are nothing, hyphens are spaces."""
    table = {}
    for code in list(range(0xC0, 0x250)) + list(range(0x1E00, 0x1F00)):
        letter = chr(code)
        plain = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
        if letter.isalpha() and plain.isascii() and plain != letter:
            table[letter] = plain
    for letter, plain in SPECIAL_LETTERS.items():
        table[letter] = plain
        if letter.upper() != letter and len(letter.upper()) == 1 and letter.upper() != "I":
            table[letter.upper()] = plain.capitalize()
    table.update({mark: "" for mark in DROPPED})
    table.update({mark: " " for mark in SPACES})
    table.update({chr(code): "" for code in range(0x300, 0x370)})
    lines = [(f"{ord(letter):04X}", plain) for letter, plain in sorted(table.items())]
    write(PACKS / "world/letters.tsv", "Latin letters and marks as plain ones. " + OWN_TERMS,
          ("letter's code point", "written as: a space for a hyphen, nothing for a mark that is left out"),
          [(code, "space" if plain == " " else plain) for code, plain in lines])
    return table


def fold(name, letters):
    """The key of a name: plain lower-case letters, words apart by one space."""
    return " ".join("".join(letters.get(letter, letter) for letter in name).lower().split())


def slug(name):
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


# ---------------------------------------------------------------- actors

def write_world_actors(states, actors):
    lines = [(row["code"], "state", row["code"], plain(parts(row["en"])[0]), "", "", row["code"]) for row in states]
    for row in actors:
        if row["code"] == NOBODY:
            continue
        assert row["kind"] in ("state-like", "armed-group", "organisation", "agency", "outlet", "ethnicity", "mission", "fighters"), row
        speaks = row["speaks"] or {"agency": "-", "outlet": "-", "mission": "-"}.get(row["kind"], row["code"])
        lines.append((row["code"], row["kind"], row["states"], plain(parts(row["en"])[0].split(":")[0]), row["from"], row["to"], speaks))
    codes = [line[0] for line in lines]
    assert len(codes) == len(set(codes)), sorted({code for code in codes if codes.count(code) > 1})
    write(PACKS / "world/actors.tsv", "Actor codes: states by ISO 3166-1 alpha-3, the rest by their usual English name. " + OWN_TERMS,
          ("code", "kind", "states it belongs to or fights in", "English name", "from", "to",
           "code for which its words speak, - for nobody"), lines)
    known = set(codes) | {"*"}
    for row in rows("leaders") + rows("institutions_en") + rows("institutions_nl"):
        assert row["code"] in known, row


def plain(name):
    return name.lstrip("?")


def write_actor_names(language, states, actors):
    found = {}

    def add(name, code, role, start="", end=""):
        care = "?" if name.startswith("?") else ""
        name = plain(name)
        assert role in ROLES and name, (name, code, role)
        found.setdefault((name, code), (name, code, role, start, end, care))
        if re.search(r"s' |'s ", name):
            add(name.replace("'", ""), code, role, start, end)

    for row in states:
        add_state(add, row, language)
    for row in actors:
        for entry in parts(row[language]) or parts(row["en"]):
            name, _, role = entry.partition(":")
            forms = inflect_dutch(name) if language == "nl" and role == "adjective" else [name]
            for form in forms:
                add(form, row["code"], role or "name")
    for row in rows(f"institutions_{language}"):
        for name in parts(row["names"]):
            add(name, row["code"], row["role"])
    for row in rows("leaders"):
        add_leader(add, row, language)
    add("s", "*", "ending")
    write(PACKS / language / "actors.tsv",
          "Names of actors. A name with a capital matches only so; ? marks a word that is often something else. " + OWN_TERMS,
          ("name", "code, * for the state of the context, - for nobody: no actor's name, though it holds one", "role: " + ", ".join(ROLES), "from", "to", "care"),
          list(found.values()))


def add_state(add, row, language):
    code = row["code"]
    for name in parts(row[language]):
        add(name, code, "name")
    capital = row[f"{language}_capital"] or row["en_capital"]
    for name in parts(capital):
        add(name, code, "capital")
    adjectives = parts(row[f"{language}_adjective"])
    persons = parts(row[f"{language}_person"])
    people = parts(row[f"{language}_people"])
    if language == "en":
        persons = persons or adjectives
        people = people or [plural_english(person) for person in persons]
        forms = adjectives
    else:
        people = people or [plural_dutch(person) for person in persons]
        forms = [form for adjective in adjectives for form in inflect_dutch(adjective)]
    for form in forms:
        add(form, code, "adjective")
    for name in persons + people:
        add(name, code, "people")


def plural_english(person):
    """Armenian, Armenians; Chinese, Chinese; British, British."""
    return person if re.search(r"(ese|ish|ch|ss|x|z)$", person) else person + "s"


def inflect_dutch(adjective):
    """Armeens, Armeense; Chinees, Chinese; etnisch Armeens, etnisch Armeense; Sahrawi stays."""
    if re.search(r"[aeiou]$", adjective):
        return [adjective]
    return [adjective, re.sub(r"(e|a)\1s$", r"\1s", adjective) + "e"]


def plural_dutch(person):
    """Armeniër, Armeniërs; Amerikaan, Amerikanen; Chinees, Chinezen; Azeri, Azeri's; Griek, Grieken."""
    if re.search(r"ees$", person):
        return person[:-3] + "ezen"
    if re.search(r"aa[nlr]$", person):
        return person[:-3] + "a" + person[-1] + "en"
    if re.search(r"oot$", person):
        return person[:-3] + "oten"
    if re.search(r"[aiouy]$", person):
        return person + "'s"
    if re.search(r"iet$", person):
        return person + "en"
    return person + "s"


def add_leader(add, row, language):
    start, _, end = row["years"].partition("-")
    names = parts(row[language]) or parts(row["en"])
    for name in names:
        add(name, row["code"], "leader", start, end)
    short = row["short"] or ""
    if short == "-":
        return
    if short.startswith("="):
        surnames = parts(short[1:])
    else:
        care = "?" if short == "?" else ""
        surnames = [care + name.split()[-1] for name in names if " " in name]
    for surname in surnames:
        add(surname, row["code"], "leader", start, end)


# ---------------------------------------------------------------- places

def common_words():
    """Words that the treebanks write small, and the words of leaders' names: a village called so is not what a report means."""
    words = {}
    for path in sorted(TREEBANKS.glob("ud-*/*.conllu")):
        for line in path.open(encoding="utf-8"):
            cells = line.split("\t")
            if len(cells) > 3 and cells[3] != "PROPN" and cells[1].islower():
                words[cells[1]] = words.get(cells[1], 0) + 1
    names = {word.lower() for row in rows("leaders") for name in parts(row["en"]) + parts(row["nl"]) for word in name.split()}
    return {word for word, count in words.items() if count > 1} | names | MONTHS_AND_DAYS | {"stalin", "lenin"}


def tidy(name):
    """One name, its words and parts by one space or hyphen: Donostia / San Sebastián is San Sebastián."""
    return re.sub(r"\s*[-–]\s*", "-", " ".join(name.split(" / ")[-1].split())).strip("-")


class City:
    def __init__(self, row, country, letters):
        self.id, self.name, self.country = row["geonameid"], tidy(row["name"]), country
        self.latitude, self.longitude, self.population = float(row["lat"]), float(row["lon"]), int(row["population"] or 0)
        self.others = [tidy(other) for other in row["latin_alternates"].split(",") if tidy(other)]
        self.ascii = row["asciiname"]
        if not fold(self.name, letters).isascii():
            self.name = tidy(self.ascii) or next(iter(self.others), "")
        self.key = fold(self.name, letters)

    def keys(self, letters):
        return {self.key} | {fold(other, letters) for other in self.others + [self.ascii]}


def write_places(geonames, states, letters):
    alpha3 = {row["code2"]: row["code"] for row in states} | {"XK": "XKX"}
    with geonames.open(encoding="utf-8") as file:
        cities = [City(row, alpha3[row["country"]], letters)
                  for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["country"] in alpha3]
    common = common_words()
    cities = [city for city in cities if city.key and not (city.key in common and is_obscure(city))]
    known = known_places(cities, letters)
    table = Places(letters, {city.id for city in known.values()}, common)
    for city in cities:
        table.add(city.name, city.id, city.country, city.latitude, city.longitude, "city", city.population)
    for city in cities:
        for other in other_spellings(city, letters, common):
            table.add_other(other, city.id, city.country, city.name)
    exonyms = {"nl": {}, "en": {}}
    add_countries(table, exonyms, states, cities)
    add_known_places(table, exonyms, known)
    for language in ("nl", "en"):
        add_exonyms(exonyms[language], rows(f"exonyms_{language}"), cities, letters)
    table.write()
    for language in ("nl", "en"):
        lines = [(name, identity, world) for name, (identity, world) in sorted(exonyms[language].items())]
        write(PACKS / language / "places.tsv", "What places are called in this language. " + OWN_TERMS,
              ("name", "id in packs/world/places.tsv", "name there"), lines)


class Places:
    def __init__(self, letters, known, common):
        self.letters, self.known, self.common, self.lines, self.seen = letters, known, common, [], set()

    def add(self, name, identity, country, latitude, longitude, precision, population):
        self.seen.add((fold(name, self.letters), identity))
        population = str(population) if population else ""
        known = "!" if self.is_known(name, identity, precision) else ""
        self.lines.append((name, identity, country, f"{latitude:.3f}", f"{longitude:.3f}", precision, population, "", known))

    def is_known(self, name, identity, precision):
        """Known from the wars, and by a name that is no common word: Hadrut, not Ann."""
        key = fold(name, self.letters)
        ours = identity in self.known or identity.startswith("own:")
        return ours and (precision != "city" or len(key) > 4 and key not in self.common)

    def add_other(self, name, identity, country, canonical):
        key = (fold(name, self.letters), identity)
        if key not in self.seen:
            self.seen.add(key)
            self.lines.append((name, identity, country, "", "", "", "", canonical))

    def write(self):
        lines = sorted(self.lines, key=lambda line: (fold(line[0], self.letters), line[1]))
        write(PACKS / "world/places.tsv", GEONAMES_TERMS,
              ("name, ascending by its plain lower-case letters", "GeoNames id or own:slug", "country", "latitude", "longitude",
               "precision", "population", "other name of: the row to read instead", "! for a place known to every reader of that war"), lines)


def is_obscure(city):
    """Too small to be named in a report without its country."""
    return city.population < 50000 and city.country not in WAR_COUNTRIES


def other_spellings(city, letters, common):
    """GeoNames' other spellings worth keeping: Latin words of a city in a country at war, no transcriptions of transcriptions."""
    if city.country not in WAR_COUNTRIES or city.population < 25000:
        return []
    kept, keys = [], {city.key} | common
    for other in sorted(city.others + [city.ascii]):
        key = fold(other, letters)
        if key in keys or not other[0].isupper() or not key.replace(" ", "").isalpha() or not key.isascii() or other.isupper():
            continue
        if not 4 <= len(key) <= 24 or other.count("'") or "`" in other or key.count(" ") > city.key.count(" ") + 1 or re.search(r"[a-z][A-Z]", other):
            continue
        keys.add(key)
        kept.append(other)
    return kept


def add_countries(table, exonyms, states, cities):
    """A country stands at the mean of its cities, in proportion to nothing: good for a label, not for a distance."""
    for row in states:
        own = [city for city in cities if city.country == row["code"]]
        names = [plain(name) for name in parts(row["en"])]
        if not own or "Government" in names[0]:
            continue
        identity = "own:" + slug(names[0])
        latitude = sum(city.latitude for city in own) / len(own)
        longitude = sum(city.longitude for city in own) / len(own)
        table.add(names[0], identity, row["code"], latitude, longitude, "country", sum(city.population for city in own))
        for name in names[1:]:
            if not name.isupper() and "Government" not in name and "Authority" not in name:
                table.add_other(name, identity, row["code"], names[0])
        for name in parts(row["nl"]):
            name = plain(name)
            if not name.isupper() and "egering" not in name and "Autoriteit" not in name and name != names[0]:
                exonyms["nl"][name] = (identity, names[0])


def known_places(cities, letters):
    """The cities of GeoNames among the places that wars made known, by their slugs."""
    by_country = {}
    for city in cities:
        by_country.setdefault(city.country, []).append(city)
    found = {}
    for row in rows("places"):
        point = (float(row["lat"]), float(row["lon"]))
        names = parts(row["en"]) + parts(row["nl"])
        city = row["precision"] in ("city", "town") and nearby(by_country.get(row["country"], []), names, point, letters)
        if city:
            found[row["slug"]] = city
    return found


def add_known_places(table, exonyms, known):
    for row in rows("places"):
        names, dutch = parts(row["en"]), parts(row["nl"])
        if row["slug"] in known:
            identity, canonical = known[row["slug"]].id, known[row["slug"]].name
        else:
            identity, canonical = "own:" + row["slug"], names[0]
            precision = "city" if row["precision"] == "town" else row["precision"]
            table.add(canonical, identity, row["country"], float(row["lat"]), float(row["lon"]), precision, int(row["population"]))
        for name in names:
            table.add_other(name, identity, row["country"], canonical)
            if name[0].islower():
                exonyms["en"][name] = (identity, canonical)
                if "-" in name:
                    exonyms["nl"][name] = (identity, canonical)
        for name in dutch:
            if name != canonical or name[0].islower():
                exonyms["nl"][name] = (identity, canonical)


def nearby(cities, names, point, letters):
    """The city of one of these names within 30 kilometres."""
    wanted = {fold(name, letters) for name in names}
    near = [(distance_km(point, (city.latitude, city.longitude)), city.id, city) for city in cities
            if abs(city.latitude - point[0]) < 0.4 and wanted & city.keys(letters)]
    near = [entry for entry in near if entry[0] < 30]
    return min(near)[2] if near else None


def distance_km(one, other):
    latitude = math.radians((one[0] + other[0]) / 2)
    return 111.2 * math.hypot(one[0] - other[0], (one[1] - other[1]) * math.cos(latitude))


def add_exonyms(exonyms, source, cities, letters):
    """A Dutch or English name goes to the largest city of that country that GeoNames knows by the other one."""
    largest = {}
    for city in sorted(cities, key=lambda city: city.population):
        for key in city.keys(letters):
            largest[(key, city.country)] = city
    for row in source:
        city = largest.get((fold(row["geonames_name"], letters), row["country"]))
        assert city, f"training/world/exonyms: no city {row['geonames_name']} in {row['country']}"
        for name in parts(row["names"]):
            if name != city.name:
                exonyms.setdefault(name, (city.id, city.name))


if __name__ == "__main__":
    main()
