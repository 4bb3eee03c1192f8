//! Plans and a table that a sheet may have besides its facts.

/// A plan from above, drawn in lines and areas. Plans stand side by side in the place of a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetPlan {
    /// Over it.
    pub caption: String,
    /// What it shows, for whoever hears the page read.
    pub said: String,
    /// West, north, east and south of all that is drawn, in any unit; down and right are more.
    pub extent: [f32; 4],
    /// From the lowest to the highest.
    pub shapes: Vec<PlanShape>,
    pub labels: Vec<PlanLabel>,
}

/// An area; holes are rings within it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanShape {
    /// Corners of each ring, closed by themselves.
    pub rings: Vec<Vec<[f32; 2]>>,
    pub fill: PlanFill,
    pub edge: PlanEdge,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanFill {
    #[default]
    None,
    Green,
    Plaza,
    Road,
    /// A building that no scale colours.
    Building,
    /// sRGB, of a scale that whoever gives it explains.
    Scale([u8; 3]),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanEdge {
    #[default]
    None,
    Fine,
    Strong,
    Dashed,
}

/// A short name over the middle of its place; left out where there is no room for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanLabel {
    pub at: [f32; 2],
    /// Across and down, in the plan's unit.
    pub room: [f32; 2],
    pub text: String,
}

/// What a colour of the plans stands for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Swatch {
    /// Without one, its words stand alone: what follows is about.
    pub colour: Option<[u8; 3]>,
    pub text: String,
}

/// A table over the whole width, each row on one line: the first cell from the left, the others to the right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetTable {
    pub heads: Vec<String>,
    pub rows: Vec<TableRow>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    pub cells: Vec<String>,
    pub tone: Tone,
}

/// The ink of a row's last cells; the words say it as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Better,
    Worse,
}
