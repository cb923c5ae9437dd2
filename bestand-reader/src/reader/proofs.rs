//! Do the rules of a pack read the sentences that prove them, on the pack's own model?

use bestand_rules::{Proof, Rule};
use bestand_text::{Report, Source};

use super::{Known, scenes};
use crate::pack::Pack;

/// A rule needs so many sentences that must match, in all languages together.
const FEWEST_THAT_MATCH: usize = 2;

impl Pack {
    /// What the rules do not read as their proofs in this language say, a line each with its place: `packs/ud/tolls.rule:23: rule
    /// toll.suffer, "Bij de aanval kwamen twaalf burgers om.": must match, and does not`; none where all is well.
    #[must_use]
    pub fn check_proofs(&self) -> Vec<String> {
        let poor = self.rules().rules().filter_map(poorly_proved);
        let own = self.rules().proofs().filter(|proof| proof.language() == self.code());
        poor.chain(own.filter_map(|proof| self.check_proof(proof).err())).collect()
    }

    /// A proof that must match needs one sentence that does; a proof that must not, none.
    fn check_proof(&self, proof: &Proof) -> Result<(), String> {
        let report = Report::read(proof.sentence(), Source::default(), self.conventions());
        let scenes = scenes(&report, self);
        let check = |scene| {
            let scene: &crate::scene::Scene<'_> = scene;
            self.rules()
                .check_proof(proof, &scene.tree, &Known::new(scene, self))
                .map_err(|failure| failure.to_string())
        };
        let mut results: Vec<_> = scenes.iter().map(check).collect();
        if proof.must_match() && results.iter().any(Result::is_ok) {
            return Ok(());
        }
        results.sort();
        results.pop().unwrap_or(Ok(()))
    }
}

fn poorly_proved(rule: &Rule) -> Option<String> {
    let matching = rule.proofs().iter().filter(|proof| proof.must_match()).count();
    let refuting = rule.proofs().len() - matching;
    let place = format!("{}:{}: rule {}", rule.file(), rule.line(), rule.name());
    if matching < FEWEST_THAT_MATCH {
        Some(format!("{place} has {matching} of the {FEWEST_THAT_MATCH} sentences that it must match"))
    } else if refuting == 0 {
        Some(format!("{place} has no sentence that it must not match"))
    } else {
        None
    }
}
