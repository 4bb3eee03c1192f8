//! The binary container of glTF 2.0: a header, the JSON chunk and the binary chunk.

/// The bytes of a `.glb` file. Without binary data there is no second chunk.
pub fn binary_gltf(mut text: Vec<u8>, binary: &[u8]) -> Vec<u8> {
    text.resize(text.len().next_multiple_of(4), b' ');
    let mut padded = binary.to_vec();
    padded.resize(binary.len().next_multiple_of(4), 0);
    let chunks = [(text, *b"JSON"), (padded, *b"BIN\0")];
    let chunks: Vec<_> = chunks.iter().filter(|(data, _)| !data.is_empty()).collect();
    let whole = 12 + chunks.iter().map(|(data, _)| 8 + data.len()).sum::<usize>();
    let mut file = Vec::with_capacity(whole);
    file.extend(b"glTF");
    file.extend(2_u32.to_le_bytes());
    file.extend((whole as u32).to_le_bytes());
    for (data, kind) in chunks {
        file.extend((data.len() as u32).to_le_bytes());
        file.extend(kind);
        file.extend(data);
    }
    file
}
