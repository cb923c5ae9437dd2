//! How much do two reports look like accounts of one happening?

use super::features::{Feature, Features, Key, Kind, Level};
use super::making::SQUARES_AROUND;

/// How much two reports are alike, in thousandths: 0 for nothing in common, 1000 for the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Likeness(u16);

impl Likeness {
    /// From this likeness on, the later report belongs to the story of the earlier.
    pub const THRESHOLD: Likeness = Likeness(195);

    /// This much a report has in common with the first of its story. On the benchmark 20 to 100 do about equally well; of made-up reports,
    /// 900 a day, 40 makes as many stories as were meant, and without it a quarter of them.
    pub const TO_ROOT: Likeness = Likeness(40);

    /// A likeness as it was stored, in thousandths; more than 1000 is 1000.
    #[must_use]
    pub fn from_thousandths(thousandths: u16) -> Likeness {
        Likeness(thousandths.min(1000))
    }

    /// The likeness in thousandths.
    #[must_use]
    pub fn thousandths(self) -> u16 {
        self.0
    }
}

/// Reports that share less than two names of their leads, or as much in figures and words, are not compared at all.
const TELLING_AT_LEAST: u32 = 40;

/// What the parts of a likeness count. Found by logistic regression on half of the benchmark, then rounded, and widened on all of it
/// until the threshold could lie a little higher or lower as well.
mod weight {
    /// Names in both leads; in one lead; in neither.
    pub(super) const NAMES: [f64; 3] = [7.0, 4.5, 4.0];
    /// Names of one title that the other report has anywhere.
    pub(super) const NAMES_OF_TITLE: f64 = 3.0;
    /// Long words, of reports in one language.
    pub(super) const WORDS: [f64; 3] = [3.5, 2.0, 1.0];
    pub(super) const WORDS_OF_TITLE: f64 = 4.5;
    /// Reports in one language share words whatever they tell of.
    pub(super) const SAME_LANGUAGE: f64 = -3.0;
    /// Long words that two languages have in common.
    pub(super) const FOREIGN_WORDS: f64 = 7.0;
    /// Numbers in both leads; elsewhere, as in a report that only recalls the other's happening.
    pub(super) const NUMBERS: [f64; 2] = [3.0, 1.5];
    pub(super) const TOLLS: [f64; 2] = [4.0, 1.5];
    /// Both leads give figures, and neither gives one of the other's.
    pub(super) const OTHER_FIGURES: f64 = -0.75;
    /// The leads tell of the same day; of other days; of other days, and no figure is the same.
    pub(super) const SAME_DAY: f64 = 1.0;
    pub(super) const OTHER_DAY: f64 = -1.5;
    pub(super) const OTHER_DAY_AND_FIGURES: f64 = -2.5;
    /// The leads tell of the same town; of towns far apart.
    pub(super) const SAME_PLACE: f64 = 0.5;
    pub(super) const OTHER_PLACE: f64 = -1.0;
    /// Each day between the reports.
    pub(super) const DAY_BETWEEN: f64 = -0.2;
}

/// So many thousandths is what the weights call 1.
const THOUSANDTHS: f64 = 50.0;
/// Numbers and tolls count up to so many names' worth: a list of figures is no proof.
const MOST_FIGURES: f64 = 2.0;
/// Weights are in sixteenths of a name.
const NAME: f64 = 16.0;

/// How alike two reports are that appeared so many days apart; the same in both directions, and nothing but the two counts.
pub(super) fn likeness(one: &Features, other: &Features, days_between: i32) -> Likeness {
    let shared = Shared::of(one, other);
    if !share_a_party(one, other) || shared.telling() < TELLING_AT_LEAST {
        return Likeness::default();
    }
    let pair = Pair { one, other, shared };
    let days = f64::from(days_between.max(0)) * weight::DAY_BETWEEN;
    let sum = pair.names() + pair.words() + pair.figures() + pair.days() + pair.places() + days;
    Likeness((sum * THOUSANDTHS).clamp(0.0, 1000.0) as u16)
}

/// Whether the two are about one party at least; a report of which no party is known may be about any.
fn share_a_party(one: &Features, other: &Features) -> bool {
    let (one, other) = (one.parties(), other.parties());
    one.is_empty() || other.is_empty() || one.iter().any(|party| other.contains(party))
}

/// What two reports share, as far as an index counts it: enough to say how alike they can be at most.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shares {
    telling: u32,
    /// Names, words and figures, by twice what they count at their levels.
    names: u32,
    words: u32,
    figures: u32,
    /// What stands in the title of one or of the other.
    name_titles: u32,
    word_titles: u32,
    /// Words at any level.
    all_words: u32,
}

impl Shares {
    /// Counts a feature that both have.
    pub(super) fn add(&mut self, kind: Kind, levels: [Level; 2], weight: u8) {
        let weight = u32::from(weight);
        let leads = levels.into_iter().filter(|level| *level >= Level::Lead).count();
        let titles = levels.into_iter().filter(|level| *level == Level::Title).count() as u32;
        let twice = |weights: [f64; 3]| weight * (2.0 * weights[2 - leads]) as u32;
        let figures = |[both, other]: [f64; 2]| twice([both, other, other]);
        self.telling += if leads == 2 { 2 * weight } else { weight };
        match kind {
            Kind::Name => {
                self.names += twice(weight::NAMES);
                self.name_titles += titles * weight;
            }
            Kind::Word => {
                self.words += twice(weight::WORDS);
                self.word_titles += titles * weight;
                self.all_words += weight;
            }
            Kind::Number => self.figures += figures(weight::NUMBERS),
            Kind::Toll => self.figures += figures(weight::TOLLS),
            Kind::Place | Kind::Day | Kind::Event | Kind::Actor | Kind::Particle => {}
        }
    }

    /// Whether the two reports are compared at all.
    pub(super) fn is_worth_a_look(&self) -> bool {
        self.telling >= TELLING_AT_LEAST
    }

    /// How alike two reports that share this can be at most; most are too little alike for one story, and need no closer look.
    pub(super) fn at_most(&self, one: &Outline, other: &Outline) -> Likeness {
        let [names, words, figures] =
            [self.names, self.words, self.figures].map(|twice| f64::from(twice) / 2.0);
        let shorter = |titles: fn(&Outline) -> f64| titles(one).min(titles(other)) + NAME / 2.0;
        let name_titles = weight::NAMES_OF_TITLE / 2.0 * f64::from(self.name_titles)
            / shorter(|outline| outline.title_names);
        let word_titles = weight::WORDS_OF_TITLE / 2.0 * f64::from(self.word_titles)
            / shorter(|outline| outline.title_words);
        let same = words / (one.lead_words * other.lead_words + NAME) + word_titles + weight::SAME_LANGUAGE;
        let foreign =
            weight::FOREIGN_WORDS * f64::from(self.all_words) / (one.words * other.words + 2.0 * NAME);
        let names = names / (one.lead_names * other.lead_names + NAME) + name_titles;
        let most = names + same.max(foreign) + figures / NAME + weight::SAME_DAY + weight::SAME_PLACE;
        Likeness((most * THOUSANDTHS + 1.0).clamp(0.0, 1000.0) as u16)
    }
}

/// What must be known of a report to say how alike others can be at most: the square roots of what its names and words weigh, and the
/// weights of its title.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Outline {
    lead_names: f64,
    lead_words: f64,
    words: f64,
    title_names: f64,
    title_words: f64,
}

impl Outline {
    pub(super) fn of(features: &Features) -> Outline {
        let mass = |kind, level| f64::from(features.masses().from(kind, level));
        Outline {
            lead_names: mass(Kind::Name, Level::Lead).sqrt(),
            lead_words: mass(Kind::Word, Level::Lead).sqrt(),
            words: mass(Kind::Word, Level::Body).sqrt(),
            title_names: mass(Kind::Name, Level::Title),
            title_words: mass(Kind::Word, Level::Title),
        }
    }
}

struct Pair<'a> {
    one: &'a Features,
    other: &'a Features,
    shared: Shared,
}

impl Pair<'_> {
    fn names(&self) -> f64 {
        self.overlap(Kind::Name, weight::NAMES) + weight::NAMES_OF_TITLE * self.title_found(Kind::Name)
    }

    fn words(&self) -> f64 {
        if self.are_in_one_language() {
            let titles = weight::WORDS_OF_TITLE * self.title_found(Kind::Word);
            self.overlap(Kind::Word, weight::WORDS) + titles + weight::SAME_LANGUAGE
        } else {
            let all: u32 = self.shared.weights[Kind::Word as usize].iter().sum();
            weight::FOREIGN_WORDS * f64::from(all) / (self.mass(Kind::Word, Level::Body) + 2.0 * NAME)
        }
    }

    fn figures(&self) -> f64 {
        let worth = |weight: u32| (f64::from(weight) / NAME).min(MOST_FIGURES);
        let counted = |kind: Kind, weights: [f64; 2]| {
            let [leads, mixed, bodies] = self.shared.weights[kind as usize];
            weights[0] * worth(leads) + weights[1] * worth(mixed + bodies)
        };
        let others =
            self.both(|features| leads(features, Kind::Number).any(|number| is_specific(number.weight)));
        let contrast = if others && !self.shared.has_figure { weight::OTHER_FIGURES } else { 0.0 };
        counted(Kind::Number, weight::NUMBERS) + counted(Kind::Toll, weight::TOLLS) + contrast
    }

    fn days(&self) -> f64 {
        let [both_leads, mixed, bodies] = self.shared.weights[Kind::Day as usize];
        let are_dated = || self.both(|features| leads(features, Kind::Day).next().is_some());
        match () {
            () if both_leads > 0 => weight::SAME_DAY,
            () if mixed + bodies > 0 || !are_dated() => 0.0,
            () if self.shared.has_figure => weight::OTHER_DAY,
            () => weight::OTHER_DAY_AND_FIGURES,
        }
    }

    fn both(&self, holds: impl Fn(&Features) -> bool) -> bool {
        holds(self.one) && holds(self.other)
    }

    /// Towns are the same within some ten kilometres, and others beyond some thirty.
    fn places(&self) -> f64 {
        let Some(squares) = self.squares_apart() else { return 0.0 };
        match squares {
            0..=1 => weight::SAME_PLACE,
            2..=3 => 0.0,
            _ => weight::OTHER_PLACE,
        }
    }

    /// How many squares of the map lie between the nearest places of both leads.
    fn squares_apart(&self) -> Option<u32> {
        let squares = |features| {
            leads(features, Kind::Place).map(|feature: &Feature| {
                (feature.key.value() / SQUARES_AROUND, feature.key.value() % SQUARES_AROUND)
            })
        };
        let apart = squares(self.one).flat_map(|one| {
            squares(self.other).map(move |other| one.0.abs_diff(other.0).max(one.1.abs_diff(other.1)))
        });
        apart.min()
    }

    /// What is shared at each level, as shares of what both have there.
    fn overlap(&self, kind: Kind, weights: [f64; 3]) -> f64 {
        let [leads, mixed, bodies] = self.shared.weights[kind as usize].map(f64::from);
        let lead_mass = self.mass(kind, Level::Lead) + NAME;
        let mass = self.mass(kind, Level::Body) + 2.0 * NAME;
        weights[0] * leads / lead_mass + weights[1] * mixed / lead_mass + weights[2] * bodies / mass
    }

    /// The geometric mean of what both have.
    fn mass(&self, kind: Kind, level: Level) -> f64 {
        let [one, other] =
            [self.one, self.other].map(|features| f64::from(features.masses().from(kind, level)));
        (one * other).sqrt()
    }

    /// Which share of each title the other report has anywhere, the mean of both.
    fn title_found(&self, kind: Kind) -> f64 {
        let share = |features: &Features, found: u32| {
            f64::from(found) / (f64::from(features.masses().from(kind, Level::Title)) + NAME / 2.0)
        };
        let [one, other] = self.shared.titles[kind as usize];
        (share(self.one, one) + share(self.other, other)) / 2.0
    }

    /// Whether their commonest small words are the same: "van", "het", "een".
    fn are_in_one_language(&self) -> bool {
        let particles = |features: &Features| features.of_kind(Kind::Particle).count() as u32;
        let [_, _, shared] = self.shared.weights[Kind::Particle as usize];
        let fewer = particles(self.one).min(particles(self.other));
        fewer > 0 && 100 * shared >= SAME_PARTICLES_PERCENT * fewer
    }
}

/// Dutch and English reports share fewer of their commonest small words ("in", "of", "is"), reports in one language more.
const SAME_PARTICLES_PERCENT: u32 = 27;

fn leads(features: &Features, kind: Kind) -> impl Iterator<Item = &Feature> {
    features.of_kind(kind).filter(|feature| feature.level >= Level::Lead)
}

/// "37", "400" and "3500" are somebody's figures; "drie" and a year may be anybody's.
fn is_specific(weight: u8) -> bool {
    weight >= SPECIFIC
}

/// The least weight of a figure from four upwards.
const SPECIFIC: u8 = 8;

/// What two reports have in common.
#[derive(Default)]
struct Shared {
    /// By kind: the weight of what stands in both leads, in one, in neither.
    weights: [[u32; 3]; Kind::ALL.len()],
    /// By kind: the weight of what stands in the title of the one, and of the other.
    titles: [[u32; 2]; Kind::ALL.len()],
    /// Whether a specific figure is the same that stands in at least one lead.
    has_figure: bool,
}

impl Shared {
    fn of(one: &Features, other: &Features) -> Shared {
        let mut shared = Shared::default();
        let mut others = other.iter().peekable();
        for feature in one.iter() {
            while others.next_if(|other| other.key < feature.key).is_some() {}
            if let Some(same) = others.next_if(|other| other.key == feature.key) {
                shared.add(feature.key, feature, same);
            }
        }
        shared
    }

    fn add(&mut self, key: Key, one: &Feature, other: &Feature) {
        let Some(kind) = key.kind() else { return };
        let is_lead = |feature: &Feature| feature.level >= Level::Lead;
        let at = match (is_lead(one), is_lead(other)) {
            (true, true) => 0,
            (false, false) => 2,
            _ => 1,
        };
        let weight = u32::from(one.weight.min(other.weight));
        self.weights[kind as usize][at] += weight;
        self.has_figure |= kind == Kind::Number && at < 2 && is_specific(one.weight.min(other.weight));
        for (side, feature) in [one, other].into_iter().enumerate() {
            if feature.level == Level::Title {
                self.titles[kind as usize][side] += u32::from(feature.weight);
            }
        }
    }

    /// What is shared of those kinds that say something on their own; leads count twice.
    fn telling(&self) -> u32 {
        let kinds = Kind::ALL.into_iter().filter(|kind| kind.is_telling());
        kinds
            .map(|kind| self.weights[kind as usize])
            .map(|[leads, mixed, bodies]| 2 * leads + mixed + bodies)
            .sum()
    }
}
