//! The days that are planned, a request as it begins, and the file that is never lost.

use std::{fs, path::Path, sync::Arc};

use jiff::civil::date;

use super::{REQUESTS_FILE, Requests, StudioFile, StudioFileFault, StudioLook, fresh_request};
use crate::studios::DaySpan;

fn horizon() -> DaySpan {
    DaySpan { from: date(2026, 3, 1), to: date(2026, 8, 31) }
}

fn requests(count: usize) -> Requests {
    let mut requests = Vec::new();
    (0..count).for_each(|_| requests.push(fresh_request(&requests, horizon(), 1_500.0)));
    Arc::new(requests)
}

fn old_files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.contains("old")).collect()
}

#[test]
fn days_begin_with_the_clock_s_month_unless_they_are_kept() {
    let look = StudioLook::default();
    assert_eq!(look.horizon(date(2026, 3, 17)), horizon());
    let year = StudioLook { months: 12, ..look };
    assert_eq!(year.horizon(date(2026, 3, 1)), DaySpan { to: date(2027, 2, 28), ..horizon() });
    let kept = StudioLook { from: Some(date(2026, 3, 1)), ..look };
    assert_eq!(kept.horizon(date(2026, 8, 31)), horizon(), "a click within moves nothing");
    assert_eq!(kept.horizon(date(2026, 9, 1)).from, date(2026, 9, 1), "who goes beyond sees what is there");
    assert_eq!(kept.horizon(date(2026, 2, 28)).from, date(2026, 2, 1));
}

#[test]
fn a_request_begins_sound_and_with_an_id_of_its_own() {
    let mut some = (*requests(3)).clone();
    assert_eq!(some.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["r-1", "r-2", "r-3"]);
    some.remove(1);
    let next = fresh_request(&some, horizon(), 1_500.0);
    assert_eq!((next.id.as_str(), next.fault()), ("r-2", None));
    assert!(next.window.days() >= next.days && next.window.to <= horizon().to);
}

#[test]
fn what_is_saved_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = StudioFile::default();
    assert_eq!(file.read(folder.path()), Some(Requests::default()), "no file, no requests");
    let three = requests(3);
    assert!(file.is_unsaved(&three));
    file.save(folder.path(), &three, false);
    assert!(matches!(file.told(), Some(Ok(path)) if path.ends_with(REQUESTS_FILE)) && !file.is_unsaved(&three));
    let mut again = StudioFile::default();
    assert_eq!(again.read(folder.path()), Some(three));
    file.save(folder.path(), &requests(1), false);
    assert!(matches!(file.told(), Some(Ok(_))), "it is known: one may save again");
    assert_eq!(again.read(folder.path()), Some(requests(1)));
}

#[test]
fn a_faulty_file_is_told_and_not_written_over() {
    let one = "(id: \"a\", area_m2: 9, days: 1, window: (from: \"2026-01-01\", to: \"2026-01-02\"))";
    let twice = format!("(format: (1, 0), requests: [{one}, {one}])");
    for (text, is_twice) in [("(format: (1, 0), requests: [(id: \"a\", area: 9)])", false), (twice.as_str(), true)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(REQUESTS_FILE);
        fs::write(&path, text).unwrap();
        let mut file = StudioFile::default();
        assert_eq!(file.read(folder.path()), None);
        let told = |file: &StudioFile| match file.told() {
            Some(Err(StudioFileFault::Unreadable { why, .. })) => !is_twice && why.contains("area"),
            Some(Err(StudioFileFault::IdTwice { id, .. })) => is_twice && id == "a",
            _ => false,
        };
        assert!(told(&file) && file.is_foreign(), "{:?}", file.told());
        file.save(folder.path(), &requests(1), false);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert!(told(&file), "why it cannot be used is still told");
        file.save(folder.path(), &requests(1), true);
        assert!(matches!(file.told(), Some(Ok(_))) && !file.is_foreign());
        let old = old_files(folder.path());
        assert_eq!(fs::read_to_string(folder.path().join(&old[0])).unwrap(), text, "the old one is kept");
        assert_eq!(StudioFile::default().read(folder.path()), Some(requests(1)));
    }
}

#[test]
fn a_file_that_was_changed_elsewhere_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = StudioFile::default();
    file.save(folder.path(), &requests(1), false);
    let mut other = StudioFile::default();
    other.read(folder.path());
    other.save(folder.path(), &requests(2), false);
    file.save(folder.path(), &requests(3), false);
    assert!(matches!(file.told(), Some(Err(StudioFileFault::Changed { .. }))));
    assert_eq!(other.read(folder.path()), Some(requests(2)));
    assert_eq!(file.read(folder.path()), Some(requests(2)), "it may be read again");
    assert!(!file.is_foreign() && old_files(folder.path()).is_empty());
}
