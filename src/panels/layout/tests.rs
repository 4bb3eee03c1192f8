//! Where panels stand, at every size.

use super::*;

fn all() -> Wanted {
    Wanted {
        top: true,
        title_height: 90.0,
        overview: true,
        legend_height: Some(220.0),
        place: true,
        projects: true,
        drawer_height: Some(250.0),
        clock: true,
        views: true,
        inside: true,
        opened: true,
        section: true,
        home: true,
        caption_height: Some(96.0),
        guide: true,
        issues: true,
        help: true,
    }
}

const SIZES: [(f32, f32); 6] =
    [(1280.0, 720.0), (1366.0, 768.0), (1920.0, 1080.0), (3840.0, 2160.0), (900.0, 600.0), (1080.0, 1920.0)];

fn screen(width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height) / scale_for(width, height))
}

#[test]
fn no_slot_leaves_the_screen_or_covers_another() {
    for (width, height) in SIZES {
        let screen = screen(width, height);
        // A chart along the bottom leaves no room for help, issues and a caption one below the other.
        for s in
            [Wanted { drawer_height: None, ..all() }, Wanted { issues: false, ..all() }].map(|all| slots(screen, all))
        {
            let rects: Vec<Rect> = [
                s.title, s.tools, s.opened, s.overview, s.legend, s.place, s.projects, s.drawer, s.clock, s.views,
                s.home, s.section, s.caption, s.issues, s.help,
            ]
            .into_iter()
            .flatten()
            .collect();
            assert!(rects.len() >= 9, "the projects stand in the overview's place");
            for (k, a) in rects.iter().enumerate() {
                assert!(screen.contains_rect(*a) && a.height() > 40.0 && a.width() > 100.0, "{width}×{height}: {a}");
                for b in rects.iter().skip(k + 1) {
                    assert!(!a.shrink(0.01).intersects(b.shrink(0.01)), "{width}×{height}: {a} {b}");
                }
            }
        }
    }
}

#[test]
fn a_chart_along_the_bottom_leaves_the_picture_room() {
    let charted = Wanted {
        place: false,
        legend_height: None,
        caption_height: None,
        issues: false,
        help: false,
        inside: false,
        opened: false,
        section: false,
        home: false,
        ..all()
    };
    for ((width, height), least) in SIZES.into_iter().zip([0.28, 0.30, 0.44, 0.44]) {
        let screen = screen(width, height);
        let slots = slots(screen, charted);
        let (free, drawer) = (slots.free.unwrap(), slots.drawer.unwrap());
        assert!(free.area() / screen.area() > least, "{width}×{height}: {}", free.area() / screen.area());
        assert!(free.height() > drawer.height() && drawer.bottom() < slots.clock.unwrap().top(), "{width}×{height}");
    }
}

#[test]
fn the_park_keeps_the_middle() {
    for (width, height) in SIZES.into_iter().take(4) {
        let screen = screen(width, height);
        let usual = Wanted {
            place: false,
            projects: false,
            drawer_height: None,
            legend_height: None,
            caption_height: None,
            issues: false,
            help: false,
            inside: false,
            opened: false,
            section: false,
            ..all()
        };
        let share = |wanted: Wanted| slots(screen, wanted).free.unwrap().area() / screen.area();
        assert!(share(usual) > 0.55, "{width}×{height}: {}", share(usual));
        let inside = Wanted { inside: true, ..usual };
        assert!(share(inside) > 0.48, "{width}×{height}: {}", share(inside));
        let place = Wanted { place: true, ..usual };
        assert!(share(place) > 0.36, "{width}×{height}: {}", share(place));
        let bare = Wanted { overview: false, ..usual };
        assert!(share(bare) > 0.64, "{width}×{height}: {}", share(bare));
    }
}

#[test]
fn panels_grow_with_large_screens_only() {
    assert_eq!(scale_for(1280.0, 720.0), 1.0);
    assert_eq!(scale_for(1366.0, 768.0), 1.0);
    assert_eq!(scale_for(1920.0, 1080.0), 1.0);
    assert_eq!(scale_for(2560.0, 1440.0), 1.25);
    assert_eq!(scale_for(3840.0, 2160.0), 2.0);
    assert!(scale_for(800.0, 600.0) < 1.0);
    assert!(theme::TOUCH * KIOSK_SCALE * scale_for(1366.0, 768.0) >= 44.0);
    assert_eq!(scale_for(0.0, f32::NAN), 1.0);
}
