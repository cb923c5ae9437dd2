//! Which sentences stand in a made-up report, and which of them were copied from an earlier one?

use super::phrases::Phrases;
use super::plan::{Story, StoryKind};
use super::random::Random;

/// A sentence to be told: its phrase, the seed of its words, and the report of the story for which they were written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    pub(super) list: usize,
    pub(super) at: usize,
    pub(super) seed: u64,
    pub(super) written_for: u16,
    pub(super) is_edited: bool,
}

/// The paragraphs of a report, as lists of phrases by name.
type Outline = Vec<Vec<&'static str>>;

/// So many sentences without claims stand in a report, at least and at most.
const COLOUR: [u64; 2] = [10, 13];

/// What a report of the story says in words of its own.
pub(super) fn own_words(phrases: &Phrases, story: &Story, nth: u16, stage: usize) -> Vec<Vec<Cut>> {
    let mut random = Random::of(&[story.seed, 6, nth.into()]);
    let outline = outline(story.kind, stage, &mut random);
    let mut told: Vec<(usize, usize)> = Vec::new();
    let mut cut = |name: &&'static str| {
        let list = phrases.number(name);
        let draw = |random: &mut Random| random.below(phrases.list(list).len());
        let mut at = draw(&mut random);
        for _ in 0..4 {
            if told.contains(&(list, at)) {
                at = draw(&mut random);
            }
        }
        told.push((list, at));
        Cut { list, at, seed: random.next(), written_for: nth, is_edited: false }
    };
    outline.iter().map(|paragraph| paragraph.iter().map(&mut cut).collect()).collect()
}

fn outline(kind: StoryKind, stage: usize, random: &mut Random) -> Outline {
    let mut outline = vec![vec![lead(kind, stage)], vec!["toll"], vec!["event"]];
    let mut perhaps = |percent, paragraph: usize, list, outline: &mut Outline| {
        if random.percent(percent) {
            outline[paragraph].push(list);
        }
    };
    perhaps(70, 0, "toll", &mut outline);
    perhaps(60, 1, "toll", &mut outline);
    perhaps(50, 1, "event", &mut outline);
    perhaps(50, 2, "event", &mut outline);
    perhaps(if kind == StoryKind::Truce { 90 } else { 20 }, 2, "truce", &mut outline);
    perhaps(55, 1, "total", &mut outline);
    outline.push(Vec::new());
    perhaps(25, 3, "lead.people", &mut outline);
    perhaps(40, 3, "past", &mut outline);
    for number in 0..random.between(COLOUR[0], COLOUR[1]) {
        match number % 4 {
            0 => outline.insert(1 + random.below(outline.len() - 1), vec!["colour"]),
            _ => {
                let paragraph = 1 + random.below(outline.len() - 1);
                outline[paragraph].push("colour");
            }
        }
    }
    outline.retain(|paragraph| !paragraph.is_empty());
    outline
}

fn lead(kind: StoryKind, stage: usize) -> &'static str {
    match (kind, stage) {
        (StoryKind::Strike, _) => "lead.strike",
        (StoryKind::Battle, _) => "lead.battle",
        (StoryKind::People, _) => "lead.people",
        (StoryKind::Truce, 0) => "lead.call",
        (StoryKind::Truce, 1) => "lead.agreed",
        (StoryKind::Truce, 2) => "lead.force",
        (StoryKind::Truce, 3) => "lead.violated",
        (StoryKind::Truce, _) => "lead.ended",
    }
}

/// Puts sentences of an earlier report in the place of some of its own; two in five were edited.
pub(super) fn take_over(own: &mut [Vec<Cut>], earlier: &[Vec<Cut>], random: &mut Random) {
    let words: Vec<Cut> = earlier.iter().flatten().copied().collect();
    let mut from = random.below(words.len());
    let count = random.between(2, 6);
    let mut places: Vec<&mut Cut> = own.iter_mut().flatten().collect();
    let start = random.below(places.len());
    for place in places.iter_mut().skip(start).take(count as usize) {
        **place = Cut { is_edited: random.percent(40), ..words[from % words.len()] };
        from += 1;
    }
}

/// The list of titles for a story.
pub(super) fn titles(kind: StoryKind) -> &'static str {
    match kind {
        StoryKind::Strike => "title.strike",
        StoryKind::Battle => "title.battle",
        StoryKind::Truce => "title.truce",
        StoryKind::People => "title.people",
    }
}
