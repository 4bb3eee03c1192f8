//! The guide's colours.

use crate::models::build::paint::Paint;

pub fn suit() -> Paint {
    Paint::hex(0x25324f)
}

pub fn lapel() -> Paint {
    Paint::hex(0x2b3a5b)
}

/// Seams and the inside of the jacket.
pub fn seam() -> Paint {
    Paint::hex(0x161f33)
}

pub fn trousers() -> Paint {
    Paint::hex(0x20293f)
}

pub fn blouse() -> Paint {
    Paint::hex(0xf1f1ee)
}

pub fn skin() -> Paint {
    Paint::hex(0xe6b898)
}

pub fn blush() -> Paint {
    Paint::hex(0xd98d78)
}

pub fn lip() -> Paint {
    Paint::hex(0xbd6a63)
}

pub fn mouth() -> Paint {
    Paint::hex(0x5a2322)
}

pub fn hair() -> Paint {
    Paint::hex(0x2c2019)
}

pub fn shine() -> Paint {
    Paint::hex(0x523c2e)
}

pub fn brow() -> Paint {
    Paint::hex(0x54402f)
}

pub fn lash() -> Paint {
    Paint::hex(0x1d1512)
}

pub fn eye() -> Paint {
    Paint::hex(0xf0ece6)
}

pub fn iris() -> Paint {
    Paint::hex(0x4b3424)
}

pub fn shoe() -> Paint {
    Paint::hex(0x17181c)
}

pub fn sole() -> Paint {
    Paint::hex(0x0e0e10)
}

pub fn metal() -> Paint {
    Paint::hex(0xc9ad6a)
}

/// The accent of badge and scarf.
pub fn accent() -> Paint {
    Paint::hex(0x1f8f93)
}
