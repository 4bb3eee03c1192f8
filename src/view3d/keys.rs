//! Keys become commands. The help panel lists the same keys; see `panels/help.rs`.

use bevy::{input::keyboard::KeyCode as Key, prelude::*};

use crate::app::{
    AppSystems, Clock, Cockpit, CockpitStep, Command, ConsoleAt, InputTaken, MeasureKind, MeasureStep, Mode, Motion,
    OpenPark, Panel, Phase, SectionKind, SectionStep, Shown, Split, TourStep, Touring, WalkStep, Walking,
    measures_in_picture, next_in,
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (press_keys, hold_keys).in_set(AppSystems::Input).run_if(in_state(Phase::Ready).and_then(has_keyboard)),
    );
}

/// A showroom has none, and whoever plugs one in changes nothing.
fn has_keyboard(mode: Res<Mode>) -> bool {
    *mode != Mode::Kiosk
}

const DIGITS: [Key; 9] = [
    Key::Digit1,
    Key::Digit2,
    Key::Digit3,
    Key::Digit4,
    Key::Digit5,
    Key::Digit6,
    Key::Digit7,
    Key::Digit8,
    Key::Digit9,
];

/// Keys that act once.
fn press_keys(
    keys: Res<ButtonInput<Key>>,
    taken: Res<InputTaken>,
    shown: Res<Shown>,
    (clock, touring, cockpit): (Res<Clock>, Res<Touring>, Res<Cockpit>),
    (mode, walking): (Res<Mode>, Res<Walking>),
    park: Option<Res<OpenPark>>,
    mut wishes: MessageWriter<Command>,
) {
    if taken.keys {
        return;
    }
    let control = keys.any_pressed([Key::ControlLeft, Key::ControlRight]);
    let shift = keys.any_pressed([Key::ShiftLeft, Key::ShiftRight]);
    if control {
        if keys.just_pressed(Key::KeyZ) {
            wishes.write(if shift { Command::Redo } else { Command::Undo });
        }
        if keys.just_pressed(Key::KeyY) {
            wishes.write(Command::Redo);
        }
        return;
    }
    let may_measure = measures_in_picture(&shown, *mode, touring.0.is_some());
    for key in keys.get_just_pressed() {
        let wish = match key {
            Key::KeyL => Command::SetLang(shown.lang.other()),
            Key::KeyO => Command::SetOverlay(shown.overlay.next(park.as_ref().map_or(&[], |park| &park.rules.rules))),
            Key::KeyC => Command::SetWeather(shown.weather.next()),
            Key::KeyX => Command::SetSpread(!shown.spread),
            Key::KeyT => Command::SetTheme(shown.theme.other()),
            Key::KeyP => Command::TogglePanel(Panel::Projects),
            Key::KeyV => Command::SetPlan(!shown.plan),
            Key::KeyR => Command::TogglePanel(Panel::Planning),
            Key::KeyK => Command::Section(match shown.section {
                Some(_) => SectionStep::Close,
                None => SectionStep::Take(SectionKind::Upright),
            }),
            Key::KeyU if may_measure || shown.plan => {
                Command::Measure(MeasureStep::Take(shown.tape.is_none().then_some(MeasureKind::Distance)))
            }
            Key::KeyJ => Command::TogglePanel(Panel::Studios),
            Key::KeyZ => {
                Command::Walk(if walking.is_on() { WalkStep::End } else { WalkStep::Begin(shown.selection.clone()) })
            }
            Key::KeyG => Command::TogglePanel(Panel::Guide),
            Key::KeyN => Command::TogglePanel(Panel::Labels),
            Key::KeyH | Key::F1 => Command::TogglePanel(Panel::Help),
            Key::Slash => Command::TogglePanel(Panel::Find),
            Key::Space => match &touring.0 {
                Some(way) => Command::Tour(TourStep::Play(!way.playing)),
                None => Command::SetPaused(!clock.paused),
            },
            Key::F6 => Command::Cockpit(CockpitStep::Console(match cockpit.console {
                ConsoleAt::Nowhere => ConsoleAt::Window,
                ConsoleAt::Window => ConsoleAt::Beside,
                ConsoleAt::Beside => ConsoleAt::Nowhere,
            })),
            Key::KeyM => Command::KeepMoment,
            Key::F10 => Command::TogglePanel(Panel::Phone),
            Key::F7 => Command::Cockpit(CockpitStep::Freeze(!cockpit.frozen)),
            Key::F8 | Key::KeyB => Command::Cockpit(CockpitStep::Black(!cockpit.black)),
            Key::F9 => {
                Command::Cockpit(CockpitStep::Spot(if cockpit.spot.is_some() { None } else { Some([0.5, 0.5]) }))
            }
            Key::Comma => Command::SetSpeed(clock.speed() / 10.0),
            Key::Period => Command::SetSpeed(clock.speed() * 10.0),
            Key::KeyF => match &shown.selection {
                Some(place) => Command::FlyTo(place.clone()),
                None => continue,
            },
            Key::Escape => {
                wishes.write_batch(let_go(&shown, walking.is_on()));
                continue;
            }
            // As presenters' clickers send them.
            Key::PageDown | Key::ArrowRight | Key::PageUp | Key::ArrowLeft => match &touring.0 {
                Some(way) if matches!(key, Key::PageDown | Key::ArrowRight) => {
                    Command::Tour(TourStep::Go(way.stop + 1))
                }
                Some(way) => Command::Tour(TourStep::Go(way.stop.saturating_sub(1))),
                None => match walking.stroll.as_ref().and_then(|stroll| stroll.lift(key == &Key::PageUp)) {
                    Some(step) if matches!(key, Key::PageUp | Key::PageDown) => Command::Walk(step),
                    _ => continue,
                },
            },
            Key::Enter if touring.0.as_ref().is_some_and(|way| way.left) => Command::Tour(TourStep::Rejoin),
            // With the tape in hand it ends a chain; the plan sees to that itself.
            Key::Enter if shown.plan && shown.tape.is_some() => continue,
            Key::Enter if may_measure && shown.tape.is_some() => Command::Measure(MeasureStep::Done),
            Key::Backspace if shown.tape.as_ref().is_some_and(|tape| !tape.points_m.is_empty()) => {
                Command::Measure(MeasureStep::Unpoint)
            }
            Key::Enter => {
                let chosen = park.as_ref().zip(shown.selection.as_ref());
                match chosen.and_then(|(park, place)| next_in(park, shown.inside.as_ref(), place)) {
                    Some(level) => Command::Enter(Some(level)),
                    None => continue,
                }
            }
            Key::Backspace if shown.inside.is_some() => Command::GoOut,
            Key::Home => match park.as_ref().and_then(|park| park.views.first()) {
                Some(view) => Command::GoToView(view.id.clone()),
                None => continue,
            },
            key => {
                let number = DIGITS.iter().position(|digit| digit == key);
                match number.and_then(|number| park.as_ref()?.views.get(number)) {
                    Some(view) => Command::GoToView(view.id.clone()),
                    None => continue,
                }
            }
        };
        wishes.write(wish);
    }
}

/// What Esc does: one thing at a time, the nearest first, until all is as at first.
fn let_go(shown: &Shown, walking: bool) -> Vec<Command> {
    let panels: Vec<Panel> =
        [Panel::Help, Panel::Find, Panel::Phone].into_iter().filter(|panel| shown.panel(*panel)).collect();
    if !panels.is_empty() || !shown.highlighted.is_empty() {
        let close = panels.into_iter().map(Command::TogglePanel);
        return close.chain([Command::Highlight(Vec::new())]).collect();
    }
    if shown.panel(Panel::Studios) {
        return vec![Command::TogglePanel(Panel::Studios)];
    }
    if let Some(tape) = &shown.tape {
        let kind = (!tape.points_m.is_empty()).then_some(tape.kind);
        return vec![Command::Measure(MeasureStep::Take(kind))];
    }
    if walking {
        return vec![Command::Walk(WalkStep::Rise)];
    }
    match &shown.inside {
        // What is selected inside is let go first; one's own level is left.
        Some(inside) if shown.selection.as_ref().is_some_and(|id| id != inside) => {
            vec![Command::Select(Some(inside.clone()))]
        }
        Some(_) => vec![Command::GoOut],
        None if shown.selection.is_some() => vec![Command::Select(None)],
        None if shown.plan => vec![Command::SetPlan(false)],
        None if shown.split != Split::One => vec![Command::SetSplit(Split::One)],
        None if shown.section.is_some() => vec![Command::Section(SectionStep::Close)],
        None => vec![Command::Open(Vec::new())],
    }
}

/// Keys that act as long as they are held.
fn hold_keys(
    keys: Res<ButtonInput<Key>>,
    taken: Res<InputTaken>,
    time: Res<Time<Real>>,
    (touring, walking): (Res<Touring>, Res<Walking>),
    mut wishes: MessageWriter<Command>,
) {
    let control = keys.any_pressed([Key::ControlLeft, Key::ControlRight]);
    // Whoever walks has keys of their own.
    if control || taken.keys || walking.is_on() {
        return;
    }
    let step = time.delta_secs().min(0.1);
    let axis = |less: [Key; 2], more: [Key; 2]| {
        f32::from(u8::from(keys.any_pressed(more))) - f32::from(u8::from(keys.any_pressed(less)))
    };
    let right = axis([Key::KeyA, Key::KeyA], [Key::KeyD, Key::KeyD]);
    let forward = axis([Key::KeyS, Key::KeyS], [Key::KeyW, Key::KeyW]);
    if right != 0.0 || forward != 0.0 {
        wishes.write(Command::Nudge(Motion::Pan { right: right * step * 0.8, forward: forward * step * 0.8 }));
    }
    // In a tour the arrows lead from stop to stop.
    let (left, right) = if touring.0.is_some() { (Key::KeyQ, Key::KeyE) } else { (Key::ArrowLeft, Key::ArrowRight) };
    let yaw = axis([left, Key::KeyQ], [right, Key::KeyE]);
    let pitch = axis([Key::ArrowDown, Key::ArrowDown], [Key::ArrowUp, Key::ArrowUp]);
    if yaw != 0.0 || pitch != 0.0 {
        wishes.write(Command::Nudge(Motion::Orbit { yaw: yaw * step * 1.2, pitch: pitch * step * 0.9 }));
    }
    let zoom = axis([Key::Equal, Key::NumpadAdd], [Key::Minus, Key::NumpadSubtract]);
    if zoom != 0.0 {
        wishes.write(Command::Nudge(Motion::Zoom((zoom * step * 1.5).exp())));
    }
}
