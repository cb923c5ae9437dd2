//! How is a text cut? Prints one token a line, its words behind a TAB, and an empty line after each sentence.
//!
//! `cargo run --example split packs/nl/text.tsv report.txt`

use std::error::Error;
use std::io::{BufWriter, Write};

use bestand_text::{Conventions, Page};

#[expect(clippy::disallowed_methods, reason = "an example opens its own files")]
fn main() -> Result<(), Box<dyn Error>> {
    let [table, file] =
        std::env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "give a table and a text")?;
    let conventions = Conventions::parse(&table, &std::fs::read_to_string(&table)?)?;
    let page = Page::read(std::fs::read_to_string(&file)?, &conventions);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for sentence in page.sentences() {
        writeln!(out, "# {:?} {}", sentence.kind, sentence.text(&page).replace(['\n', '\r'], " "))?;
        for token in sentence.tokens(&page) {
            let words = &page.words()[token.words.start as usize..token.words.end as usize];
            let words: Vec<&str> = words.iter().map(|word| word.slice(page.text())).collect();
            writeln!(out, "{}\t{}", token.text(&page), words.join(" "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
