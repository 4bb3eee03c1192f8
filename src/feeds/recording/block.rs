//! One block of a recording: its header, and the readings in it.

use std::io::{self, Write};

use xxhash_rust::xxh3::xxh3_64;

/// Bytes of a header.
pub(super) const HEADER: usize = 48;
/// No block is larger when it is unpacked, bytes.
pub(super) const LARGEST: usize = 16 << 20;
/// No block holds more readings.
pub(super) const MOST_READINGS: usize = 1 << 18;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Names = 1,
    Words = 2,
    Readings = 3,
    About = 4,
}

/// What a header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// `None` for one of a later version, which is skipped.
    pub kind: Option<Kind>,
    pub stored: u32,
    pub raw: u32,
    pub count: u32,
    pub first_ms: i64,
    pub last_ms: i64,
    pub sum: u64,
}

/// A reading as it stands in a file: the number of its name, its time, and the bits of its value or its word's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub name: u32,
    pub at_ms: i64,
    pub bits: u32,
}

impl Header {
    pub fn read(bytes: &[u8; HEADER]) -> Option<Self> {
        let (said, sum) = bytes.split_at(HEADER - 8);
        let mut fields = said;
        let header = Self {
            kind: match u32::from_le_bytes(take(&mut fields)?) {
                1 => Some(Kind::Names),
                2 => Some(Kind::Words),
                3 => Some(Kind::Readings),
                4 => Some(Kind::About),
                _ => None,
            },
            stored: u32::from_le_bytes(take(&mut fields)?),
            raw: u32::from_le_bytes(take(&mut fields)?),
            count: u32::from_le_bytes(take(&mut fields)?),
            first_ms: i64::from_le_bytes(take(&mut fields)?),
            last_ms: i64::from_le_bytes(take(&mut fields)?),
            sum: u64::from_le_bytes(take(&mut fields)?),
        };
        (xxh3_64(said).to_le_bytes() == sum && header.raw as usize <= LARGEST).then_some(header)
    }
}

/// Writes a block; gives how many bytes it took.
pub(super) fn write(
    out: &mut impl Write,
    kind: Kind,
    count: usize,
    times: (i64, i64),
    raw: &[u8],
) -> io::Result<usize> {
    let stored = lz4_flex::block::compress(raw);
    let length = |length: usize| u32::try_from(length).map_err(io::Error::other);
    let mut header = Vec::with_capacity(HEADER);
    header.extend_from_slice(&[kind as u8, 0, 0, 0]);
    for field in [length(stored.len())?, length(raw.len())?, length(count)?] {
        header.extend_from_slice(&field.to_le_bytes());
    }
    header.extend_from_slice(&times.0.to_le_bytes());
    header.extend_from_slice(&times.1.to_le_bytes());
    header.extend_from_slice(&xxh3_64(&stored).to_le_bytes());
    header.extend_from_slice(&xxh3_64(&header).to_le_bytes());
    out.write_all(&header)?;
    out.write_all(&stored)?;
    Ok(header.len() + stored.len())
}

/// The bytes of a block as they were; `None` if they are damaged.
pub(super) fn unpack(header: &Header, stored: &[u8]) -> Option<Vec<u8>> {
    if xxh3_64(stored) != header.sum {
        return None;
    }
    let raw = lz4_flex::block::decompress(stored, header.raw as usize).ok()?;
    (raw.len() == header.raw as usize).then_some(raw)
}

/// Readings as columns; there are `names` names.
pub(super) fn encode(lines: &[Line], names: usize) -> Vec<u8> {
    let mut before = vec![0; names];
    let (mut numbers, mut times) = (Vec::with_capacity(lines.len()), Vec::with_capacity(lines.len()));
    let mut planes: [Vec<u8>; 4] = Default::default();
    let (mut name, mut at_ms) = (0_i64, 0_i64);
    for line in lines {
        put_varint(&mut numbers, zigzag(i64::from(line.name) - name));
        put_varint(&mut times, zigzag(line.at_ms.wrapping_sub(at_ms)));
        (name, at_ms) = (i64::from(line.name), line.at_ms);
        let last = before.get_mut(line.name as usize).map(|last| std::mem::replace(last, line.bits));
        let changed = last.unwrap_or_default() ^ line.bits;
        planes.iter_mut().zip(changed.to_le_bytes()).for_each(|(plane, byte)| plane.push(byte));
    }
    let mut raw = Vec::with_capacity(8 + numbers.len() + times.len() + 4 * lines.len());
    for column in [&numbers, &times] {
        raw.extend_from_slice(&u32::try_from(column.len()).unwrap_or(u32::MAX).to_le_bytes());
    }
    raw.extend_from_slice(&numbers);
    raw.extend_from_slice(&times);
    planes.iter().for_each(|plane| raw.extend_from_slice(plane));
    raw
}

/// The readings of a block, those of one time in the order in which they came; `None` if they are not as they should
/// be.
pub(super) fn decode(raw: &[u8], count: u32, names: usize) -> Option<Vec<Line>> {
    let mut before = vec![0_u32; names];
    let count = usize::try_from(count).ok().filter(|count| *count <= MOST_READINGS)?;
    let mut rest = raw;
    let numbers = u32::from_le_bytes(take(&mut rest)?) as usize;
    let times = u32::from_le_bytes(take(&mut rest)?) as usize;
    let (mut numbers, rest) = rest.split_at_checked(numbers)?;
    let (mut times, values) = rest.split_at_checked(times)?;
    if values.len() != 4 * count {
        return None;
    }
    let mut planes = values.chunks_exact(count.max(1)).map(<[u8]>::iter);
    let (mut a, mut b, mut c, mut d) =
        if count == 0 { Default::default() } else { (planes.next()?, planes.next()?, planes.next()?, planes.next()?) };
    let (mut name, mut at_ms) = (0_i64, 0_i64);
    let mut lines = Vec::with_capacity(count);
    for _ in 0..count {
        name = name.wrapping_add(unzigzag(take_varint(&mut numbers)?));
        at_ms = at_ms.wrapping_add(unzigzag(take_varint(&mut times)?));
        let changed = u32::from_le_bytes([*a.next()?, *b.next()?, *c.next()?, *d.next()?]);
        let number = u32::try_from(name).ok()?;
        let last = before.get_mut(number as usize)?;
        *last ^= changed;
        lines.push(Line { name: number, at_ms, bits: *last });
    }
    lines.sort_by_key(|line| line.at_ms);
    Some(lines)
}

pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*taken)
}

pub(super) fn put_varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

pub(super) fn take_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let [byte] = take(bytes)?;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

/// Texts, each with its length.
pub(super) fn encode_texts(texts: &[impl AsRef<str>]) -> Vec<u8> {
    let mut raw = Vec::new();
    for text in texts {
        put_varint(&mut raw, text.as_ref().len() as u64);
        raw.extend_from_slice(text.as_ref().as_bytes());
    }
    raw
}

pub(super) fn decode_texts(mut raw: &[u8], count: u32) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for _ in 0..count {
        let length = usize::try_from(take_varint(&mut raw)?).ok()?;
        let (text, rest) = raw.split_at_checked(length)?;
        texts.push(String::from_utf8(text.to_vec()).ok()?);
        raw = rest;
    }
    raw.is_empty().then_some(texts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn readings_come_back_bit_for_bit(said in prop::collection::vec((0_u32..50, any::<i64>(), any::<u32>()), 0..300)) {
            let mut lines: Vec<Line> = said.into_iter().map(|(name, at_ms, bits)| Line { name, at_ms, bits }).collect();
            let raw = encode(&lines, 50);
            prop_assert_eq!(decode(&raw, lines.len() as u32, 49).is_some(), lines.iter().all(|line| line.name < 49));
            let read = decode(&raw, lines.len() as u32, 50);
            lines.sort_by_key(|line| line.at_ms);
            prop_assert_eq!(read, Some(lines));
        }

        #[test]
        fn nothing_that_is_read_stops_the_program(raw in prop::collection::vec(any::<u8>(), 0..200), count in 0_u32..40) {
            let _ = decode(&raw, count, 9);
            let _ = decode_texts(&raw, count);
        }
    }
}
