//! Secrets: bytes of the system's own random source, written in hexadecimal, compared in constant time, never printed.

use std::fmt;

use subtle::ConstantTimeEq;

/// `N` random bytes.
#[derive(Clone)]
pub(super) struct Secret<const N: usize>([u8; N]);

/// What a QR code carries: 128 bits.
pub(super) type Token = Secret<16>;
/// What a phone keeps: 256 bits.
pub(super) type Session = Secret<32>;

impl<const N: usize> Secret<N> {
    /// # Errors
    /// The system has no random bytes to give.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Two small hexadecimal digits a byte.
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether somebody has said this secret. How long the answer takes tells nothing of it.
    pub fn is(&self, said: &str) -> bool {
        read::<N>(said).is_some_and(|bytes| self.0.ct_eq(&bytes).into())
    }
}

impl<const N: usize> fmt::Debug for Secret<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// The bytes that are written; `None` for anything but `2 N` hexadecimal digits.
fn read<const N: usize>(said: &str) -> Option<[u8; N]> {
    let (pairs, rest) = said.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

fn digit(letter: u8) -> Option<u8> {
    char::from(letter).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_knows_itself_and_nothing_else() {
        let (one, other) = (Token::new().unwrap(), Token::new().unwrap());
        assert_eq!(one.hex().len(), 32);
        assert!(one.is(&one.hex()) && one.is(&one.hex().to_uppercase()));
        for said in [other.hex(), String::new(), one.hex() + "0", one.hex() + "00", "+".repeat(32), "云".repeat(11)] {
            assert!(!one.is(&said), "{said}");
        }
    }

    #[test]
    fn one_wrong_bit_is_wrong() {
        let secret = Session::new().unwrap();
        for at in 0..32 {
            let mut wrong = secret.clone();
            wrong.0[at] ^= 1;
            assert!(!secret.is(&wrong.hex()));
        }
    }

    #[test]
    fn no_two_are_alike_and_none_is_printed() {
        let all: std::collections::BTreeSet<String> = (0..1_000).map(|_| Token::new().unwrap().hex()).collect();
        assert_eq!(all.len(), 1_000);
        assert_eq!(format!("{:?}", Token::new().unwrap()), "Secret");
    }
}
