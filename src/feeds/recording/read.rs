//! Reading a recording: the readings up to a time, whatever the steps in which the time goes on.

use std::{
    collections::VecDeque,
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::Path,
    sync::Arc,
};

use xxhash_rust::xxh3::xxh3_64;

use super::{
    MAGIC, VERSION,
    block::{HEADER, Header, Kind, Line, decode, decode_texts, unpack},
};
use crate::{
    feeds::about::About,
    twin::{Point, Points, Reading},
};

/// Unpacked blocks that are kept: the next step of time mostly needs them again.
const KEPT_BLOCKS: usize = 6;
/// Blocks in one file; beyond that the rest is not read. A day at one a second has 86,400.
const MOST_BLOCKS: usize = 4_000_000;

/// A recording that is played.
#[derive(Debug)]
pub struct Recording {
    file: BufReader<File>,
    park: String,
    /// Blocks of readings, in the file's order.
    blocks: Vec<Block>,
    kept: VecDeque<(usize, Arc<[Line]>)>,
    /// What the names stand for in this park; `None` for what it does not have.
    points: Vec<Option<(Point, bool)>>,
    words: Vec<Arc<str>>,
    about: Option<About>,
    is_cut_off: bool,
    damaged: u64,
    /// Everything up to here has been given.
    until_ms: Option<i64>,
}

#[derive(Clone, Copy, Debug)]
struct Block {
    header: Header,
    at: u64,
}

/// A reading of a recording.
#[derive(Clone, Debug, PartialEq)]
pub struct Replayed {
    /// Of words, the value has no meaning.
    pub reading: Reading,
    pub word: Option<Arc<str>>,
}

/// Why a file cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum RecordingError {
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error("it is no recording")]
    NoRecording,
    #[error("it is of version {found}; only {VERSION} is known here")]
    Version { found: u16 },
    #[error("it is of the park `{found}`, not of `{park}`")]
    OtherPark { found: String, park: String },
}

impl Recording {
    /// Opens a recording of the park of this id.
    ///
    /// # Errors
    /// The file cannot be read, is no recording, or is one of another park.
    pub fn open(path: &Path, park: &str, points: &Points) -> Result<Self, RecordingError> {
        let mut file = BufReader::new(File::open(path)?);
        let found = read_head(&mut file)?;
        if found != park {
            return Err(RecordingError::OtherPark { found, park: park.to_owned() });
        }
        let length = file.get_ref().metadata()?.len();
        let mut recording = Self {
            file,
            park: found,
            blocks: Vec::new(),
            kept: VecDeque::new(),
            points: Vec::new(),
            words: Vec::new(),
            about: None,
            is_cut_off: false,
            damaged: 0,
            until_ms: None,
        };
        recording.scan(length, points)?;
        Ok(recording)
    }

    /// The park's id.
    pub fn park(&self) -> &str {
        &self.park
    }

    /// What the sender last said of its data.
    pub fn about(&self) -> Option<&About> {
        self.about.as_ref()
    }

    /// Times of the first and the last reading, milliseconds since 1970; `None` where there are none.
    pub fn span_ms(&self) -> Option<(i64, i64)> {
        let first = self.blocks.iter().map(|block| block.header.first_ms).min()?;
        Some((first, self.blocks.iter().map(|block| block.header.last_ms).max()?))
    }

    /// How many readings there are.
    pub fn readings(&self) -> u64 {
        self.blocks.iter().map(|block| u64::from(block.header.count)).sum()
    }

    /// Whether the file ends within a block: it was still being written, or was cut off.
    pub fn is_cut_off(&self) -> bool {
        self.is_cut_off
    }

    /// Blocks that could not be read, so far.
    pub fn damaged(&self) -> u64 {
        self.damaged
    }

    /// Gives the readings from after the last time that was asked for, up to this one: all that there are, however the
    /// time got here. A step back begins anew.
    pub fn readings_until(&mut self, until_ms: i64, mut give: impl FnMut(&[Replayed])) {
        let after = self.until_ms.filter(|before| *before <= until_ms);
        self.until_ms = Some(until_ms);
        for number in 0..self.blocks.len() {
            let Some(block) = self.blocks.get(number) else { break };
            let Header { first_ms, last_ms, .. } = block.header;
            if first_ms > until_ms || after.is_some_and(|after| last_ms <= after) {
                continue;
            }
            let lines = self.lines(number);
            // They are in the order of their times.
            let begin = after.map_or(0, |after| lines.partition_point(|line| line.at_ms <= after));
            let end = lines.partition_point(|line| line.at_ms <= until_ms);
            let due = lines.get(begin..end).unwrap_or_default();
            let readings: Vec<Replayed> = due.iter().filter_map(|line| self.replayed(line)).collect();
            if !readings.is_empty() {
                give(&readings);
            }
        }
    }

    fn replayed(&self, line: &Line) -> Option<Replayed> {
        let (point, is_words) = (*self.points.get(line.name as usize)?)?;
        let word = if is_words { Some(self.words.get(line.bits as usize)?.clone()) } else { None };
        let reading = Reading { point, value: f32::from_bits(line.bits), at_ms: line.at_ms };
        Some(Replayed { reading, word })
    }

    /// The readings of a block; none if it is damaged.
    fn lines(&mut self, number: usize) -> Arc<[Line]> {
        if let Some((_, lines)) = self.kept.iter().find(|(kept, _)| *kept == number) {
            return lines.clone();
        }
        let block = self.blocks.get(number).copied();
        let read = block.and_then(|block| {
            let raw = self.unpack(&block).ok()??;
            decode(&raw, block.header.count, self.points.len())
        });
        if read.is_none() {
            self.damaged += 1;
        }
        let lines: Arc<[Line]> = read.unwrap_or_default().into();
        if self.kept.len() >= KEPT_BLOCKS {
            self.kept.pop_front();
        }
        self.kept.push_back((number, lines.clone()));
        lines
    }

    fn unpack(&mut self, block: &Block) -> io::Result<Option<Vec<u8>>> {
        self.file.seek(SeekFrom::Start(block.at))?;
        let mut stored = vec![0; block.header.stored as usize];
        self.file.read_exact(&mut stored)?;
        Ok(unpack(&block.header, &stored))
    }

    /// Finds the blocks; reads those that hold names and words.
    fn scan(&mut self, length: u64, points: &Points) -> io::Result<()> {
        let mut at = self.file.stream_position()?;
        while at < length && self.blocks.len() < MOST_BLOCKS {
            let mut bytes = [0; HEADER];
            let whole = at + HEADER as u64 <= length;
            if whole {
                self.file.read_exact(&mut bytes)?;
            }
            let header = if whole { Header::read(&bytes) } else { None };
            let start = at + HEADER as u64;
            let Some(header) = header.filter(|header| start + u64::from(header.stored) <= length) else {
                self.is_cut_off = true;
                break;
            };
            let block = Block { header, at: start };
            at = start + u64::from(header.stored);
            match header.kind {
                Some(Kind::Readings) => {
                    self.blocks.push(block);
                    self.file.seek_relative(i64::from(header.stored))?;
                }
                Some(kind) => {
                    if !self.read_table(kind, &block, points)? {
                        self.damaged += 1;
                        // Numbers after these would stand for other names.
                        if kind != Kind::About {
                            self.is_cut_off = true;
                            break;
                        }
                    }
                }
                None => self.file.seek_relative(i64::from(header.stored))?,
            }
        }
        Ok(())
    }

    /// Names, words or what the sender says; `false` if they are damaged.
    fn read_table(&mut self, kind: Kind, block: &Block, points: &Points) -> io::Result<bool> {
        let Some(raw) = self.unpack(block)? else { return Ok(false) };
        if kind == Kind::About {
            self.about = About::read(&raw);
            return Ok(self.about.is_some());
        }
        let Some(texts) = decode_texts(&raw, block.header.count) else { return Ok(false) };
        if kind == Kind::Words {
            self.words.extend(texts.into_iter().map(Arc::from));
            return Ok(true);
        }
        self.points.extend(texts.iter().map(|name| {
            let (place, metric) = name.rsplit_once('/')?;
            let point = points.find(place, metric).ok()?;
            Some((point, points.meaning(point)?.0.is_words()))
        }));
        Ok(true)
    }
}

fn read_head(file: &mut impl Read) -> Result<String, RecordingError> {
    let cut = |error: io::Error| match error.kind() {
        io::ErrorKind::UnexpectedEof => RecordingError::NoRecording,
        _ => RecordingError::Unreadable(error),
    };
    let mut head = vec![0; MAGIC.len() + 4];
    file.read_exact(&mut head).map_err(cut)?;
    let (magic, mut rest) = head.split_at(MAGIC.len());
    if magic != MAGIC {
        return Err(RecordingError::NoRecording);
    }
    let mut number = || super::block::take(&mut rest).map(u16::from_le_bytes).ok_or(RecordingError::NoRecording);
    let (version, length) = (number()?, number()?);
    if version != VERSION {
        return Err(RecordingError::Version { found: version });
    }
    let mut id = vec![0; usize::from(length)];
    file.read_exact(&mut id).map_err(cut)?;
    let mut sum = [0; 8];
    file.read_exact(&mut sum).map_err(cut)?;
    head.extend_from_slice(&id);
    if xxh3_64(&head).to_le_bytes() != sum {
        return Err(RecordingError::NoRecording);
    }
    String::from_utf8(id).map_err(|_| RecordingError::NoRecording)
}
