//! What did the reader see in a sentence and could not settle? Numbers of nobody, actors of no pack, two speakers.

use bestand_claim::{Doubt, DoubtReason, Outcome};
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::cast::Cast;
use crate::counted::people_of;
use crate::events::Happening;
use crate::scene::Scene;
use crate::sources::{Source, Sources, subject};
use crate::tolls::{Toll, cue_for, dated, measures};

/// A sentence with all that was read in it.
pub(crate) struct Read<'a, 's> {
    /// Its place among the sentences of the report.
    pub(crate) number: usize,
    /// The sentence.
    pub(crate) scene: &'a Scene<'s>,
    /// Who plays in the report.
    pub(crate) cast: &'a Cast,
    /// Who says what in it.
    pub(crate) sources: &'a Sources,
    /// Its tolls.
    pub(crate) tolls: &'a [Toll<'a>],
    /// Its events.
    pub(crate) events: &'a [Happening<'a>],
    /// The outcome that the sentence before told last.
    pub(crate) before: Option<Outcome>,
}

impl Read<'_, '_> {
    /// The doubts of the sentence, in the order of the text.
    pub(crate) fn doubts(&self) -> Vec<Doubt> {
        let mut doubts = self.counts_without_people();
        doubts.extend(self.unknown_actors());
        doubts.extend(self.competing_speakers());
        doubts.sort();
        doubts.dedup();
        doubts
    }

    /// "Het waren er vierhonderd": a number beside a word for an outcome, or after a sentence with one, that counts no noun and no toll.
    fn counts_without_people(&self) -> Vec<Doubt> {
        let scene = self.scene;
        let free = (0..scene.quantities.len()).filter(|place| {
            let counted = self.tolls.iter().any(|toll| toll.people.quantity == Some(*place));
            let quantity = &scene.quantities[*place];
            !counted && !quantity.article && !dated(scene, *place) && !measures(scene, quantity.last)
        });
        let bare = free.filter(|place| self.stands_alone(*place));
        let told = bare.filter_map(|place| {
            let quantity = &scene.quantities[place];
            let outcome = cue_for(scene, quantity.last).map(|(_, outcome)| outcome).or(self.before)?;
            Some(Doubt {
                span: scene.span(quantity.first, quantity.last),
                reason: DoubtReason::CountWithoutPeople { outcome },
            })
        });
        told.collect()
    }

    /// Whether a quantity has no noun: it is what the clause speaks of.
    fn stands_alone(&self, place: usize) -> bool {
        const PARTS: [Universal; 5] =
            [Universal::Nsubj, Universal::Obj, Universal::Root, Universal::Conj, Universal::Parataxis];
        let scene = self.scene;
        let quantity = &scene.quantities[place];
        let head = people_of(scene, place).head;
        let timed =
            |word: WordIndex| scene.times.iter().any(|time| (time.first..=time.last).contains(&word.get()));
        quantity.first <= head
            && head <= quantity.last
            && scene.hangs_by(head, &PARTS)
            && scene
                .under(head, &[Universal::Nmod, Universal::Case, Universal::Flat, Universal::Appos])
                .is_empty()
            && !timed(head)
    }

    /// "De Blauwe Brigade beschoot het dorp", "meldt het Zwarte Bataljon": a name in the place of an actor that nothing resolves.
    fn unknown_actors(&self) -> Vec<Doubt> {
        let scene = self.scene;
        let nobody = self.events.iter().filter(|event| event.actor.is_empty());
        let doers = nobody.filter_map(|event| {
            subject(scene, event.trigger)
                .filter(|doer| !self.tolls.iter().any(|toll| toll.people.head == *doer))
        });
        let named = doers.filter(|word| {
            scene.upos(*word) == Upos::Propn && scene.name_at(*word).is_none() && !self.is_place(*word)
        });
        let unknown = named.filter(|word| self.cast.side(self.number, scene, *word).is_none());
        unknown
            .map(|word| Doubt { span: scene.phrase_span(word), reason: DoubtReason::UnknownActor })
            .collect()
    }

    fn is_place(&self, word: WordIndex) -> bool {
        self.scene.places.iter().any(|place| place.first <= word && word <= place.last)
    }

    /// "Volgens de gouverneur vielen er tien doden, aldus het leger": two speakers, neither of whom quotes the other.
    fn competing_speakers(&self) -> Vec<Doubt> {
        let told = self.tolls.iter().filter_map(|toll| {
            let fits: Vec<&Source> = self.sources.all_of(self.number, toll.people.head).collect();
            let rivals = fits.iter().filter(|source| fits.iter().any(|other| self.is_rival(source, other)));
            let mut speakers: Vec<_> = rivals.map(|source| source.speaker.span()).collect();
            speakers.sort();
            speakers.dedup();
            let span = self.scene.phrase_span(toll.people.head);
            (speakers.len() > 1).then_some(Doubt { span, reason: DoubtReason::SpeakersCompete { speakers } })
        });
        told.collect()
    }

    /// Whether each of two speakers stands in what the other answers for, and they speak for different sides.
    fn is_rival(&self, one: &Source, other: &Source) -> bool {
        let one_side = one.speaker.side();
        let differ = one.speaker.text() != other.speaker.text()
            && (one_side.is_none() || one_side != other.speaker.side());
        differ && self.answers_for(one, other) && self.answers_for(other, one)
    }

    fn answers_for(&self, source: &Source, other: &Source) -> bool {
        let scene = self.scene;
        let span = other.speaker.span();
        scene.words().any(|word| span.contains(scene.tree.word(word).span()) && source.covers(word))
    }
}
