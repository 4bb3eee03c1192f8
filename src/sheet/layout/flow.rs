//! Two columns out of sections: where the first ends. Heights only; points.

/// How high a section's parts are.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heights {
    /// 0 for none.
    pub heading: f32,
    pub rows: Vec<f32>,
    /// The line that says how many more there are.
    pub more: Option<f32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Heading,
    /// The heading once more, where a section goes on in the second column.
    HeadingAgain,
    Row(usize),
    More,
}

/// A part of a section at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub section: usize,
    pub part: Part,
    /// 0 or 1.
    pub column: usize,
    /// From the columns' top.
    pub y: f32,
}

/// What stays together: a heading with two rows, the last two rows of a section.
#[derive(Clone, Debug)]
struct Group {
    section: usize,
    parts: Vec<(Part, f32)>,
}

impl Group {
    fn height(&self) -> f32 {
        self.parts.iter().map(|(_, height)| height).sum()
    }

    fn begins_section(&self) -> bool {
        self.parts.first().is_some_and(|(part, _)| matches!(part, Part::Heading | Part::Row(0)))
    }
}

/// How the columns may be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// One column.
    One,
    /// Two, each section in one of them; not if that leaves one nearly empty.
    Whole,
    /// Two, balanced.
    Split,
}

/// A column that is this much higher than half of all is too high for [`Fill::Whole`].
const MOST_UNEVEN: f32 = 1.3;

/// Fills the columns with the sections, `between` apart; `None` if they are higher than `room`.
pub(super) fn flow(sections: &[Heights], between: f32, room: f32, fill: Fill) -> Option<(Vec<Placed>, f32)> {
    let groups: Vec<Group> =
        sections.iter().enumerate().flat_map(|(section, heights)| groups_of(section, heights)).collect();
    let whole = column_height(&groups, None, between);
    let first_cut = if fill == Fill::One { groups.len() } else { 1 };
    let cuts = (first_cut..=groups.len()).filter(|cut| *cut > 0).map(|cut| {
        let (first, second) = groups.split_at_checked(cut).unwrap_or_default();
        let again = heading_again(sections, second);
        let height = column_height(first, None, between).max(column_height(second, again, between));
        let broken = second.first().is_some_and(|group| !group.begins_section());
        let allowed = match fill {
            Fill::One | Fill::Split => true,
            Fill::Whole => height <= MOST_UNEVEN * whole / 2.0 && (!broken || sections.len() == 1),
        };
        // A section in one piece is worth some imbalance.
        (cut, if allowed { height } else { f32::INFINITY }, height + if again.is_some() { 0.15 * whole } else { 0.0 })
    });
    let fitting = cuts.filter(|(_, height, _)| *height <= room);
    let (cut, height, _) =
        fitting.min_by(|a, b| a.2.total_cmp(&b.2)).or_else(|| groups.is_empty().then_some((0, 0.0, 0.0)))?;
    let (first, second) = groups.split_at_checked(cut).unwrap_or_default();
    let mut placed = Vec::new();
    place(first, None, (0, between), &mut placed);
    place(second, heading_again(sections, second), (1, between), &mut placed);
    Some((placed, height))
}

fn groups_of(section: usize, heights: &Heights) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut parts = Vec::new();
    if heights.heading > 0.0 {
        parts.push((Part::Heading, heights.heading));
    }
    let count = heights.rows.len();
    for (number, height) in heights.rows.iter().enumerate() {
        parts.push((Part::Row(number), *height));
        let with_heading = number == 0 && heights.heading > 0.0;
        let before_last = number + 2 == count && count > 3;
        if !with_heading && !before_last && number + 1 < count {
            groups.push(Group { section, parts: std::mem::take(&mut parts) });
        }
    }
    parts.extend(heights.more.map(|height| (Part::More, height)));
    groups.push(Group { section, parts });
    groups
}

fn heading_again(sections: &[Heights], column: &[Group]) -> Option<f32> {
    let first = column.first().filter(|group| !group.begins_section())?;
    sections.get(first.section).map(|heights| heights.heading).filter(|height| *height > 0.0)
}

fn column_height(groups: &[Group], again: Option<f32>, between: f32) -> f32 {
    let gaps = groups.iter().skip(1).filter(|group| group.begins_section()).count() as f32 * between;
    groups.iter().map(Group::height).sum::<f32>() + gaps + again.unwrap_or_default()
}

fn place(groups: &[Group], again: Option<f32>, (column, between): (usize, f32), placed: &mut Vec<Placed>) {
    let mut y = 0.0;
    if let Some((group, height)) = groups.first().zip(again) {
        placed.push(Placed { section: group.section, part: Part::HeadingAgain, column, y });
        y += height;
    }
    for (number, group) in groups.iter().enumerate() {
        if number > 0 && group.begins_section() {
            y += between;
        }
        for (part, height) in &group.parts {
            placed.push(Placed { section: group.section, part: *part, column, y });
            y += height;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(rows: usize) -> Heights {
        Heights { heading: 20.0, rows: vec![10.0; rows], more: None }
    }

    #[test]
    fn sections_stay_whole_where_that_is_nearly_even() {
        let (placed, height) = flow(&[section(4), section(5)], 10.0, 500.0, Fill::Split).unwrap();
        assert_eq!(height, 70.0);
        assert!(placed.iter().all(|one| one.column == one.section));
    }

    #[test]
    fn a_long_section_goes_on_in_the_second_column_under_its_heading() {
        let (placed, height) = flow(&[section(20), section(1)], 10.0, 500.0, Fill::Split).unwrap();
        assert!(height < 150.0, "{height}");
        assert!(placed.iter().any(|one| one.part == Part::HeadingAgain && one.column == 1 && one.y == 0.0));
    }

    #[test]
    fn whole_sections_where_asked_for_and_even_enough() {
        assert!(flow(&[section(9), section(5)], 10.0, 500.0, Fill::Whole).is_some());
        assert!(flow(&[section(20), section(1)], 10.0, 500.0, Fill::Whole).is_none());
        let (placed, height) = flow(&[section(2), section(3)], 10.0, 500.0, Fill::One).unwrap();
        assert!(placed.iter().all(|one| one.column == 0) && height == 100.0);
    }

    #[test]
    fn nothing_is_lower_than_the_room() {
        assert!(flow(&[section(20)], 10.0, 100.0, Fill::Split).is_none());
        assert_eq!(flow(&[], 10.0, 100.0, Fill::Split).unwrap().0, []);
    }
}
