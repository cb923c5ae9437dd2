//! How far does a speaker reach beyond the sentence that names him? Pronouns, sentences that point back, quotations and "zou".

use bestand_claim::Speaker;
use bestand_syntax::{Universal, Upos, WordIndex};

use super::speaking::may_tell;
use super::{Source, Sources, covered, is_carrying, speaker_at};
use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;

impl Sources {
    /// "Hij zei …": the speaker before says it, or who was the subject of the sentence before.
    pub(super) fn resolve(&mut self, scenes: &[Scene<'_>], cast: &Cast) {
        let mut last: Option<Speaker> = None;
        for (number, scene) in scenes.iter().enumerate() {
            let pronouns = self.by_scene[number].iter().any(|source| source.pronoun);
            if let Some(subject) = number.checked_sub(1).filter(|_| pronouns).and_then(|before| {
                if self.by_scene[before].is_empty() { person(before, &scenes[before], cast) } else { None }
            }) {
                last = Some(subject);
            }
            let mut main = None;
            for source in &mut self.by_scene[number] {
                match &last {
                    Some(speaker) if source.pronoun => source.speaker = speaker.clone(),
                    _ => last = Some(source.speaker.clone()),
                }
                let verb = scene
                    .tree
                    .head(source.place)
                    .filter(|_| scene.relation(source.place) == Universal::Nsubj);
                if verb.is_some_and(|verb| scene.tree.head(verb).is_none()) {
                    main = Some(source.speaker.clone());
                }
            }
            last = main.or(last);
        }
    }

    /// "Dat meldt X.", "De autoriteiten maakten deze balans op.": X answers for the sentences before in its paragraph and the one
    /// above, as far as nobody else does.
    pub(super) fn take_up(&mut self, scenes: &[Scene<'_>]) {
        for number in 1..scenes.len() {
            let Some(taken) = self.by_scene[number].iter().find(|source| source.takes_up).cloned() else {
                continue;
            };
            for before in (0..number).rev() {
                let near =
                    scenes[before].paragraph + 1 >= scenes[number].paragraph && scenes[before].is_body();
                if !near || !self.by_scene[before].is_empty() {
                    break;
                }
                self.by_scene[before].push(taken.carried(&scenes[before]));
            }
        }
    }

    /// A quotation that runs on, and "zou" without a source, keep the speaker of the sentence before.
    pub(super) fn carry_on(&mut self, scenes: &[Scene<'_>]) {
        let mut quoted = false;
        for (number, scene) in scenes.iter().enumerate() {
            let inside = quoted;
            quoted = quotation(scene, quoted);
            self.report_on(number, scene);
            if !self.by_scene[number].is_empty() {
                continue;
            }
            let near = number > 0 && scenes[number - 1].paragraph == scene.paragraph;
            let quotes = inside || opens_quoted(scene) && near;
            let before = if quotes { self.last_before(number) } else { None };
            if let Some(source) = before.map(|source| source.carried(scene)) {
                self.by_scene[number].push(source);
            }
        }
    }

    /// "…; wel zouden 93 burgers zijn omgekomen": whoever was named last, in the sentence or before it, answers for the clause of "zou".
    fn report_on(&mut self, number: usize, scene: &Scene<'_>) {
        for word in scene.words().filter(|word| is_carrying(scene, *word)) {
            if self.of(number, word).is_some() {
                continue;
            }
            let start = scene.tree.word(word).span().start;
            let here = self.by_scene[number].iter().rfind(|source| source.speaker.span().start < start);
            let Some(source) = here.or_else(|| self.last_before(number)) else { continue };
            let covers = covered(scene, scene.clause(word));
            let source = Source { covers, ..source.carried(scene) };
            self.by_scene[number].push(source);
        }
    }
}

/// The person or office that is the subject of a sentence.
fn person(number: usize, scene: &Scene<'_>, cast: &Cast) -> Option<Speaker> {
    let speaks = |word: &WordIndex| {
        let office = scene.is(*word, Class::SpeakerNoun);
        let name = scene.upos(*word) == Upos::Propn && scene.name_at(*word).is_none_or(|name| !name.is_state);
        scene.relation(*word) == Universal::Nsubj && may_tell(scene, *word) && (office || name)
    };
    let subject = scene.words().find(speaks)?;
    speaker_at(number, scene, cast, subject)
}

/// Whether a quotation is still open after the sentence.
fn quotation(scene: &Scene<'_>, open: bool) -> bool {
    scene.lower.iter().fold(open, |open, form| match form.as_str() {
        "“" | "„" | "«" => true,
        "”" | "»" => false,
        "\"" => !open,
        _ => open,
    })
}

fn opens_quoted(scene: &Scene<'_>) -> bool {
    matches!(scene.lower.first().map(String::as_str), Some("“" | "„" | "«" | "\"" | "‘"))
}
