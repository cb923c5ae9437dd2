//! What does a model file look like whose weights were thrown, not learnt? For tests and benches, before any training.

/// The sections of a model file, to be changed before they are written.
pub(crate) struct RandomModel {
    pub(crate) sections: Vec<RandomSection>,
    state: u32,
}

/// One section; `kind` is the byte of the format.
pub(crate) struct RandomSection {
    pub(crate) name: String,
    pub(crate) kind: u8,
    pub(crate) shape: Vec<usize>,
    pub(crate) data: Vec<u8>,
}

/// How large the parts of a random model are.
struct Sizes {
    state: usize,
    word: usize,
    words: usize,
    affix: usize,
    affixes: usize,
    ngram: usize,
    ngrams: usize,
    feats: usize,
    relations: usize,
    arc: usize,
    label: usize,
}

impl RandomModel {
    /// A model of odd and small sizes.
    #[allow(dead_code, reason = "not every file that includes this one is content with small models")]
    pub(crate) fn small(seed: u32) -> Self {
        let (state, word, words, affix, affixes) = (32, 9, 50, 8, 128);
        let (ngram, ngrams, feats, relations, arc, label) = (13, 256, 30, 11, 20, 27);
        Self::new(
            seed,
            &Sizes { state, word, words, affix, affixes, ngram, ngrams, feats, relations, arc, label },
        )
    }

    /// A model as large as the trained ones.
    #[allow(dead_code, reason = "not every file that includes this one times models")]
    pub(crate) fn large(seed: u32) -> Self {
        let (state, word, words, affix, affixes) = (128, 64, 25_000, 32, 8192);
        let (ngram, ngrams, feats, relations, arc, label) = (64, 16_384, 64, 48, 128, 128);
        Self::new(
            seed,
            &Sizes { state, word, words, affix, affixes, ngram, ngrams, feats, relations, arc, label },
        )
    }

    fn new(seed: u32, sizes: &Sizes) -> Self {
        let mut model = Self { sections: Vec::new(), state: seed.wrapping_mul(0x9E37_79B9) | 1 };
        model.add_texts(sizes);
        let mut hashes: Vec<u32> = (0..sizes.words).map(|_| model.next()).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let rows = hashes.len() + 1;
        model.add("words.hash", 3, &[rows - 1], hashes.iter().flat_map(|hash| hash.to_le_bytes()).collect());
        model.add_weights("words", rows, sizes.word, 0.7);
        model.add_weights("affixes", sizes.affixes, sizes.affix, 0.7);
        model.add_weights("ngrams", sizes.ngrams, sizes.ngram, 0.2);
        model.add_layers(sizes);
        model.add_heads(sizes);
        model
    }

    fn add_texts(&mut self, sizes: &Sizes) {
        let names = |first: &str, count: usize| -> Vec<u8> {
            (0..count)
                .map(|place| if place == 1 { format!("{first}\n") } else { format!("class{place}\n") })
                .collect::<String>()
                .into_bytes()
        };
        let texts = [
            ("about", b"language=nl\nlicence=none\n".to_vec()),
            ("upos", names("NOUN", 17)),
            ("feats", names("_", sizes.feats)),
            ("relations", names("root", sizes.relations)),
            ("lemmas", b"table".to_vec()),
        ];
        for (name, text) in texts {
            self.add(name, 0, &[text.len()], text);
        }
    }

    fn add_layers(&mut self, sizes: &Sizes) {
        let input = sizes.word + 5 * sizes.affix + sizes.ngram;
        for (layer, inputs) in [input, 2 * sizes.state].into_iter().enumerate() {
            for direction in ["forward", "backward"] {
                let name = |part: &str| format!("lstm.{layer}.{direction}.{part}");
                self.add_weights(&name("ih"), 4 * sizes.state, inputs, 1.5);
                self.add_weights(&name("hh"), 4 * sizes.state, sizes.state, 1.5);
                self.add_floats(&name("bias"), 4 * sizes.state);
            }
        }
    }

    fn add_heads(&mut self, sizes: &Sizes) {
        let both = 2 * sizes.state;
        self.add_linear("upos", 17, both);
        self.add_linear("feats", sizes.feats, both);
        self.add_floats("root", both);
        for part in ["arc.head", "arc.dependent"] {
            self.add_linear(part, sizes.arc, both);
        }
        self.add_weights("arc.bilinear", sizes.arc, sizes.arc, 1.0);
        self.add_floats("arc.prior", sizes.arc);
        for part in ["label.head", "label.dependent"] {
            self.add_linear(part, sizes.label, both);
        }
        self.add_linear("label.out", sizes.relations, sizes.label);
    }

    fn add_linear(&mut self, name: &str, rows: usize, columns: usize) {
        self.add_weights(&format!("{name}.weight"), rows, columns, 2.0);
        self.add_floats(&format!("{name}.bias"), rows);
    }

    /// Weights whose products with numbers of size 1 have about the size `gain`.
    fn add_weights(&mut self, name: &str, rows: usize, columns: usize, gain: f32) {
        let bytes = (0..rows * columns).map(|_| (self.next() >> 24) as u8).collect();
        self.add(name, 1, &[rows, columns], bytes);
        let scale = gain / 74.0 / (columns as f32).sqrt();
        let scales = (0..rows).flat_map(|_| (scale * (1.0 + self.number() / 4.0)).to_le_bytes()).collect();
        self.add(&format!("{name}.scale"), 2, &[rows], scales);
    }

    fn add_floats(&mut self, name: &str, count: usize) {
        let floats = (0..count).flat_map(|_| (self.number() / 2.0).to_le_bytes()).collect();
        self.add(name, 2, &[count], floats);
    }

    fn add(&mut self, name: &str, kind: u8, shape: &[usize], data: Vec<u8>) {
        self.sections.push(RandomSection { name: name.to_owned(), kind, shape: shape.to_vec(), data });
    }

    /// Between -1 and 1.
    fn number(&mut self) -> f32 {
        (self.next() >> 8) as f32 / (1 << 23) as f32 - 1.0
    }

    /// Marsaglia's xorshift.
    fn next(&mut self) -> u32 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 17;
        self.state ^= self.state << 5;
        self.state
    }

    /// A section to be changed.
    #[allow(dead_code, reason = "not every file that includes this one changes sections")]
    pub(crate) fn section(&mut self, name: &str) -> &mut RandomSection {
        self.sections.iter_mut().find(|section| section.name == name).expect("a section of this name")
    }

    /// Gives a section another shape, with as much data as that asks for.
    #[allow(dead_code, reason = "not every file that includes this one changes sections")]
    pub(crate) fn set_shape(&mut self, name: &str, shape: &[usize]) {
        let section = self.section(name);
        let size = if section.kind < 2 { 1 } else { 4 };
        section.data.resize(size * shape.iter().product::<usize>(), 0);
        section.shape = shape.to_vec();
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut content = (self.sections.len() as u32).to_le_bytes().to_vec();
        for section in &self.sections {
            content.push(section.name.len() as u8);
            content.extend_from_slice(section.name.as_bytes());
            content.extend([section.kind, section.shape.len() as u8]);
            content.extend(section.shape.iter().flat_map(|&length| (length as u32).to_le_bytes()));
            content.extend_from_slice(&section.data);
        }
        let mut bytes = b"bestandM\x01\0\0\0".to_vec();
        bytes.extend_from_slice(blake3::hash(&content).as_bytes());
        bytes.extend_from_slice(&content);
        bytes
    }
}
