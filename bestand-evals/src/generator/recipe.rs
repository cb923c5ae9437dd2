//! Which claims does a made-up sentence make? `killed N v=civilian side=B at=P on=D by=B.office`.

use bestand_claim::{EventType, Modality, Outcome, Scope, Standing, Victims};

use super::phrases::{Slot, Who};

/// One claim of a sentence, before the story has filled it in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Recipe {
    pub(super) what: What,
    /// Whose people they were; who did it.
    pub(super) side: Vec<Who>,
    pub(super) perpetrator: Vec<Who>,
    pub(super) actor: Vec<Who>,
    pub(super) target: Vec<Who>,
    pub(super) place: Option<Slot>,
    pub(super) speaker: Option<Slot>,
    pub(super) is_dated: bool,
    pub(super) standing: Standing,
    pub(super) modality: Modality,
    pub(super) background: bool,
}

/// People counted, with the slot of the number, or a happening, with the number of the marked words.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Toll { outcome: Outcome, count: Slot, victims: Victims, scope: Scope },
    Event { event: EventType, words: usize },
}

/// Reads the claims of a sentence; `slot` knows the slots by name.
pub(super) fn recipes(text: &str, slot: &dyn Fn(&str) -> Option<Slot>) -> Result<Vec<Recipe>, String> {
    text.split(';')
        .map(str::trim)
        .filter(|claim| !claim.is_empty())
        .map(|claim| recipe(claim, slot))
        .collect()
}

fn recipe(text: &str, slot: &dyn Fn(&str) -> Option<Slot>) -> Result<Recipe, String> {
    let slot = |name: &str| slot(name).ok_or_else(|| format!("'{text}': there is no slot '{name}'"));
    let mut words = text.split_whitespace();
    let (Some(kind), Some(at)) = (words.next(), words.next()) else {
        return Err(format!("'{text}': a claim has a type and a slot or number"));
    };
    let mut recipe = Recipe {
        what: what(kind, at, &slot)?,
        side: Vec::new(),
        perpetrator: Vec::new(),
        actor: Vec::new(),
        target: Vec::new(),
        place: None,
        speaker: None,
        is_dated: false,
        standing: Standing::Asserted,
        modality: Modality::Happened,
        background: false,
    };
    for word in words {
        let (field, value) = word.split_once('=').unwrap_or((word, ""));
        let unknown = |error| format!("'{text}': {error}");
        match field {
            "side" => recipe.side = who(value, &slot)?,
            "perp" => recipe.perpetrator = who(value, &slot)?,
            "actor" => recipe.actor = who(value, &slot)?,
            "target" => recipe.target = who(value, &slot)?,
            "at" => recipe.place = Some(slot(value)?),
            "by" => recipe.speaker = Some(slot(value)?),
            "on" => recipe.is_dated = true,
            "st" => recipe.standing = Standing::parse(value).map_err(unknown)?,
            "mod" => recipe.modality = Modality::parse(value).map_err(unknown)?,
            "bg" => recipe.background = true,
            "v" | "scope" => set_toll(&mut recipe.what, field, value).map_err(unknown)?,
            _ => return Err(format!("'{text}': a claim has no field '{field}'")),
        }
    }
    Ok(recipe)
}

fn what(kind: &str, at: &str, slot: &dyn Fn(&str) -> Result<Slot, String>) -> Result<What, String> {
    if let Ok(outcome) = Outcome::parse(kind) {
        let (victims, scope) = (Victims::Unspecified, Scope::Incident);
        return Ok(What::Toll { outcome, count: slot(at)?, victims, scope });
    }
    let event = EventType::parse(kind).map_err(|error| error.to_string())?;
    let words = at.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    Ok(What::Event {
        event,
        words: words.ok_or_else(|| format!("'{kind} {at}': marked words have a number"))?,
    })
}

fn set_toll(what: &mut What, field: &str, value: &str) -> Result<(), bestand_claim::ClaimError> {
    if let What::Toll { victims, scope, .. } = what {
        match field {
            "v" => *victims = Victims::parse(value)?,
            _ => *scope = Scope::parse(value)?,
        }
    }
    Ok(())
}

fn who(names: &str, slot: &dyn Fn(&str) -> Result<Slot, String>) -> Result<Vec<Who>, String> {
    let who = |name| match slot(name)? {
        Slot::Actor(who, _) => Ok(who),
        _ => Err(format!("'{name}' is no actor")),
    };
    names.split(',').map(who).collect()
}
