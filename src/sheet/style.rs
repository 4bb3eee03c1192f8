//! Colours, sizes and the grid of the page; lengths in points, 1/72 inch. No other file names one.

/// A4, portrait.
pub(super) const PAGE_WIDTH: f32 = 595.276;
pub(super) const PAGE_HEIGHT: f32 = 841.89;
/// Left and right.
pub(super) const SIDE: f32 = 48.0;
pub(super) const TOP: f32 = 40.0;
pub(super) const BOTTOM: f32 = 36.0;
pub(super) const WIDTH: f32 = PAGE_WIDTH - 2.0 * SIDE;
pub(super) const RIGHT: f32 = PAGE_WIDTH - SIDE;
/// Between columns.
pub(super) const GUTTER: f32 = 24.0;
pub(super) const COLUMN: f32 = (WIDTH - GUTTER) / 2.0;

/// No letter is smaller.
pub(super) const SMALLEST: f32 = 6.5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink(pub u8, pub u8, pub u8);

/// As on the light panels: 4.5 to 1 or more on white.
pub(super) const TEXT: Ink = Ink(20, 28, 40);
pub(super) const WEAK: Ink = Ink(88, 100, 117);
pub(super) const ACCENT: Ink = Ink(0, 106, 143);
pub(super) const CAUTION: Ink = Ink(140, 86, 0);
pub(super) const FAULT: Ink = Ink(178, 42, 28);
pub(super) const LIVE: Ink = Ink(16, 128, 70);
/// Hairlines only.
pub(super) const LINE: Ink = Ink(199, 207, 217);

pub(super) const HAIRLINE: f32 = 0.4;
/// Grounds and buildings on plans: pale, so that a scale's colours stand out.
pub(super) const GREEN: Ink = Ink(226, 238, 222);
pub(super) const PLAZA: Ink = Ink(242, 238, 230);
pub(super) const ROAD: Ink = Ink(228, 230, 233);
pub(super) const BUILDING: Ink = Ink(214, 214, 212);
/// Of what is drawn on plans.
pub(super) const FINE_EDGE: f32 = 0.3;
pub(super) const STRONG_EDGE: f32 = 0.9;
/// A plan is no higher than so much of its width.
pub(super) const MOST_PLAN_SHARE: f32 = 0.75;
pub(super) const RULE: f32 = 0.9;

/// One kind of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    pub weight: Weight,
    pub ink: Ink,
}

impl Type {
    const fn new(size: f32, leading: f32, weight: Weight, ink: Ink) -> Self {
        Self { size, leading, weight, ink }
    }

    pub const fn inked(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    pub fn sized(self, size: f32) -> Self {
        Self { size, leading: size * self.leading / self.size, ..self }
    }
}

pub(super) const RUNNING: Type = Type::new(7.5, 10.0, Weight::Regular, WEAK);
pub(super) const RUNNING_BOLD: Type = Type::new(7.5, 10.0, Weight::Bold, TEXT);
pub(super) const CAPTION: Type = Type::new(7.0, 9.4, Weight::Regular, WEAK);
pub(super) const SOURCE: Type = Type::new(6.5, 8.7, Weight::Regular, WEAK);
pub(super) const SOURCE_HEADING: Type = Type::new(7.5, 10.0, Weight::Bold, TEXT);
pub(super) const NOTICE: Type = Type::new(7.0, 9.4, Weight::Bold, CAUTION);
/// Numbers of sources, raised.
pub(super) const CITATION: Type = Type::new(SMALLEST, 8.0, Weight::Regular, ACCENT);
/// The word beside a sign.
pub(super) const MARK: Type = Type::new(SMALLEST, 8.6, Weight::Regular, WEAK);

/// On a plan.
pub(super) const LABEL: Type = Type::new(SMALLEST, 8.0, Weight::Regular, TEXT);

/// How closely a sheet is set. The first that fits is taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Density {
    pub title: Type,
    pub under_title: Type,
    pub number: Type,
    pub number_name: Type,
    pub heading: Type,
    pub name: Type,
    pub value: Type,
    /// Over and under each row.
    pub row_pad: f32,
    /// Between the page's parts.
    pub gap: f32,
    /// Width to height of the picture.
    pub ratio: f32,
    /// Of facts.
    pub columns: usize,
}

impl Density {
    /// Width of a column of facts.
    pub fn column(&self) -> f32 {
        if self.columns == 1 { WIDTH } else { COLUMN }
    }
}

const fn density(columns: usize, [title, number, value, row_pad, gap, ratio]: [f32; 6]) -> Density {
    let lead = value * 1.36;
    Density {
        title: Type::new(title, title * 1.18, Weight::Bold, TEXT),
        under_title: Type::new(
            if columns == 1 { 11.0 } else { 9.5 },
            if columns == 1 { 15.4 } else { 13.2 },
            Weight::Regular,
            WEAK,
        ),
        number: Type::new(number, number * 1.15, Weight::Bold, TEXT),
        number_name: Type::new(
            if columns == 1 { 9.0 } else { 7.5 },
            if columns == 1 { 12.4 } else { 10.0 },
            Weight::Regular,
            WEAK,
        ),
        heading: Type::new(value + 0.8, lead + 1.0, Weight::Bold, TEXT),
        name: Type::new(value, lead, Weight::Regular, WEAK),
        value: Type::new(value, lead, Weight::Regular, TEXT),
        row_pad,
        gap,
        ratio,
        columns,
    }
}

/// For a place of which there is little to tell and no picture: large, in one column.
pub(super) const AMPLE: Density = density(1, [40.0, 42.0, 10.5, 6.2, 32.0, 16.0 / 9.0]);

/// The first four keep the picture at 16:9; then it is cut flatter before the letters get smaller.
pub(super) const DENSITIES: [Density; 7] = [
    density(2, [30.0, 26.0, 9.0, 4.6, 24.0, 16.0 / 9.0]),
    density(2, [27.0, 23.0, 8.4, 3.6, 20.0, 16.0 / 9.0]),
    density(2, [25.0, 21.0, 8.0, 2.7, 17.0, 16.0 / 9.0]),
    density(2, [24.0, 20.0, 7.6, 2.0, 14.0, 16.0 / 9.0]),
    density(2, [23.0, 19.0, 7.6, 1.9, 13.0, 1.92]),
    density(2, [21.0, 17.0, 7.2, 1.4, 12.0, 2.1]),
    density(2, [20.0, 16.0, 6.8, 1.0, 11.0, 2.39]),
];
