//! Who says so? The speakers of each sentence, and which of its words each of them answers for.

use bestand_claim::{ActorCode, Speaker, Standing};
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;

/// Somebody to whom words are attributed: "Armenië" answers for "zijn 350 militairen gesneuveld" after "volgens".
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The speaker as the report names it, with the side it speaks for.
    pub(crate) speaker: Speaker,
    /// Asserted or denied, by the verb of saying.
    pub(crate) standing: Standing,
    /// The words of the sentence that it answers for.
    covers: Vec<bool>,
    /// Whether the speaker is a pronoun that takes up the one before: "hij zei".
    pronoun: bool,
    /// Whether the sentence does no more than name the source of the one before: "Dat meldt het leger."
    takes_up: bool,
}

impl Source {
    /// Whether the source answers for `word`.
    pub(crate) fn covers(&self, word: WordIndex) -> bool {
        self.covers.get(word.get()).copied().unwrap_or(false)
    }

    fn reach(&self) -> usize {
        self.covers.iter().filter(|covered| **covered).count()
    }
}

/// The sources of all sentences of a report.
#[derive(Debug)]
pub(crate) struct Sources {
    by_scene: Vec<Vec<Source>>,
}

impl Sources {
    /// Finds the sources of every sentence, then carries them on through quotations and "zou".
    pub(crate) fn read(scenes: &[Scene<'_>], cast: &Cast) -> Self {
        let by_scene = scenes.iter().enumerate().map(|(number, scene)| within(number, scene, cast)).collect();
        let mut sources = Self { by_scene };
        sources.resolve();
        sources.take_up(scenes);
        sources.carry_on(scenes);
        sources
    }

    /// The innermost source that answers for `word` of sentence `number`.
    pub(crate) fn of(&self, number: usize, word: WordIndex) -> Option<&Source> {
        self.by_scene[number].iter().filter(|source| source.covers(word)).min_by_key(|source| source.reach())
    }

    /// All sources that answer for `word` of sentence `number`.
    pub(crate) fn all_of(&self, number: usize, word: WordIndex) -> impl Iterator<Item = &Source> {
        self.by_scene[number].iter().filter(move |source| source.covers(word))
    }

    /// The source named last in or before sentence `number`.
    pub(crate) fn last_before(&self, number: usize) -> Option<&Source> {
        self.by_scene[..number].iter().rev().find_map(|sources| sources.last())
    }

    /// "Hij zei …": the speaker before says it.
    fn resolve(&mut self) {
        let mut last: Option<Speaker> = None;
        for source in self.by_scene.iter_mut().flatten() {
            match &last {
                Some(speaker) if source.pronoun => source.speaker = speaker.clone(),
                _ => last = Some(source.speaker.clone()),
            }
        }
    }

    /// "Dat meldt X.", "De autoriteiten maakten deze balans op.": X answers for the sentences before in its paragraph and the one
    /// above, as far as nobody else does.
    fn take_up(&mut self, scenes: &[Scene<'_>]) {
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
                let covers = vec![true; scenes[before].tree.len()];
                self.by_scene[before].push(Source { covers, takes_up: false, ..taken.clone() });
            }
        }
    }

    /// A quotation that runs on, and "zou" without a source, keep the speaker of the sentence before.
    fn carry_on(&mut self, scenes: &[Scene<'_>]) {
        let mut quoted = false;
        for number in 0..scenes.len() {
            let scene = &scenes[number];
            let inside = quoted;
            quoted = quotation(scene, quoted);
            let same_paragraph = number > 0 && scenes[number - 1].paragraph == scene.paragraph;
            self.report_on(number, scene);
            if !self.by_scene[number].is_empty() || number == 0 {
                continue;
            }
            let whole_quote = inside || opens_quoted(scene);
            if whole_quote
                && (same_paragraph || inside)
                && let Some(mut source) = self.last_before(number).cloned()
            {
                source.covers = vec![true; scene.tree.len()];
                source.takes_up = false;
                self.by_scene[number].push(source);
            }
        }
    }
}

impl Sources {
    /// "…; wel zouden 93 burgers zijn omgekomen": whoever was named last, in the sentence or before it, answers for the clause of "zou".
    fn report_on(&mut self, number: usize, scene: &Scene<'_>) {
        for word in scene.words().filter(|word| is_carrying(scene, *word)) {
            if self.of(number, word).is_some() {
                continue;
            }
            let start = scene.tree.word(word).span().start;
            let here = self.by_scene[number].iter().rfind(|source| source.speaker.span().start < start);
            let Some(mut source) = here.or_else(|| self.last_before(number)).cloned() else { continue };
            source.covers = covered(scene, scene.clause(word));
            source.takes_up = false;
            self.by_scene[number].push(source);
        }
    }
}

/// "zou", "zouden": the past of a reportative verb.
fn is_reportative(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.tree.word(word).feature("Tense") == Some("Past")
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

fn within(number: usize, scene: &Scene<'_>, cast: &Cast) -> Vec<Source> {
    let mut found = Vec::new();
    for word in scene.words() {
        if scene.is(word, Class::SourcePreposition) {
            found.extend(by_preposition(number, scene, cast, word));
        }
        let reaches = scene.is(word, Class::ReachVerb)
            && scene
                .under(word, &[Universal::Obl, Universal::Obj])
                .into_iter()
                .any(|toll| scene.is(toll, Class::TollNoun));
        if (reaches || scene.is(word, Class::SpeechVerb))
            && matches!(scene.upos(word), Upos::Verb | Upos::Aux | Upos::Noun)
        {
            let told =
                by_verb(number, scene, cast, word).filter(|source| source.reach() > 0 || source.takes_up);
            found.extend(told.or_else(|| by_insertion(number, scene, cast, word)));
        }
        if scene.is(word, Class::DiscloseVerb) || scene.is(word, Class::AdmitVerb) {
            found.extend(by_disclosure(number, scene, cast, word));
        }
        if scene.is(word, Class::SourceNoun) {
            found.extend(by_estimate(number, scene, cast, word));
        }
    }
    if !found.iter().any(|source| source.takes_up) {
        found.extend(by_figure(number, scene, cast));
    }
    found
}

/// "een dodental heeft het leger niet prijsgegeven": who withholds or admits answers for the figure.
fn by_disclosure(number: usize, scene: &Scene<'_>, cast: &Cast, verb: WordIndex) -> Option<Source> {
    let speaks = |word: &WordIndex| {
        may_speak(scene, *word) && !scene.is(*word, Class::TollNoun) && !scene.is(*word, Class::FigureNoun)
    };
    let inverted = || scene.under(verb, &[Universal::Obj]).into_iter().find(speaks);
    let speaker = subject(scene, verb).filter(speaks).or_else(inverted)?;
    let mut covers = vec![false; scene.tree.len()];
    for word in scene
        .under(verb, &[Universal::Nsubj, Universal::Obj, Universal::Obl, Universal::Xcomp, Universal::Ccomp])
    {
        scene.tree.subtree(word).iter().for_each(|at| covers[at.get()] = true);
    }
    scene.tree.subtree(speaker).iter().for_each(|word| covers[word.get()] = false);
    source(number, scene, cast, speaker, Standing::Asserted, covers, false)
}

/// "by the ministry's estimate", "naar de telling van waarnemers".
fn by_estimate(number: usize, scene: &Scene<'_>, cast: &Cast, estimate: WordIndex) -> Option<Source> {
    scene.under(estimate, &[Universal::Case]).first()?;
    let speaker =
        scene.under(estimate, &[Universal::Nmod]).into_iter().find(|word| may_speak(scene, *word))?;
    let mut covers = vec![true; scene.tree.len()];
    scene.phrase(estimate).iter().for_each(|word| covers[word.get()] = false);
    source(number, scene, cast, speaker, Standing::Asserted, covers, false)
}

/// ", a spokesman for the army said.", "says the minister,": a speaker and a verb of saying between marks, however the tree hangs them.
fn by_insertion(number: usize, scene: &Scene<'_>, cast: &Cast, verb: WordIndex) -> Option<Source> {
    const LONGEST: usize = 18;
    const LEAST_SAID: usize = 3;
    let mark = |word: &WordIndex| scene.upos(*word) == Upos::Punct && scene.lower[word.get()] != "-";
    let first = scene.words().rfind(|word| *word < verb && mark(word)).map_or(0, |word| word.get() + 1);
    let last = scene.words().find(|word| *word > verb && mark(word)).map_or(scene.tree.len(), WordIndex::get);
    let said = first + scene.tree.len() - last;
    let inside = || (first..last).map(WordIndex::new);
    let passive = scene
        .under(verb, &[Universal::Aux])
        .into_iter()
        .any(|aux| scene.tree.word(aux).relation().subtype() == "pass");
    let verbs = inside().filter(|word| scene.upos(*word) == Upos::Verb).count();
    if passive
        || last - first > LONGEST
        || said < LEAST_SAID
        || verbs > 1
        || inside().any(|word| scene.relation(word) == Universal::Mark)
    {
        return None;
    }
    let outer = |word: &WordIndex| {
        scene.tree.head(*word).is_none_or(|head| head == verb || head.get() < first || head.get() >= last)
    };
    let cased = |word: &WordIndex| !scene.under(*word, &[Universal::Case]).is_empty();
    let speaker = inside().find(|word| may_speak(scene, *word) && outer(word) && !cased(word))?;
    let mut covers = vec![true; scene.tree.len()];
    inside().for_each(|word| covers[word.get()] = false);
    source(number, scene, cast, speaker, stance(scene, verb), covers, false)
}

/// Whether the verb of saying asserts or denies.
fn stance(scene: &Scene<'_>, verb: WordIndex) -> Standing {
    match scene.value(verb, Class::SpeechVerb, "stance") {
        Some("denied") => Standing::Denied,
        _ => Standing::Asserted,
    }
}

/// "De schatting komt van een functionaris", "Het was het ministerie dat met het getal kwam": who gave the figure told before.
fn by_figure(number: usize, scene: &Scene<'_>, cast: &Cast) -> Option<Source> {
    let figure = scene.words().find(|word| {
        scene.is(*word, Class::TakeUpNoun)
            && scene.hangs_by(*word, &[Universal::Nsubj, Universal::Obj, Universal::Obl])
    })?;
    let counts = scene.quantities.iter().any(|quantity| !quantity.article);
    let definite = scene.tree.children(figure).any(|child| {
        scene.tree.word(child).feature("Definite") == Some("Def")
            || scene.tree.word(child).feature("PronType") == Some("Dem")
    });
    if counts || !definite {
        return None;
    }
    let plays = |word: &WordIndex| {
        *word != figure
            && scene.hangs_by(*word, &[Universal::Nsubj, Universal::Obl, Universal::Root, Universal::Nmod])
            && (scene.is(*word, Class::SpeakerNoun)
                || scene.upos(*word) == Upos::Propn && scene.name_at(*word).is_some())
    };
    let speaker = scene.words().find(plays)?;
    source(number, scene, cast, speaker, Standing::Asserted, vec![false; scene.tree.len()], true)
}

/// "volgens het leger", "aldus de minister", "according to officials".
fn by_preposition(number: usize, scene: &Scene<'_>, cast: &Cast, preposition: WordIndex) -> Option<Source> {
    let speaker = named_after(scene, preposition)?;
    let above = scene.tree.head(speaker);
    let over = match above {
        Some(head) => reach_of_adjunct(scene, head),
        None => scene.tree.root(),
    };
    let mut covers = covered(scene, over);
    let (first, last) = scene.phrase_ends(speaker);
    let at_edge = preposition.get().min(first.get()) <= 1
        || scene.words().skip(last.get() + 1).all(|word| scene.upos(word) == Upos::Punct);
    if above.is_none() || scene.relation(speaker) == Universal::Parataxis || at_edge {
        covers = vec![true; scene.tree.len()];
    }
    scene.tree.subtree(speaker).iter().for_each(|word| covers[word.get()] = false);
    source(number, scene, cast, speaker, Standing::Asserted, covers, false)
}

/// The nominal that a source preposition introduces: its head, or what hangs under a fixed "according".
fn named_after(scene: &Scene<'_>, preposition: WordIndex) -> Option<WordIndex> {
    let head = scene.tree.head(preposition);
    let by_case =
        scene.hangs_by(preposition, &[Universal::Case, Universal::Mark, Universal::Fixed, Universal::Advmod]);
    let inside = scene
        .under(preposition, &[Universal::Obl, Universal::Nmod, Universal::Nsubj, Universal::Obj])
        .into_iter()
        .next();
    head.filter(|head| by_case && scene.is_nominal(*head)).or(inside)
}

/// What an adjunct qualifies: the clause where it hangs under a verb; the noun phrase's clause where it hangs under a noun.
fn reach_of_adjunct(scene: &Scene<'_>, head: WordIndex) -> WordIndex {
    let mut at = scene.clause(head);
    while scene.relation(at) == Universal::Xcomp
        || scene.relation(at) == Universal::Acl && !scene.is_nominal(head)
    {
        let Some(above) = scene.tree.head(at) else { break };
        if scene.relation(at) == Universal::Acl {
            break;
        }
        at = scene.clause(above);
    }
    at
}

/// "het leger meldt dat …", "…, zegt de minister", "het ministerie telt 31 doden".
fn by_verb(number: usize, scene: &Scene<'_>, cast: &Cast, verb: WordIndex) -> Option<Source> {
    let speaker = subject(scene, verb).filter(|speaker| may_speak(scene, *speaker))?;
    let (covers, takes_up) = reach_of_verb(scene, verb, speaker);
    let named = named_before(scene, speaker).unwrap_or(speaker);
    source(number, scene, cast, named, stance(scene, verb), covers, takes_up)
}

/// "the ministry protested about fire that, it said, killed three": whom a pronoun takes up in its own sentence.
fn named_before(scene: &Scene<'_>, pronoun: WordIndex) -> Option<WordIndex> {
    let mut before =
        scene.words().filter(|word| *word < pronoun && scene.relation(*word) == Universal::Nsubj);
    let named = before.rfind(|word| scene.upos(*word) != Upos::Pron && may_speak(scene, *word));
    named.filter(|_| scene.upos(pronoun) == Upos::Pron)
}

/// Whether `word` can say anything: a name, an office, a person, a body; a war or an attack cannot.
fn may_speak(scene: &Scene<'_>, word: WordIndex) -> bool {
    const CLASSES: [Class; 4] = [Class::SpeakerNoun, Class::ForceNoun, Class::Person, Class::AgencyNoun];
    let pronoun = scene.upos(word) == Upos::Pron
        && scene.tree.word(word).feature("Person").is_some()
        && !scene.is(word, Class::TakeUp);
    let named = scene.upos(word) == Upos::Propn || scene.name_at(word).is_some();
    let spelled = scene.lower[word.get()].chars().any(char::is_alphabetic);
    let dateline = word.get() < 3
        && scene
            .lower
            .get(word.get() + 1)
            .is_some_and(|next| matches!(next.as_str(), ":" | "—" | "–" | "-" | "(" | "/"));
    if !spelled || dateline {
        return false;
    }
    let known = CLASSES.iter().any(|class| scene.is(word, *class));
    pronoun || known || named && !scene.is(word, Class::EventNoun)
}

/// The subject of `verb`, also one that it shares with a verb before it or leaves to its auxiliary's clause.
pub(crate) fn subject(scene: &Scene<'_>, verb: WordIndex) -> Option<WordIndex> {
    let passive = scene
        .under(verb, &[Universal::Aux])
        .into_iter()
        .any(|aux| scene.tree.word(aux).relation().subtype() == "pass");
    let own = scene
        .under(verb, &[Universal::Nsubj])
        .into_iter()
        .find(|word| !passive || scene.tree.word(*word).relation().subtype() != "pass");
    let antecedent = |word: WordIndex| {
        let relative = scene.tree.word(word).feature("PronType").is_some_and(|kind| kind.contains("Rel"));
        if relative && scene.relation(verb) == Universal::Acl { scene.tree.head(verb) } else { Some(word) }
    };
    own.and_then(antecedent).or_else(|| {
        let shared = matches!(scene.relation(verb), Universal::Conj | Universal::Xcomp);
        if shared { scene.tree.head(verb).and_then(|head| subject(scene, head)) } else { None }
    })
}

/// The words that a speech verb answers for, and whether these are only a pronoun that takes up the sentence before.
fn reach_of_verb(scene: &Scene<'_>, verb: WordIndex, speaker: WordIndex) -> (Vec<bool>, bool) {
    let mut covers = vec![false; scene.tree.len()];
    let mut said = scene.under(
        verb,
        &[
            Universal::Ccomp,
            Universal::Xcomp,
            Universal::Obj,
            Universal::Obl,
            Universal::Parataxis,
            Universal::Csubj,
        ],
    );
    said.retain(|word| !scene.is(*word, Class::SoWord));
    said.extend(scene.under(verb, &[Universal::Advcl]).into_iter().filter(|clause| {
        *clause < verb && scene.under(*clause, &[Universal::Mark]).is_empty()
            || scene.upos(*clause) != Upos::Verb
    }));
    for word in &said {
        scene.tree.subtree(*word).iter().for_each(|at| covers[at.get()] = true);
    }
    let so = scene.tree.children(verb).any(|word| scene.is(word, Class::SoWord));
    let clausal = said
        .iter()
        .any(|word| scene.hangs_by(*word, &[Universal::Ccomp, Universal::Parataxis, Universal::Csubj]));
    let inserted = scene.relation(verb) == Universal::Parataxis
        || so && scene.hangs_by(verb, &[Universal::Advcl, Universal::Conj, Universal::Ccomp]);
    let bare =
        scene.tree.head(verb).is_some() && !said.iter().any(|word| !scene.hangs_by(*word, &[Universal::Obl]));
    if (inserted || bare) && !clausal {
        covers = vec![true; scene.tree.len()];
        scene.tree.subtree(verb).iter().for_each(|at| covers[at.get()] = false);
    }
    scene.tree.subtree(speaker).iter().for_each(|at| covers[at.get()] = false);
    covers[verb.get()] = false;
    let whole = scene.tree.head(verb).is_none();
    let taken = |word: &WordIndex| {
        scene.is(*word, Class::TakeUp) || scene.is(*word, Class::TakeUpNoun) && scene.quantities.is_empty()
    };
    let takes_up = whole && said.iter().any(taken) && !clausal;
    (covers, takes_up)
}

fn covered(scene: &Scene<'_>, over: WordIndex) -> Vec<bool> {
    let mut covers = vec![false; scene.tree.len()];
    scene.tree.subtree(over).iter().for_each(|word| covers[word.get()] = true);
    covers
}

fn source(
    number: usize,
    scene: &Scene<'_>,
    cast: &Cast,
    speaker: WordIndex,
    standing: Standing,
    covers: Vec<bool>,
    takes_up: bool,
) -> Option<Source> {
    let side: Option<ActorCode> = cast.side(number, scene, speaker);
    let span = scene.phrase_span(speaker);
    let pronoun = scene.upos(speaker) == Upos::Pron;
    let word = speaker;
    let speaker = Speaker::new(&scene.text_of(span), side, span).ok()?;
    let covers = within_marks(scene, word, covers);
    Some(Source { speaker, standing, covers, pronoun, takes_up })
}

/// A semicolon ends what a source answers for, unless "zou" carries it on.
fn within_marks(scene: &Scene<'_>, speaker: WordIndex, mut covers: Vec<bool>) -> Vec<bool> {
    let marks: Vec<_> =
        scene.words().filter(|word| scene.lower[word.get()] == ";").map(WordIndex::get).collect();
    let segment = |word: usize| marks.iter().filter(|mark| **mark < word).count();
    let own = segment(speaker.get());
    let carried: Vec<_> =
        scene.words().filter(|word| is_carrying(scene, *word)).map(|word| segment(word.get())).collect();
    for (word, covered) in covers.iter_mut().enumerate() {
        *covered &= segment(word) == own || carried.contains(&segment(word));
    }
    covers
}

fn is_carrying(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.is(word, Class::Reportative) && is_reportative(scene, word)
}
