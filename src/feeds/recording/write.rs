//! Writing a recording: readings gather into blocks, names and words stand before the first block that uses them.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    sync::Arc,
};

use xxhash_rust::xxh3::xxh3_64;

use super::{
    MAGIC, VERSION,
    block::{Kind, Line, MOST_READINGS, encode, encode_texts, write},
};
use crate::{
    feeds::tap::Tapped,
    twin::{Point, Points},
};

/// Readings further than this from the middle of their block go into one of their own, milliseconds.
const ODD_MS: i64 = 60_000;

/// Writes what comes through a tap.
#[derive(Debug)]
pub struct Recorder<W: Write> {
    out: W,
    points: Arc<Points>,
    names: BTreeMap<Point, u32>,
    words: BTreeMap<Arc<str>, u32>,
    new_names: Vec<String>,
    new_words: Vec<Arc<str>>,
    lines: Vec<Line>,
    bytes: u64,
    readings: u64,
}

impl<W: Write> Recorder<W> {
    /// Begins a recording of a park.
    ///
    /// # Errors
    /// The head of the file cannot be written.
    pub fn new(mut out: W, park: &str, points: Arc<Points>) -> io::Result<Self> {
        let mut head = MAGIC.to_vec();
        head.extend_from_slice(&VERSION.to_le_bytes());
        head.extend_from_slice(&u16::try_from(park.len()).map_err(io::Error::other)?.to_le_bytes());
        head.extend_from_slice(park.as_bytes());
        head.extend_from_slice(&xxh3_64(&head).to_le_bytes());
        out.write_all(&head)?;
        Ok(Self {
            out,
            points,
            names: BTreeMap::new(),
            words: BTreeMap::new(),
            new_names: Vec::new(),
            new_words: Vec::new(),
            lines: Vec::new(),
            bytes: head.len() as u64,
            readings: 0,
        })
    }

    /// Writes one thing down; it may wait for its block to fill.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn push(&mut self, tapped: &Tapped) -> io::Result<()> {
        let (reading, word) = match tapped {
            Tapped::Reading { reading, word } => (reading, word),
            Tapped::About(about) => {
                let json = serde_json::to_vec(about).map_err(io::Error::other)?;
                return self.block(Kind::About, 1, (0, 0), &json);
            }
        };
        let Some((spec, place)) = self.points.meaning(reading.point) else { return Ok(()) };
        let count = u32::try_from(self.names.len()).map_err(io::Error::other)?;
        let name = *self.names.entry(reading.point).or_insert_with(|| {
            self.new_names.push(format!("{place}/{}", spec.id));
            count
        });
        let bits = match word {
            Some(word) => {
                let count = u32::try_from(self.words.len()).map_err(io::Error::other)?;
                *self.words.entry(word.clone()).or_insert_with(|| {
                    self.new_words.push(word.clone());
                    count
                })
            }
            None => reading.value.to_bits(),
        };
        self.lines.push(Line { name, at_ms: reading.at_ms, bits });
        self.readings += 1;
        if self.lines.len() >= MOST_READINGS { self.flush() } else { Ok(()) }
    }

    /// Writes what waits. Everything up to here can be read even if nothing follows.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn flush(&mut self) -> io::Result<()> {
        let names = std::mem::take(&mut self.new_names);
        if !names.is_empty() {
            self.block(Kind::Names, names.len(), (0, 0), &encode_texts(&names))?;
        }
        let words = std::mem::take(&mut self.new_words);
        if !words.is_empty() {
            self.block(Kind::Words, words.len(), (0, 0), &encode_texts(&words))?;
        }
        let lines = std::mem::take(&mut self.lines);
        let mut times: Vec<i64> = lines.iter().map(|line| line.at_ms).collect();
        let middle = times.len() / 2;
        let middle = if times.is_empty() { 0 } else { *times.select_nth_unstable(middle).1 };
        let is_odd = |line: &Line| line.at_ms.abs_diff(middle) > ODD_MS.unsigned_abs();
        let (odd, usual): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(is_odd);
        self.readings_block(&usual)?;
        // Sorted, so that each run of them is short; the newest of a point counts in any order.
        let mut odd = odd;
        odd.sort_by_key(|line| line.at_ms);
        let near = |a: &Line, b: &Line| a.at_ms.abs_diff(b.at_ms) <= ODD_MS.unsigned_abs();
        odd.chunk_by(near).try_for_each(|run| self.readings_block(run))?;
        self.out.flush()
    }

    /// Bytes written so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Readings taken so far.
    pub fn readings(&self) -> u64 {
        self.readings
    }

    fn readings_block(&mut self, lines: &[Line]) -> io::Result<()> {
        let times = || lines.iter().map(|line| line.at_ms);
        let (Some(first), Some(last)) = (times().min(), times().max()) else { return Ok(()) };
        self.block(Kind::Readings, lines.len(), (first, last), &encode(lines, self.names.len()))
    }

    fn block(&mut self, kind: Kind, count: usize, times: (i64, i64), raw: &[u8]) -> io::Result<()> {
        self.bytes += write(&mut self.out, kind, count, times, raw)? as u64;
        Ok(())
    }
}
