//! Which invented reports fill a ledger?

use std::collections::BTreeSet;
use std::path::Path;

/// Numbers that look like chance and are the same each time (SplitMix64; Steele, Lea and Flood, 2014).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A part of one.
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last + 1));
        }
    }
}

/// The invented reports of `examples/demo`, a line each.
pub(crate) fn demo() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/demo");
    let files = ["larkfield", "northgate", "quietline", "avondkoers", "laagland", "oosterlandse"];
    let lines_of = |file: &&str| {
        let path = folder.join(format!("{file}.jsonl"));
        std::fs::read_to_string(path).expect("a file of the demonstration")
    };
    files.iter().map(lines_of).flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// So many short reports of two months, of five outlets that copy each other and change a page now and then, a line each.
pub(crate) fn archive(reports: usize) -> Vec<String> {
    let mut dice = Dice(2020);
    let mut lines = Vec::with_capacity(reports);
    let mut wires: Vec<String> = Vec::new();
    for number in 0..reports {
        let is_dutch = dice.below(2) == 0;
        // Every twentieth is a new version of the page that came ten before.
        let page = if number % 20 == 19 { number - 10 } else { number };
        let mut sentences: Vec<String> = (0..2).map(|_| sentence(&mut dice, is_dutch)).collect();
        if number % 4 == 3 && !wires.is_empty() {
            sentences.push(dice.pick(&wires).clone());
        }
        if number % 5 == 0 {
            wires.push(sentences[0].clone());
        }
        lines.push(
            serde_json::json!({
                "id": format!("a-{number}"),
                "outlet": OUTLETS[page % OUTLETS.len()],
                "url": format!("https://nieuws.example.org/{page}"),
                "published": day(number, reports),
                "language": if is_dutch { "nl" } else { "en" },
                "text": format!("{}\n\n{}", sentences.join(" "), footer(number, is_dutch)),
            })
            .to_string(),
        );
    }
    let distinct: BTreeSet<&String> = lines.iter().collect();
    assert_eq!(distinct.len(), reports, "every report is another");
    lines
}

const OUTLETS: [&str; 5] =
    ["De Avondkoers", "Omroep Laagland", "Oosterlandse Courant", "Northgate Courier", "Larkfield"];
const MONTHS: usize = 61;

fn day(number: usize, reports: usize) -> String {
    let day = number * MONTHS / reports;
    if day < 31 { format!("2023-05-{:02}", day + 1) } else { format!("2023-06-{:02}", day - 30) }
}

/// No two reports are the same.
fn footer(number: usize, is_dutch: bool) -> String {
    if is_dutch {
        format!("Dit is bericht {number} van de redactie.")
    } else {
        format!("This is item {number} of our desk.")
    }
}

fn sentence(dice: &mut Dice, is_dutch: bool) -> String {
    let count = dice.below(60) + 2;
    let front = dice.below(2);
    let (here, there) = if dice.below(2) == 0 { (0, 1) } else { (1, 0) };
    let [dutch, english] = &FRONTS[front];
    let place = *dice.pick(if is_dutch { &dutch.places } else { &english.places });
    let words = if is_dutch { dutch } else { english };
    let (speaker, foe, people) = (words.speakers[here], words.speakers[there], words.people[here]);
    let capital = capital(speaker);
    match (is_dutch, dice.below(6)) {
        (true, 0) => format!("Volgens {speaker} zijn bij {place} {count} {people} gedood."),
        (true, 1) => format!("{capital} zegt dat bij {place} {count} burgers gewond zijn geraakt."),
        (true, 2) => format!("Volgens {foe} zijn er zeker {count} {people} omgekomen."),
        (true, 3) => format!("{capital} beschuldigt {foe} van het schenden van het bestand."),
        (true, 4) => format!("{capital} en {foe} sloten donderdag een staakt-het-vuren."),
        (true, _) => format!("In totaal zijn er {} {people} gedood, meldt {speaker}.", count * 10),
        (false, 0) => format!("According to {speaker}, {count} {people} were killed near {place}."),
        (false, 1) => format!("{capital} said that {count} civilians were injured near {place}."),
        (false, 2) => format!("According to {foe}, at least {count} {people} have died."),
        (false, 3) => format!("{capital} accused {foe} of breaking the truce."),
        (false, 4) => format!("{capital} and {foe} agreed a ceasefire on Thursday."),
        (false, _) => format!("In total {} {people} have been killed, {speaker} said.", count * 10),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// Two foes in the words of a language.
struct Front {
    speakers: [&'static str; 2],
    people: [&'static str; 2],
    places: [&'static str; 3],
}

const FRONTS: [[Front; 2]; 2] = [
    [
        Front {
            speakers: ["Armenië", "Azerbeidzjan"],
            people: ["Armeense soldaten", "Azerbeidzjaanse soldaten"],
            places: ["Jermuk", "Goris", "Lachin"],
        },
        Front {
            speakers: ["Armenia", "Azerbaijan"],
            people: ["Armenian soldiers", "Azerbaijani soldiers"],
            places: ["Jermuk", "Goris", "Lachin"],
        },
    ],
    [
        Front {
            speakers: ["Oekraïne", "Rusland"],
            people: ["Oekraïense militairen", "Russische militairen"],
            places: ["Cherson", "Bachmoet", "Charkov"],
        },
        Front {
            speakers: ["Ukraine", "Russia"],
            people: ["Ukrainian troops", "Russian troops"],
            places: ["Kherson", "Bakhmut", "Kharkiv"],
        },
    ],
];
