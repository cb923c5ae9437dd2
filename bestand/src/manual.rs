//! How does the program describe itself to shells and to `man`?

use clap::CommandFactory;
use std::io::Write;

use crate::arguments::{Arguments, CompletionsArguments};
use crate::outcome::{Outcome, Stop};

/// Writes the completions for a shell.
pub(crate) fn completions(asked: &CompletionsArguments, results: &mut impl Write) -> Result<Outcome, Stop> {
    let mut written = Vec::new();
    clap_complete::generate(asked.shell, &mut Arguments::command(), "bestand", &mut written);
    results.write_all(&written)?;
    Ok(Outcome::Found)
}

/// Writes the page of the manual: the program, then each of its commands.
pub(crate) fn page(results: &mut impl Write) -> Result<Outcome, Stop> {
    let mut program = Arguments::command();
    program.build();
    clap_mangen::Man::new(program.clone()).render(results)?;
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let page = clap_mangen::Man::new(command.clone());
        writeln!(results, ".SH BESTAND {}", command.get_name().to_uppercase())?;
        page.render_description_section(results)?;
        page.render_options_section(results)?;
        page.render_extra_section(results)?;
    }
    Ok(Outcome::Found)
}
