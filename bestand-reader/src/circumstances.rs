//! When and where did it happen, and through whom do we know? What the clause of a claim says of its circumstances.

use bestand_claim::{Anchor, Channel, Coordinates, Modality, Place, PlaceId, PlacePrecision, When, Where};
use bestand_syntax::{Universal, WordIndex};

use crate::marks::Class;
use crate::names::Placed;
use crate::places::Precision;
use crate::scene::Scene;
use crate::sources::Source;

/// When what `word` tells happened: a time of its own clause, else inferred from one of a clause above; what is planned falls in the days to
/// come.
pub(crate) fn when(scene: &Scene<'_>, word: WordIndex, modality: Modality) -> When {
    let clause = scene.clause(word);
    let distance = |time: usize| time.abs_diff(word.get());
    let nearest =
        scene.times.iter().min_by_key(|time| (!under(scene, clause, time.first), distance(time.first)));
    let Some(time) = nearest else { return When::Unstated };
    let span = scene.span(WordIndex::new(time.first), WordIndex::new(time.last));
    if under(scene, clause, time.first) {
        let coming = time.coming.as_ref().filter(|_| modality == Modality::Planned);
        return When::Stated { interval: coming.unwrap_or(&time.when).clone(), span };
    }
    let above = scene.tree.ancestors(clause).any(|at| scene.tree.head(WordIndex::new(time.last)) == Some(at));
    if above {
        When::Inferred { interval: time.when.clone(), from: Anchor::Words(span) }
    } else {
        When::Unstated
    }
}

/// Whether a time or place belongs to a clause, and not to what is said in it of a truce: "violated the ceasefire agreed in Doha in May".
fn under(scene: &Scene<'_>, clause: WordIndex, place: usize) -> bool {
    let word = WordIndex::new(place);
    let told_of = |at: &WordIndex| {
        let infinitive = scene.tree.word(*at).feature("VerbForm") == Some("Inf");
        let describes = scene.hangs_by(*at, &[Universal::Acl, Universal::Xcomp]) && !infinitive;
        describes && scene.is(*at, Class::TruceVerb)
    };
    let mut between = std::iter::once(word).chain(scene.tree.ancestors(word)).take_while(|at| *at != clause);
    scene.tree.is_under(word, clause) && !between.any(|at| told_of(&at))
}

/// Where it happened: the nearest place of the clause that a preposition of place marks.
pub(crate) fn place(scene: &Scene<'_>, word: WordIndex) -> Where {
    let clause = scene.clause(word);
    let marked = |at: &&Placed<'_>| {
        let words = || (at.first.get()..=at.last.get()).map(WordIndex::new);
        words().any(|part| !scene.under(part, &[Universal::Case]).is_empty() && cased(scene, part))
            && under(scene, clause, at.first.get())
    };
    let nearest = scene.places.iter().filter(marked).min_by_key(|at| at.first.get().abs_diff(word.get()));
    nearest.and_then(|at| stated(scene, at)).map_or(Where::Unstated, Where::Stated)
}

fn cased(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.under(word, &[Universal::Case]).into_iter().any(|case| scene.is(case, Class::PlaceMarker))
}

fn stated(scene: &Scene<'_>, at: &Placed<'_>) -> Option<Place> {
    let id =
        if at.place.id.contains(':') { at.place.id.to_owned() } else { format!("geonames:{}", at.place.id) };
    Some(Place {
        id: PlaceId::new(&id).ok()?,
        name: at.place.name.into(),
        coordinates: Coordinates::new(at.place.latitude, at.place.longitude).ok()?,
        precision: match at.place.precision {
            Precision::Country => PlacePrecision::Country,
            Precision::Region => PlacePrecision::Region,
            Precision::Admin => PlacePrecision::District,
            Precision::City => PlacePrecision::Settlement,
        },
        span: scene.span(at.first, at.last),
    })
}

/// The agency or paper to which the speaker spoke: "AFP" in "zei het ministerie tegen persbureau AFP".
pub(crate) fn channel(scene: &Scene<'_>, source: Option<&Source>) -> Option<Channel> {
    let speaker = source?.speaker.span();
    let told = |first: WordIndex| {
        let above = scene.tree.head(first).into_iter().filter(|head| scene.is(*head, Class::AgencyNoun));
        std::iter::once(first).chain(above).any(|at| {
            scene
                .under(at, &[Universal::Case])
                .into_iter()
                .any(|case| scene.is(case, Class::ChannelPreposition))
                || scene.hangs_by(at, &[Universal::Obj, Universal::Iobj])
        })
    };
    let name = scene.names.iter().filter(|name| name.media).find(|name| told(name.first))?;
    let span = scene.span(name.first, name.last);
    if span.overlaps(speaker) { None } else { Channel::new(&scene.text_of(span), span).ok() }
}
