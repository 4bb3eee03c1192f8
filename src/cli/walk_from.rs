//! `shot --walk`: where somebody stands, and which way one looks.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    app::WalkStep,
    park::{Park, Xz},
    walk::Walk,
    words::Words,
};

/// Where somebody stands, and which way one looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct WalkFrom {
    /// East and south of the park's origin, metres.
    at: Xz,
    floor: Option<u32>,
    /// 0 north, 90 east, degrees.
    bearing_deg: Option<f64>,
}

impl WalkFrom {
    /// Such as `12.5,-40` or `0,29,10,90`; a sentence that says so where it is written otherwise.
    pub(super) fn read(text: &str, words: &Words) -> Result<Self, String> {
        Self::parsed(text).ok_or_else(|| words.format("shot-walk-unknown", &[("text", text.into())]))
    }

    fn parsed(text: &str) -> Option<Self> {
        let numbers: Option<Vec<f64>> =
            text.split(',').map(|part| part.trim().parse().ok().filter(|number: &f64| number.is_finite())).collect();
        let numbers = numbers?;
        let mut numbers = numbers.into_iter();
        let at = Xz(numbers.next()?, numbers.next()?);
        let (floor, bearing_deg) = (numbers.next(), numbers.next());
        if floor.is_some_and(|floor| floor.fract() != 0.0 || !(0.0..=999.0).contains(&floor))
            || numbers.next().is_some()
        {
            return None;
        }
        // Floor 0 is the ground outdoors, for whoever only gives a bearing.
        let floor = floor.map(|floor| floor as u32).filter(|floor| *floor > 0);
        Some(Self { at, floor, bearing_deg })
    }

    /// A sentence that says so where nobody can stand there: no floor of that number, or no ground.
    pub(super) fn check(self, text: &str, park: &Arc<Park>, words: &Words) -> Result<(), String> {
        let stood = Walk::new(park.clone(), BTreeMap::new()).at_point(self.at, self.floor);
        stood.map(|_| ()).ok_or_else(|| words.format("shot-walk-nowhere", &[("text", text.into())]))
    }

    pub(super) fn step(self) -> WalkStep {
        WalkStep::BeginAt { at: self.at, floor: self.floor, bearing_deg: self.bearing_deg }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::park::Lang;

    #[test]
    fn where_nobody_can_stand_is_refused_in_the_language_of_the_line() {
        let scene = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
        let park = Arc::new(crate::park::load(&scene).park.unwrap());
        let words = [Lang::Zh, Lang::En].map(Words::new);
        let told = |text: &str| {
            let from = WalkFrom::read(text, &words[0]).unwrap();
            [0, 1].map(|k| from.check(text, &park, &words[k]))
        };
        for right in ["0,50,1,180", "0,50", "-150,90"] {
            assert_eq!(told(right), [Ok(()), Ok(())], "{right}");
        }
        for wrong in ["60,10,3,90", "0,29,99", "400,300"] {
            let [zh, en] = told(wrong).map(Result::unwrap_err);
            assert!(zh != en && zh.contains(wrong) && en.contains(wrong), "{zh} {en}");
        }
    }

    #[test]
    fn a_place_is_read_and_what_is_none_is_refused_in_the_language_of_the_line() {
        let words = [Lang::Zh, Lang::En].map(Words::new);
        let read = |text: &str| WalkFrom::read(text, &words[1]).ok();
        assert_eq!(read("12.5,-40"), Some(WalkFrom { at: Xz(12.5, -40.0), floor: None, bearing_deg: None }));
        let all = WalkFrom { at: Xz(0.0, 29.0), floor: Some(10), bearing_deg: Some(90.0) };
        assert_eq!(read(" 0, 29,10 ,90"), Some(all));
        assert_eq!(read("0,29,0,90").map(|from| from.floor), Some(None));
        for wrong in ["", "1", "1,x", "1,2,-1", "1,2,1.5", "1,2,3,4,5", "1,inf", "1,2,"] {
            let [zh, en] = [0, 1].map(|k| WalkFrom::read(wrong, &words[k]).unwrap_err());
            assert!(zh != en && en.contains("12.5,-40,3,90") && zh.contains("12.5,-40,3,90"), "{zh} {en}");
        }
    }
}
