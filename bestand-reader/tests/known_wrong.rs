//! What does the reader still get wrong? Today's answers, each with what would be right; a fix moves the case to `claims.rs`.

mod lines;

use lines::{Told, check, tolls};

fn nl(text: &str) -> Told<'_> {
    ("nl", "2020-10-09", text)
}

#[test]
fn who_comes_with_figures_is_no_speaker() {
    // Right: killed 26 military of ARM, Het Armeense leger (ARM).
    check(
        &[(
            nl("Het Armeense leger kwam met nieuwe cijfers. Er zouden 26 Armeense soldaten zijn gesneuveld."),
            &["killed 26 military of ARM"],
        )],
        tolls,
    );
}

#[test]
fn losses_admitted_without_a_figure_are_overlooked() {
    // Right: casualties ? of AZE withheld, Azerbeidzjan (AZE).
    check(&[(nl("Azerbeidzjan geeft toe verliezen te hebben geleden."), &[])], tolls);
}
