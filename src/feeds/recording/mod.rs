//! Recordings of feeds: every reading with its time, in one file that only grows.
//!
//! All numbers are little-endian. The file begins with `yungu-recording\n`, the version (u16, 1), the park's id (u16
//! length, UTF-8) and the XXH3-64 of all that (u64). Blocks follow, each with a header of 48 bytes: kind (u8), three
//! zeros, bytes stored and bytes when unpacked (u32 each), number of items (u32), first and last time in it
//! (milliseconds since 1970, i64 each), XXH3-64 of what is stored, and of the header so far (u64 each); then the bytes,
//! packed with LZ4.
//!
//! | kind | holds |
//! |---|---|
//! | 1 | names, `<place>/<metric>`, numbered on from those before: length (varint), UTF-8 |
//! | 2 | words, likewise |
//! | 3 | readings |
//! | 4 | what the sender says of its data, as JSON |
//!
//! A block of readings is three columns, each as long as the first two numbers say (u32 each; the rest is the third):
//! the names' numbers, each as the difference to the one before (zigzag varint); the times, likewise; the values, as the
//! bits of an f32 or, for words, the word's number (u32), XOR that of the same name before in this block, all first bytes,
//! then all second ones, third, fourth.
//!
//! A block can be read without those before it but for names and words. A file that is cut off reads up to there; a
//! damaged block is left out and counted. No block mixes times more than two minutes apart, so that few are read for any
//! one time.

mod block;
mod read;
mod write;

pub use read::{Recording, RecordingError, Replayed};
pub use write::Recorder;

const MAGIC: &[u8; 16] = b"yungu-recording\n";
const VERSION: u16 = 1;

#[cfg(test)]
mod tests;
