//! Checks of single values: lengths, positions, outlines, names, colours, ids, paths.

use geo::Validation;

use super::{
    Findings, Subject,
    limits::{FARTHEST_M, MOST_CORNERS},
};
use crate::park::{Bilingual, Issue, Outline, Xz, written::Spot};

impl Findings<'_> {
    /// A length above zero, and no longer than anything is.
    pub(super) fn size(&mut self, subject: &Subject, field: &str, value: f64) -> bool {
        let sound = value > 0.0 && value <= FARTHEST_M;
        if !sound {
            let issue = Issue::error("bad-size").with("kind", subject.kind).with("owner", &subject.id);
            self.add(subject, field, issue.with("field", field).with("value", value));
        }
        sound
    }

    /// Every one of some lengths above zero; the first that is not is told.
    pub(super) fn sizes(&mut self, subject: &Subject, field: &str, values: &[f64]) -> bool {
        let wrong = values.iter().find(|value| !(**value > 0.0 && **value <= FARTHEST_M));
        wrong.is_none_or(|wrong| self.size(subject, field, *wrong))
    }

    /// Numbers, and not beyond the horizon.
    pub(super) fn position(&mut self, subject: &Subject, field: &str, values: &[f64]) -> bool {
        let wrong = values.iter().find(|value| value.is_nan() || value.abs() > FARTHEST_M);
        if let Some(value) = wrong {
            let issue = Issue::error("bad-position").with("kind", subject.kind).with("owner", &subject.id);
            self.add(subject, field, issue.with("field", field).with("value", value));
        }
        wrong.is_none()
    }

    pub(super) fn outline(&mut self, subject: &Subject, spot: &Spot, outline: &Outline) -> bool {
        let fault = outline_fault(outline);
        if let Some(reason) = fault {
            let issue = Issue::error("bad-outline").with("kind", subject.kind).with("owner", &subject.id);
            self.add_at(subject, spot, issue.with("reason", reason));
        }
        fault.is_none()
    }

    /// Both words of a name.
    pub(super) fn name(&mut self, subject: &Subject, field: &str, name: &Bilingual) {
        for (lang, text) in [("zh", &name.zh), ("en", &name.en)] {
            if text.trim().is_empty() {
                let issue = Issue::error("empty-name").with("kind", subject.kind).with("owner", &subject.id);
                let spot = if field.is_empty() { subject.spot.to(lang) } else { subject.spot.to(field).to(lang) };
                self.add_at(subject, &spot, issue.with("field", field).with("lang", lang));
            }
        }
    }

    pub(super) fn optional_name(&mut self, subject: &Subject, field: &str, name: Option<&Bilingual>) {
        if let Some(name) = name {
            self.name(subject, field, name);
        }
    }

    /// `#rrggbb`.
    pub(super) fn colour(&mut self, subject: &Subject, spot: &Spot, colour: &str) {
        let digits = colour.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let issue = Issue::error("bad-colour").with("kind", subject.kind).with("owner", &subject.id);
            self.add_at(subject, spot, issue.with("colour", colour));
        }
    }

    /// A file beside the scene or under the assets: no way out of either.
    pub(super) fn path(&mut self, subject: &Subject, spot: &Spot, path: &str) -> bool {
        let step_out = path.split(['/', '\\']).any(|step| step == "..");
        let absolute = path.starts_with(['/', '\\']) || path.as_bytes().get(1) == Some(&b':');
        let sound = !(path.trim().is_empty() || step_out || absolute || path.contains('\0'));
        if !sound {
            let issue = Issue::error("bad-path").with("kind", subject.kind).with("owner", &subject.id);
            self.add_at(subject, spot, issue.with("path", path));
        }
        sound
    }

    pub(super) fn count(&mut self, subject: &Subject, field: &str, value: u64, limit: u64) -> bool {
        if value > limit {
            let issue = Issue::error("too-many").with("kind", subject.kind).with("owner", &subject.id);
            self.add(subject, field, issue.with("field", field).with("value", value).with("limit", limit));
        }
        value <= limit
    }
}

fn outline_fault(outline: &Outline) -> Option<&'static str> {
    let given = match outline {
        Outline::Rect(x, z) => vec![*x, *z],
        Outline::Circle(radius) => vec![*radius],
        Outline::Polygon(corners) => corners.iter().flat_map(|Xz(x, z)| [*x, *z]).collect(),
    };
    let polygon = matches!(outline, Outline::Polygon(_));
    if given.iter().any(|value| !value.is_finite()) {
        Some("not-finite")
    } else if !polygon && given.iter().any(|value| *value <= 0.0) {
        Some("not-positive")
    } else if given.iter().any(|value| value.abs() > FARTHEST_M) || given.len() > 2 * MOST_CORNERS {
        Some("too-large")
    } else if polygon && given.len() < 6 {
        Some("too-few-corners")
    } else if polygon && !outline.polygon().is_valid() {
        Some("self-intersecting")
    } else if outline.area_m2() <= 1e-6 {
        Some("no-area")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_fail_for_their_own_reason() {
        let polygon = |corners: &[(f64, f64)]| Outline::Polygon(corners.iter().map(|c| Xz(c.0, c.1)).collect());
        let cases = [
            (Outline::Rect(0.0, 1.0), Some("not-positive")),
            (Outline::Circle(-1.0), Some("not-positive")),
            (Outline::Circle(f64::NAN), Some("not-finite")),
            (Outline::Rect(1e9, 1.0), Some("too-large")),
            (polygon(&[(0.0, 0.0), (1.0, 0.0)]), Some("too-few-corners")),
            (polygon(&[(0.0, 0.0), (4.0, 0.0), (0.0, 4.0), (5.0, 4.0)]), Some("self-intersecting")),
            (polygon(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]), Some("no-area")),
            (polygon(&[(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]), None),
            (Outline::Circle(2.0), None),
        ];
        for (outline, reason) in cases {
            assert_eq!(outline_fault(&outline), reason, "{outline:?}");
        }
    }
}
