//! Reads a file's words again, as a viewer's search does: codes, by each font's table, as characters.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, content::Content};

type Table = BTreeMap<u16, String>;

/// The text of the only page; white space left out.
pub fn text_of(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).unwrap();
    let pages = document.get_pages();
    assert_eq!(pages.len(), 1);
    let fonts = document.get_page_fonts(pages[&1]).unwrap();
    let tables: BTreeMap<_, _> = fonts.iter().map(|(name, font)| (name.clone(), table(&document, font))).collect();
    let mut reader = Reader { tables: &tables, font: Vec::new(), said: Vec::new(), text: String::new() };
    for operation in Content::decode(&document.get_page_content(pages[&1]).unwrap()).unwrap().operations {
        reader.read(&operation.operator, &operation.operands);
    }
    reader.text.chars().filter(|character| !character.is_whitespace()).collect()
}

struct Reader<'a> {
    tables: &'a BTreeMap<Vec<u8>, Table>,
    font: Vec<u8>,
    /// For each open piece of marked content, whether it says its text itself.
    said: Vec<bool>,
    text: String,
}

impl Reader<'_> {
    fn read(&mut self, operator: &str, operands: &[Object]) {
        match operator {
            "BMC" => self.said.push(false),
            "BDC" => {
                let said = operands[1].as_dict().ok().and_then(|dict| dict.get(b"ActualText").ok());
                self.text.extend(said.map(|said| lopdf::decode_text_string(said).unwrap()));
                self.said.push(said.is_some());
            }
            "EMC" => drop(self.said.pop()),
            "Tf" => self.font = operands[0].as_name().unwrap().to_vec(),
            "Tj" => self.show(&operands[0]),
            "TJ" => operands[0].as_array().unwrap().iter().for_each(|piece| self.show(piece)),
            _ => {}
        }
    }

    fn show(&mut self, piece: &Object) {
        if let (Object::String(codes, _), false) = (piece, self.said.contains(&true)) {
            let table = &self.tables[&self.font];
            self.text
                .extend(codes.chunks(2).filter_map(|code| table.get(&u16::from_be_bytes([code[0], code[1]]))).cloned());
        }
    }
}

/// What a font's codes stand for: the hexadecimal pairs of its `bfchar` and `bfrange` parts.
fn table(document: &Document, font: &Dictionary) -> Table {
    let stream = document.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1.as_stream().unwrap();
    let map = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    let mut table = Table::new();
    for (kind, part) in ["bfchar", "bfrange"].iter().flat_map(|kind| parts(&map, kind).map(move |part| (*kind, part))) {
        let numbers: Vec<Vec<u16>> = part.split('<').skip(1).map(units).collect();
        if kind == "bfchar" {
            table.extend(numbers.chunks(2).map(|pair| (pair[0][0], String::from_utf16(&pair[1]).unwrap())));
        } else {
            for range in numbers.chunks(3) {
                let text = |code: u16| String::from_utf16(&[range[2][0] + code - range[0][0]]).unwrap();
                table.extend((range[0][0]..=range[1][0]).map(|code| (code, text(code))));
            }
        }
    }
    table
}

fn parts<'a>(map: &'a str, kind: &'a str) -> impl Iterator<Item = &'a str> {
    let begin = match kind {
        "bfchar" => "beginbfchar",
        _ => "beginbfrange",
    };
    map.split(begin).skip(1).filter_map(|rest| rest.split("endbf").next())
}

/// `4E91> …` as UTF-16.
fn units(piece: &str) -> Vec<u16> {
    let digits: String = piece.chars().take_while(char::is_ascii_hexdigit).collect();
    digits.as_bytes().chunks(4).map(|unit| u16::from_str_radix(str::from_utf8(unit).unwrap(), 16).unwrap()).collect()
}
