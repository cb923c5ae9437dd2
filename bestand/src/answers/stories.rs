//! Which happenings are told?

use bestand_desk::StoryRecord;
use bestand_ledger::{KeptStory, StoryReport};
use bestand_reader::Packs;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use super::{Shown, ended, filter, limit, open};
use crate::add::count;
use crate::arguments::{ClaimFormat, Question};
use crate::outcome::{Outcome, Stop};
use crate::phrase::days;
use crate::table::{self, labelled};
use crate::talk::harmless;
use crate::terminal::Look;

/// Writes the stories that are asked for, the newest first.
pub(crate) fn run(
    packs: &Packs,
    path: &Path,
    asked: &Question,
    results: &mut impl Write,
) -> Result<Outcome, Stop> {
    let ledger = open(path)?;
    let filter = filter(packs, &ledger, asked)?;
    let stories = Shown::of(limit(asked), |limit| ledger.stories(&filter, limit))?;
    let look = Look::of_output();
    for story in &stories.answers {
        match asked.view.format {
            ClaimFormat::Jsonl => writeln!(results, "{}", StoryRecord::of(story).to_json())?,
            ClaimFormat::Table => writeln!(results, "{}", block(story, look))?,
        }
    }
    stories.say_rest(asked.view.format, results)?;
    ended(!stories.answers.is_empty(), &ledger, &filter)
}

/// A story's title, its days, and its reports.
pub(super) fn block(story: &KeptStory, look: Look) -> String {
    let title = story.title.as_deref().unwrap_or("(no words)");
    let mut block = table::titled(&harmless(title), &super::show::story_name(&story.root), look) + "\n";
    let outlets: BTreeSet<&str> =
        story.reports.iter().filter_map(|report| report.outlet.as_deref()).collect();
    let told = format!(
        "{}, {} of {}",
        days(story.first_day, story.last_day),
        count(story.reports.len(), "report"),
        count(outlets.len(), "named outlet")
    );
    block.push_str(&labelled("told", &told, look));
    for StoryReport { id, outlet, published, language, title } in &story.reports {
        let outlet = table::outlet(outlet.as_deref());
        let published = published.as_deref().unwrap_or("no date");
        let title = title.as_deref().map_or(String::new(), |title| format!(": {title}"));
        block.push_str(&labelled("", &format!("{published} {outlet} ({language}){title} [{id}]"), look));
    }
    block
}
