//! Which words does the language pack know? The classes of the words of one sentence.

use bestand_rules::{Classes, Member};
use bestand_syntax::{Tree, WordIndex};

/// Makes the classes of words with the names that the tables use.
macro_rules! classes {
    ($($(#[$note:meta])* $variant:ident = $name:literal,)+) => {
        /// A class of words in the tables `packs/<language>/words/*.tsv`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Class { $($(#[$note])* $variant,)+ }

        impl Class {
            /// The class of that name in the tables.
            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// "gesprek", "vuurgevecht": a noun that names a happening; value: the event type.
    EventNoun = "event-noun",
    /// "bemiddelen": a verb whose subject does it; value: the event type.
    EventVerb = "event-verb",
    /// "onder vuur": fixed words; value: the event type.
    EventPhrase = "event-phrase",
    /// "staakt-het-vuren": a truce.
    TruceNoun = "truce-noun",
    /// "schenden": what is done to a truce; value: the event type.
    TruceVerb = "truce-verb",
    /// "schending": the same as a noun; value: the event type.
    TruceStepNoun = "truce-step-noun",
    /// "burger": a noun for people; value: civilian, military or unspecified.
    Person = "person",
    /// "groep", "aantal": a noun that counts what hangs under it.
    Group = "group",
    /// "burgerslachtoffers", "militair": a word that tells civilians from military; value: which.
    VictimWord = "victim-word",
    /// "van", "of": what follows owns what stands before.
    OwnerMarker = "owner-marker",
    /// "van", "of": what follows does, says or undergoes what stands before.
    OfMarker = "of-marker",
    /// "zijde" in "aan Armeense zijde".
    SideNoun = "side-noun",
    /// "in", "bij": what follows is where it happens.
    PlaceMarker = "place-marker",
    /// "balans", "cijfer": what takes up the claim before: "De autoriteiten maakten deze balans op."
    TakeUpNoun = "take-up-noun",
    /// "zo" in "zo meldt het leger".
    SoWord = "so-word",
    /// "praten", "meet": what both sides of talks do.
    TalkVerb = "talk-verb",
    /// "van", "from": before the figure that was.
    OriginMarker = "origin-marker",
    /// "onzin", "false": what one calls a claim that one denies.
    FalseWord = "false-word",
    /// "schatting", "count": by whose figure.
    SourceNoun = "source-noun",
    /// "toegeven", "erkennen": who says it owns up.
    AdmitVerb = "admit-verb",
    /// "onbekend": a figure that nobody knows.
    UnknownWord = "unknown-word",
    /// "komen" in "komt tot 27 doden": whoever does so counts.
    ReachVerb = "reach-verb",
    /// "verhogen" in "verhoogde zijn dodental tot elf": whoever does so to a figure gives it.
    ReviseVerb = "revise-verb",
    /// "bewering", "report": what somebody says, with a clause that tells it.
    ClaimNoun = "claim-noun",
    /// "aantal": a number of something.
    CountNoun = "count-noun",
    /// "tank", "dorp": a thing that may be counted beside people.
    ThingNoun = "thing-noun",
    /// "dood", "moord": what befalls those under it; value: the outcome.
    HarmNoun = "harm-noun",
    /// "omkomen": the subject suffers; value: the outcome.
    SufferVerb = "suffer-verb",
    /// "doden": the object suffers; value: the outcome.
    InflictVerb = "inflict-verb",
    /// "gewonde": people who have suffered; value: the outcome.
    TollNoun = "toll-noun",
    /// "dodental": a number of them; value: the outcome or `unknown`.
    FigureNoun = "figure-noun",
    /// "vermist": their state; value: the outcome.
    HarmAdjective = "harm-adjective",
    /// "leven" in "levens eisen"; value: the outcome.
    LifeNoun = "life-noun",
    /// "kosten" in "het leven kosten".
    CostVerb = "cost-verb",
    /// "verliezen" in "het leven verliezen".
    LoseVerb = "lose-verb",
    /// "vallen" in "er vielen doden".
    FallVerb = "fall-verb",
    /// "de wijk nemen"; value: the outcome.
    FlightIdiom = "flight-idiom",
    /// "zeggen"; value: what it does to what is said.
    SpeechVerb = "speech-verb",
    /// "bevestigen": with a negation the claim is unconfirmed.
    ConfirmVerb = "confirm-verb",
    /// "prijsgeven": with a negation the figure is withheld.
    DiscloseVerb = "disclose-verb",
    /// "bekend" in "maakte bekend": what a verb of saying takes besides what is said.
    SpeechPart = "speech-part",
    /// "door", "by": what follows does it.
    AgentMarker = "agent-marker",
    /// "namens", "for": for whom somebody speaks.
    BehalfMarker = "behalf-marker",
    /// "de", "die", "these": what follows has been told before.
    PointWord = "point-word",
    /// "onder", "among": what follows are the people of whom some suffered.
    AmongMarker = "among-marker",
    /// "anderen", "others": people without a noun of their own.
    Other = "other-word",
    /// "lid", "man": one of a body.
    Member = "member",
    /// "kameraad", "compatriot": of the same side as those told before.
    Fellow = "fellow",
    /// "overkant": the ground of the other side.
    AcrossWord = "across-word",
    /// "gebied", "town": where people live and armies go.
    PlaceNoun = "place-noun",
    /// "ruil", "freedom": prisoners named beside it go free.
    FreeingWord = "freeing-word",
    /// "verzwijgen", "to conceal": its figure is withheld.
    WithholdVerb = "withhold-verb",
    /// "verwachten": people who are still to come.
    ExpectVerb = "expect-verb",
    /// "tellen", "to mourn": its subject bears the losses that it speaks of.
    BearVerb = "bear-verb",
    /// "bevrijden", "to rescue": an army does it to its own.
    RescueVerb = "rescue-verb",
    /// "inbegrepen", "included": what stands before it is a part of those told.
    PartAfter = "part-after",
    /// "daar", "there": the place named last.
    ThereWord = "there-word",
    /// "volgens".
    SourcePreposition = "source-preposition",
    /// "tegen" in "tegen persbureau AFP".
    ChannelPreposition = "channel-preposition",
    /// "persbureau".
    AgencyNoun = "agency-noun",
    /// "zullen" in "zou zijn gedood".
    Reportative = "reportative",
    /// "woordvoerder": somebody who may speak.
    SpeakerNoun = "speaker-noun",
    /// "mogelijk".
    HedgeAdverb = "hedge-adverb",
    /// "onbevestigd".
    UnconfirmedPhrase = "unconfirmed-phrase",
    /// "niet".
    Negation = "negation",
    /// "willen": what follows is planned.
    PlanVerb = "plan-verb",
    /// "kunnen": what follows is possible.
    ModalVerb = "modal-verb",
    /// "oproepen": what follows is called for.
    CallVerb = "call-verb",
    /// "zijn", "haar": whose it is has been said before.
    OwnWord = "own-word",
    /// "vijand": the other side of who speaks.
    EnemyWord = "enemy-word",
    /// "beide": both sides together.
    BothWord = "both-word",
    /// "eerder", "destijds": it belongs to an earlier time.
    PastWord = "past-word",
    /// "destijds": long ago.
    LongAgo = "long-ago",
    /// "sinds", "tot dusver": a running total.
    TotalWord = "total-word",
    /// "hij", "zij", "het land": takes up who was named.
    TakeUp = "take-up",
    /// "twee", "anderen", "overigen": people without a noun.
    Elliptic = "elliptic",
    /// "leger", "troepen": an armed body of a side.
    ForceNoun = "force-noun",
    /// "legerbasis", "kazerne": a thing of the state's forces.
    PostNoun = "post-noun",
    /// "staken", "einde": what a call for a truce asks for.
    EndWord = "end-word",
    /// "week", "uur".
    DurationNoun = "duration-noun",
    /// "over", "gaande": what becomes of fighting.
    StopState = "stop-state",
    /// "gebied", "enclave": takes up what acts as a state.
    LandNoun = "land-noun",
    /// "hebben": the auxiliary of an active perfect.
    HaveVerb = "have-verb",
    /// "met": before the other side of a clash or of talks.
    WithMarker = "with-marker",
    /// The same, of talks only.
    CounterpartMarker = "counterpart-marker",
    /// "groepering", "militie": the armed group named before.
    BandNoun = "band-noun",
    /// "bemiddelaar": who stands between the sides.
    MediatorNoun = "mediator-noun",
    /// "drone", "gevechtsvliegtuig": what strikes from the air.
    AirWeapon = "air-weapon",
    /// "als", "tenzij": what follows may happen or not.
    ConditionWord = "condition-word",
    /// "would" in reported speech: what follows is planned.
    FutureWord = "future-word",
    /// "poging", "aanbod": what follows is planned.
    PlanNoun = "plan-noun",
    /// "gelegenheid": what follows is possible.
    ChanceNoun = "chance-noun",
    /// "partij", "kamp": in the plural, both sides.
    PartyNoun = "party-noun",
    /// "elkaar": each side to the other.
    MutualWord = "mutual-word",
    /// "wij", "onze": the side of who speaks.
    WeWord = "we-word",
}

/// What the tables know of the words of one sentence: "raketaanval" is an event noun of type shelling.
#[derive(Debug)]
pub(crate) struct Marks<'a> {
    by_word: Vec<Vec<(Class, Member<'a>)>>,
}

impl<'a> Marks<'a> {
    /// The classes of all words of `tree`.
    pub(crate) fn read(tree: &Tree, classes: &'a Classes) -> Self {
        let of =
            |word| classes.of(tree, word).filter_map(|member| Some((Class::named(member.class())?, member)));
        let longest_first = |word| {
            let mut members: Vec<(Class, Member<'a>)> = of(WordIndex::new(word)).collect();
            members.sort_by_key(|(_, member)| {
                std::cmp::Reverse(member.entry().bytes().filter(|byte| *byte == b' ').count())
            });
            members
        };
        Self { by_word: (0..tree.len()).map(longest_first).collect() }
    }

    /// What the tables say of `word` as one of `class`.
    pub(crate) fn member(&self, word: WordIndex, class: Class) -> Option<Member<'a>> {
        self.by_word[word.get()].iter().find(|(known, _)| *known == class).map(|(_, member)| *member)
    }

    /// Whether `word` belongs to `class`.
    pub(crate) fn is(&self, word: WordIndex, class: Class) -> bool {
        self.member(word, class).is_some()
    }
}
