//! What does the tree look like? A drawing for a terminal: the words in order, lines from heads to dependents.

use std::fmt;

use crate::tree::{Tree, Word, WordIndex};

/// A drawing of a tree, one line for each word:
///
/// ```text
///   ┌───╴ Er      expl    ADV    er
/// ──┼───╴ vielen  root    VERB   vallen
///   │ ┌─╴ drie    nummod  NUM    drie
///   ├─┴─╴ doden   nsubj   NOUN   dode
///   └───╴ .       punct   PUNCT  .
/// ```
///
/// A head's line comes in from the left, runs through a column of its own and ends at the word; the lines of its
/// dependents branch off from that column. Lines that only cross are drawn broken: `─│─`.
#[derive(Clone, Copy, Debug)]
pub struct Drawing<'a> {
    tree: &'a Tree,
    colour: bool,
}

impl<'a> Drawing<'a> {
    /// A drawing in plain characters.
    #[must_use]
    pub const fn new(tree: &'a Tree) -> Self {
        Self { tree, colour: false }
    }

    /// The same with or without the colour codes of ANSI terminals.
    #[must_use]
    pub const fn in_colour(self, colour: bool) -> Self {
        Self { colour, ..self }
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

const LINES: &str = "2";
const FORM: &str = "1";
const RELATION: &str = "36";
const CLASS: &str = "33";

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = Columns::of(self.tree);
        let form = widest(self.tree, |word| word.form().to_owned());
        let relation = widest(self.tree, |word| word.relation().to_string());
        for word in self.tree.words() {
            let lines = self.paint(LINES, &columns.row(self.tree, word.index()));
            let form = self.paint(FORM, &format!("{:form$}", word.form()));
            let relation = self.paint(RELATION, &format!("{:relation$}", word.relation()));
            let class = self.paint(CLASS, &format!("{:5}", word.upos()));
            writeln!(formatter, "{lines} {form}  {relation}  {class}  {}", word.lemma())?;
        }
        Ok(())
    }
}

fn widest(tree: &Tree, text: impl Fn(Word<'_>) -> String) -> usize {
    tree.words().map(|word| text(word).chars().count()).max().unwrap_or(0)
}

/// Which column each head has for the lines to its dependents.
struct Columns {
    /// By word, for words with dependents.
    column_of: Vec<Option<usize>>,
    /// By column, the heads that use it.
    heads: Vec<Vec<Head>>,
}

/// A head and the rows that the line in its column goes through.
#[derive(Clone, Copy)]
struct Head {
    word: WordIndex,
    first: WordIndex,
    last: WordIndex,
}

impl Head {
    fn of(tree: &Tree, word: WordIndex) -> Option<Self> {
        let mut children = tree.children(word);
        let first = children.next()?;
        let last = children.last().unwrap_or(first);
        Some(Self { word, first: first.min(word), last: last.max(word) })
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

impl Columns {
    /// Each head right of its own head, in the first column where no other line runs through its rows.
    fn of(tree: &Tree) -> Self {
        let mut columns = Self { column_of: vec![None; tree.len()], heads: Vec::new() };
        for head in tree.subtree(tree.root()).iter().filter_map(|&word| Head::of(tree, word)) {
            let above = tree.head(head.word).and_then(|above| columns.column_of[above.get()]);
            let leftmost = above.map_or(0, |column| column + 1);
            let is_free = |heads: &Vec<Head>| !heads.iter().any(|other| other.overlaps(&head));
            let column = (leftmost..columns.heads.len()).find(|&column| is_free(&columns.heads[column]));
            let column = column.unwrap_or(columns.heads.len());
            if column == columns.heads.len() {
                columns.heads.push(Vec::new());
            }
            columns.heads[column].push(head);
            columns.column_of[head.word.get()] = Some(column);
        }
        columns
    }

    /// The lines left of a word.
    fn row(&self, tree: &Tree, word: WordIndex) -> String {
        let from = tree.head(word).and_then(|head| self.column_of[head.get()]);
        let mut row = String::from(if from.is_none() { "──" } else { "  " });
        for (column, heads) in self.heads.iter().enumerate() {
            let line = heads.iter().find(|head| head.first <= word && word <= head.last);
            let has_come_in = from.is_none_or(|from| from < column);
            row.push(match line {
                Some(head) if head.word == word => joint(head, word),
                Some(head) if from == Some(column) => branch(head, word),
                Some(_) => '│',
                None if has_come_in => '─',
                None => ' ',
            });
            row.push(if from.is_none_or(|from| from <= column) { '─' } else { ' ' });
        }
        row.push('╴');
        row
    }
}

/// Where a head's own line meets its column.
fn joint(head: &Head, row: WordIndex) -> char {
    match (head.first < row, row < head.last) {
        (true, true) => '┼',
        (true, false) => '┴',
        (false, _) => '┬',
    }
}

/// Where a dependent's line leaves its head's column.
fn branch(head: &Head, row: WordIndex) -> char {
    if row == head.first {
        '┌'
    } else if row == head.last {
        '└'
    } else {
        '├'
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu;

    /// A tree from rows "form relation head".
    fn tree(rows: &str) -> Tree {
        let row = |(place, row): (usize, &str)| {
            let column: Vec<&str> = row.split(' ').collect();
            let (form, relation, head) = (column[0], column[1], column[2]);
            format!("{}\t{form}\t{form}\tX\t_\t_\t{head}\t{relation}\t_\t_\n", place + 1)
        };
        let file: String = rows.split(", ").enumerate().map(row).collect();
        conllu::read("made.conllu", &file).expect("a sentence").remove(0).tree
    }

    fn check(rows: &str, expected: &str) {
        let drawing = Drawing::new(&tree(rows)).to_string();
        assert_eq!(drawing.trim_end(), expected.trim_matches('\n'), "\n{drawing}");
    }

    #[test]
    fn dependents_branch_off_from_their_heads_column() {
        check(
            "Er expl 2, vielen root 0, drie nummod 4, doden nsubj 2, . punct 2",
            "
  ┌───╴ Er      expl    X      Er
──┼───╴ vielen  root    X      vielen
  │ ┌─╴ drie    nummod  X      drie
  ├─┴─╴ doden   nsubj   X      doden
  └───╴ .       punct   X      .",
        );
    }

    #[test]
    fn a_lone_word_has_one_line() {
        check("Wapenstilstand root 0", "\n──╴ Wapenstilstand  root  X      Wapenstilstand");
    }

    #[test]
    fn crossing_lines_keep_columns_of_their_own() {
        check(
            "Bakoe obl:arg 4, wil root 0, er expl 4, aanvallen xcomp 2, niet advmod 2",
            "
    ┌─╴ Bakoe      obl:arg  X      Bakoe
──┬─│─╴ wil        root     X      wil
  │ ├─╴ er         expl     X      er
  ├─┴─╴ aanvallen  xcomp    X      aanvallen
  └───╴ niet       advmod   X      niet",
        );
    }

    #[test]
    fn colour_adds_codes_and_changes_no_character() {
        let tree = tree("Er expl 2, vielen root 0");
        let plain = Drawing::new(&tree).to_string();
        let mut coloured = Drawing::new(&tree).in_colour(true).to_string();
        for code in ["0", LINES, FORM, RELATION, CLASS] {
            coloured = coloured.replace(&format!("\x1b[{code}m"), "");
        }
        assert_eq!(coloured, plain);
    }
}
