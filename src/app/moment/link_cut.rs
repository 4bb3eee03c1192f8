//! What is switched off and how the buildings are cut, as parts of a link: `h=USE`, `g=STATUS`, `f=FLOOR`, `k=l12`,
//! `k=uX,Z,BEARING`, `k=bX,Z,HALF_X,HALF_Z,TURN,FOOT,TOP`; metres and degrees to the hundredth.

use super::link::number;
use crate::{
    app::{Layers, Section},
    park::{Status, Xz},
};

/// Keys and values.
pub(super) fn parts(layers: &Layers, section: Option<Section>) -> Vec<(&'static str, String)> {
    let uses = layers.uses.iter().map(|usage| ("h", usage.clone()));
    let statuses = layers.statuses.iter().filter_map(|status| Some(("g", ron::to_string(status).ok()?)));
    let highest = layers.highest.map(|floor| ("f", floor.to_string()));
    uses.chain(statuses).chain(highest).chain(section.map(|section| ("k", written(section)))).collect()
}

/// Takes what it knows of a part.
pub(super) fn take(layers: &mut Layers, section: &mut Option<Section>, (key, value): (&str, &str)) {
    match key {
        "h" => _ = layers.uses.insert(value.to_owned()),
        "g" => layers.statuses.extend(ron::from_str::<Status>(value)),
        "f" => layers.highest = value.parse().ok(),
        "k" => *section = read(value).filter(Section::is_sound),
        _ => {}
    }
}

fn written(section: Section) -> String {
    let (kind, numbers) = match section {
        Section::Level { height_m } => ("l", vec![height_m]),
        Section::Upright { through, bearing_deg } => ("u", vec![through.0, through.1, bearing_deg]),
        Section::Box { centre, half_m, turn_deg, foot_m, top_m } => {
            ("b", vec![centre.0, centre.1, half_m.0, half_m.1, turn_deg, foot_m, top_m])
        }
    };
    let numbers: Vec<String> = numbers.into_iter().map(|value| number(value, 2)).collect();
    format!("{kind}{}", numbers.join(","))
}

fn read(text: &str) -> Option<Section> {
    let numbers = |text: &str| text.split(',').map(str::parse).collect::<Result<Vec<f64>, _>>().ok();
    if let Some(rest) = text.strip_prefix('l') {
        let [height_m] = *numbers(rest)?.as_slice() else { return None };
        return Some(Section::Level { height_m });
    }
    if let Some(rest) = text.strip_prefix('u') {
        let [x, z, bearing_deg] = *numbers(rest)?.as_slice() else { return None };
        return Some(Section::Upright { through: Xz(x, z), bearing_deg });
    }
    let [x, z, half_x, half_z, turn_deg, foot_m, top_m] = *numbers(text.strip_prefix('b')?)?.as_slice() else {
        return None;
    };
    Some(Section::Box { centre: Xz(x, z), half_m: Xz(half_x, half_z), turn_deg, foot_m, top_m })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut layers = Layers { highest: Some(3), ..Layers::default() };
        layers.uses.extend(["office".to_owned(), "数据".to_owned()]);
        layers.statuses.extend([Status::Planned, Status::UnderConstruction]);
        for section in [
            None,
            Some(Section::Level { height_m: 12.0 }),
            Some(Section::Upright { through: Xz(-5.25, 30.0), bearing_deg: 217.5 }),
            Some(Section::Box {
                centre: Xz(100.0, -0.5),
                half_m: Xz(20.0, 10.25),
                turn_deg: 30.0,
                foot_m: 0.0,
                top_m: 15.2,
            }),
        ] {
            let (mut read_layers, mut read_section) = (Layers::default(), None);
            for (key, value) in parts(&layers, section) {
                take(&mut read_layers, &mut read_section, (key, &value));
            }
            assert_eq!((read_layers, read_section), (layers.clone(), section));
        }
    }

    #[test]
    fn what_is_none_is_passed_over() {
        let (mut layers, mut section) = (Layers::default(), None);
        for part in [("g", "nonsense"), ("g", "("), ("f", "-1"), ("k", "l"), ("k", "lNaN"), ("k", "b0,0,-1,1,0,0,9")] {
            take(&mut layers, &mut section, part);
        }
        assert_eq!((layers, section), (Layers::default(), None));
    }
}
