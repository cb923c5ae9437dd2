//! Which sections does a model file have, and what stands in each?

use super::{ErrorKind, ModelError};
use crate::network::matrix::Output;

const MAGIC: &[u8] = b"bestandM";

/// The version of the format that this program reads.
pub(super) const VERSION: u32 = 1;

/// How many bytes stand before the first section.
pub(super) const HEADER_LENGTH: usize = 48;

const VERSION_PLACE: usize = 8;
const SUM_PLACE: usize = 12;
const CONTENT_PLACE: usize = 44;

/// The sections of a file whose checksum was right.
#[derive(Debug)]
pub(crate) struct Sections<'a> {
    sections: Vec<Section<'a>>,
}

#[derive(Debug)]
struct Section<'a> {
    name: &'a str,
    kind: Kind,
    shape: Vec<usize>,
    data: &'a [u8],
}

/// A matrix of weights: `bytes[row * columns + column] as i8 * scales[row]`.
#[derive(Debug)]
pub(crate) struct Weights<'a> {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) bytes: &'a [u8],
    pub(crate) scales: Vec<f32>,
}

impl<'a> Weights<'a> {
    /// One row, with its bias.
    pub(crate) fn output(&self, row: usize, biases: &[f32]) -> Output<'a> {
        let bytes = &self.bytes[row * self.columns..][..self.columns];
        Output { bytes, scale: self.scales[row], bias: biases[row] }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bytes,
    Weights,
    Floats,
    Integers,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Bytes, Self::Weights, Self::Floats, Self::Integers];

    fn size(self) -> usize {
        match self {
            Self::Bytes | Self::Weights => 1,
            Self::Floats | Self::Integers => 4,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Weights => "weights of 8 bits",
            Self::Floats => "floats",
            Self::Integers => "32-bit integers",
        }
    }
}

impl<'a> Sections<'a> {
    /// Checks the file's start and sum and finds its sections.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        check_header(bytes)?;
        let mut reader = Reader { bytes, place: CONTENT_PLACE };
        let count = reader.integer("the file ends within the number of sections")?;
        let mut sections = Vec::new();
        for _ in 0..count {
            sections.push(reader.section()?);
        }
        if reader.place < bytes.len() {
            return Err(reader.malformed("bytes follow the last section"));
        }
        Ok(Self { sections })
    }

    /// Whether there is a section of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.sections.iter().any(|section| section.name == name)
    }

    /// Bytes of any number.
    pub(crate) fn bytes(&self, name: &str) -> Result<&'a [u8], ModelError> {
        Ok(self.section(name, Kind::Bytes)?.data)
    }

    /// Bytes that are text.
    pub(crate) fn text(&self, name: &str) -> Result<&'a str, ModelError> {
        std::str::from_utf8(self.bytes(name)?).map_err(|_| ModelError::content(name, "it is not UTF-8"))
    }

    /// The lines of a text, at least one and no more than a `u16` counts.
    pub(crate) fn lines(&self, name: &str) -> Result<Vec<String>, ModelError> {
        let lines: Vec<String> = self.text(name)?.lines().map(str::to_owned).collect();
        match lines.len() {
            0 => Err(ModelError::content(name, "it is empty")),
            1..=0xFFFF => Ok(lines),
            _ => Err(ModelError::content(name, "it has more than 65,535 lines")),
        }
    }

    /// Floats of a known number.
    pub(crate) fn floats(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError> {
        let section = self.section(name, Kind::Floats)?;
        section.check_shape(&[Some(count)])?;
        Ok(section.data.as_chunks().0.iter().copied().map(f32::from_le_bytes).collect())
    }

    /// Integers of any number.
    pub(crate) fn integers(&self, name: &str) -> Result<Vec<u32>, ModelError> {
        let section = self.section(name, Kind::Integers)?;
        section.check_shape(&[None])?;
        Ok(section.data.as_chunks().0.iter().copied().map(u32::from_le_bytes).collect())
    }

    /// Weights and their scales; a number of rows or columns that is not given may be any but zero.
    pub(crate) fn weights(
        &self,
        name: &str,
        rows: Option<usize>,
        columns: Option<usize>,
    ) -> Result<Weights<'a>, ModelError> {
        let section = self.section(name, Kind::Weights)?;
        let &[found_rows, found_columns] = section.check_shape(&[rows, columns])? else {
            unreachable!("the shape was checked to have two dimensions");
        };
        if section.data.is_empty() {
            return Err(ModelError::content(name, "it is empty"));
        }
        let scales = self.floats(&format!("{name}.scale"), found_rows)?;
        Ok(Weights { rows: found_rows, columns: found_columns, bytes: section.data, scales })
    }

    fn section(&self, name: &str, kind: Kind) -> Result<&Section<'a>, ModelError> {
        let found = self.sections.iter().find(|section| section.name == name);
        let section = found.ok_or_else(|| ErrorKind::Missing { name: name.to_owned() })?;
        if section.kind != kind {
            let (found, right) = (section.kind.name(), kind.name());
            return Err(ErrorKind::Kind { name: name.to_owned(), found, right }.into());
        }
        Ok(section)
    }
}

impl Section<'_> {
    /// The shape, which has the lengths given.
    fn check_shape(&self, right: &[Option<usize>]) -> Result<&[usize], ModelError> {
        let fits = |(&found, right): (&usize, &Option<usize>)| right.is_none_or(|right| right == found);
        if self.shape.len() != right.len() || !self.shape.iter().zip(right).all(fits) {
            return Err(ModelError::shape(self.name, &self.shape, right));
        }
        Ok(&self.shape)
    }
}

fn check_header(bytes: &[u8]) -> Result<(), ModelError> {
    if !bytes.starts_with(MAGIC) {
        return Err(ErrorKind::Foreign.into());
    }
    if bytes.len() < HEADER_LENGTH {
        return Err(ErrorKind::Short { length: bytes.len() }.into());
    }
    let version = u32::from_le_bytes(bytes[VERSION_PLACE..].as_chunks().0[0]);
    if version != VERSION {
        return Err(ErrorKind::Version { found: version }.into());
    }
    let stated = blake3::Hash::from_bytes(bytes[SUM_PLACE..].as_chunks().0[0]);
    let found = blake3::hash(&bytes[CONTENT_PLACE..]);
    if stated != found {
        let (stated, found) = (stated.to_hex().to_string(), found.to_hex().to_string());
        return Err(ErrorKind::Damaged { stated, found }.into());
    }
    Ok(())
}

/// Reads the file from front to back.
struct Reader<'a> {
    bytes: &'a [u8],
    place: usize,
}

impl<'a> Reader<'a> {
    fn section(&mut self) -> Result<Section<'a>, ModelError> {
        const CUT: &str = "the file ends within a section's head";
        let name_length = self.take(1, CUT)?[0];
        let name = std::str::from_utf8(self.take(name_length.into(), CUT)?)
            .map_err(|_| self.malformed("a section's name is not ASCII"))?;
        let kind = self.take(1, CUT)?[0];
        let kind = *Kind::ALL
            .get(usize::from(kind))
            .ok_or_else(|| self.malformed("a section's kind is none of 0, 1, 2 and 3"))?;
        let rank = self.take(1, CUT)?[0];
        let shape = (0..rank).map(|_| self.integer(CUT).map(|length| length as usize));
        let shape = shape.collect::<Result<Vec<usize>, _>>()?;
        let length = shape.iter().try_fold(kind.size(), |length, &dimension| length.checked_mul(dimension));
        let length = length.ok_or_else(|| self.malformed("a section's shape is beyond all memory"))?;
        let data = self.take(length, "the file ends within the section's data")?;
        Ok(Section { name, kind, shape, data })
    }

    fn integer(&mut self, what_if_cut: &'static str) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.take(4, what_if_cut)?.as_chunks().0[0]))
    }

    fn take(&mut self, length: usize, what_if_cut: &'static str) -> Result<&'a [u8], ModelError> {
        let taken = self.bytes[self.place..].get(..length).ok_or_else(|| self.malformed(what_if_cut))?;
        self.place += length;
        Ok(taken)
    }

    fn malformed(&self, what: &'static str) -> ModelError {
        ErrorKind::Malformed { byte: self.place, what }.into()
    }
}
