//! Hands that do anything: each gesture is a few frames of messages as a window would send them.

use std::collections::VecDeque;

use bevy::{
    input::{
        ButtonState,
        gestures::PinchGesture,
        keyboard::{Key, KeyCode, KeyboardInput, NativeKey},
        mouse::{MouseButtonInput, MouseMotion, MouseScrollUnit, MouseWheel},
        touch::{TouchInput, TouchPhase},
    },
    prelude::*,
    window::{CursorEntered, CursorLeft, CursorMoved, PrimaryWindow, WindowFocused, WindowOccluded, WindowResized},
};

use super::{chance::Chance, stage::SCREEN};

/// One message, before it is known of which window.
#[derive(Clone, Copy, Debug)]
enum Act {
    Touch(u64, TouchPhase, Vec2),
    Move(Vec2),
    Button(MouseButton, ButtonState),
    Wheel(Vec2),
    Pinch(f32),
    Key(KeyCode, ButtonState),
    Resize(u32, u32),
    Focus(bool),
    Occlude(bool),
    Leave,
    Enter,
}

/// What is still to be done, frame by frame.
#[derive(Default)]
pub(super) struct Hands {
    frames: VecDeque<Vec<Act>>,
    /// Nobody is there for so long, seconds.
    away_secs: f64,
    cursor: Vec2,
    fingers: u64,
}

impl Hands {
    pub fn is_away(&self) -> bool {
        self.away_secs > 0.0
    }

    /// Sends this frame's messages; answers with how many they were.
    pub fn act(&mut self, app: &mut App, chance: &mut Chance, step_secs: f64) -> u64 {
        if self.is_away() {
            self.away_secs -= step_secs;
            return 0;
        }
        if self.frames.is_empty() {
            self.think(chance);
        }
        let acts = self.frames.pop_front().unwrap_or_default();
        let Ok(window) = app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>().single(app.world()) else {
            return 0;
        };
        acts.iter().for_each(|act| self.send(app.world_mut(), window, *act));
        acts.len() as u64
    }

    /// The next gesture.
    fn think(&mut self, chance: &mut Chance) {
        match chance.below(100) {
            0..=29 => self.tap(chance, 1),
            30..=37 => self.tap(chance, 2),
            38..=55 => self.drag(chance, 1),
            56..=67 => self.drag(chance, 2),
            68..=70 => self.drag(chance, 5),
            71..=73 => self.hold(chance),
            74..=82 => self.mouse(chance),
            83..=86 => self.keys(chance),
            87..=89 => self.window(chance),
            90..=91 => self.scribble(chance),
            92..=96 => (0..chance.below(12)).for_each(|_| self.frames.push_back(Vec::new())),
            _ => self.away_secs = chance.between(5.0, 110.0),
        }
    }

    fn point(chance: &mut Chance) -> Vec2 {
        let (width, height) = (f64::from(SCREEN.0), f64::from(SCREEN.1));
        // Edges and bars are where things go wrong.
        let (x, y) = match chance.below(6) {
            0 => (chance.between(0.0, width), chance.between(height * 0.88, height)),
            1 => (chance.between(0.0, width), chance.between(0.0, height * 0.1)),
            2 => (chance.between(width * 0.72, width), chance.between(0.0, height)),
            3 => (chance.between(width * 0.4, width * 0.6), chance.between(height * 0.3, height * 0.75)),
            _ => (chance.between(-20.0, width + 20.0), chance.between(-20.0, height + 20.0)),
        };
        Vec2::new(x as f32, y as f32)
    }

    fn finger(&mut self) -> u64 {
        self.fingers += 1;
        self.fingers
    }

    fn tap(&mut self, chance: &mut Chance, times: usize) {
        let at = Self::point(chance);
        for _ in 0..times {
            let id = self.finger();
            self.frames.push_back(vec![Act::Touch(id, TouchPhase::Started, at)]);
            (0..chance.below(3)).for_each(|_| self.frames.push_back(Vec::new()));
            let end = if chance.is(0.04) { TouchPhase::Canceled } else { TouchPhase::Ended };
            self.frames.push_back(vec![Act::Touch(id, end, at)]);
        }
    }

    fn drag(&mut self, chance: &mut Chance, fingers: usize) {
        let ways: Vec<(u64, Vec2, Vec2)> =
            (0..fingers).map(|_| (self.finger(), Self::point(chance), Self::point(chance))).collect();
        let steps = 2 + chance.below(12);
        let act =
            |phase, share: f32| ways.iter().map(move |(id, from, to)| Act::Touch(*id, phase, from.lerp(*to, share)));
        self.frames.push_back(act(TouchPhase::Started, 0.0).collect());
        // Two moves a frame, as a fast screen sends them.
        for step in 1..=steps {
            let half = act(TouchPhase::Moved, (step as f32 - 0.5) / steps as f32);
            self.frames.push_back(half.chain(act(TouchPhase::Moved, step as f32 / steps as f32)).collect());
        }
        // Now and then a finger stays behind, as gloves and drivers have it.
        let left_behind = chance.is(0.03);
        self.frames.push_back(act(TouchPhase::Ended, 1.0).skip(usize::from(left_behind)).collect());
    }

    /// A finger that rests, as on the badges in the corner; then at the pad, if it came.
    fn hold(&mut self, chance: &mut Chance) {
        let at = if chance.is(0.6) { Vec2::new(90.0, 40.0) } else { Self::point(chance) };
        let id = self.finger();
        self.frames.push_back(vec![Act::Touch(id, TouchPhase::Started, at)]);
        (0..40).for_each(|_| self.frames.push_back(Vec::new()));
        self.frames.push_back(vec![Act::Touch(id, TouchPhase::Ended, at)]);
        let middle = Vec2::new(SCREEN.0 as f32, SCREEN.1 as f32) / 2.0;
        for _ in 0..chance.below(9) {
            let reach = |chance: &mut Chance| chance.between(-150.0, 150.0) as f32;
            let key = middle + Vec2::new(reach(chance), reach(chance) * 1.3);
            let id = self.finger();
            self.frames.push_back(vec![Act::Touch(id, TouchPhase::Started, key)]);
            self.frames.push_back(vec![Act::Touch(id, TouchPhase::Ended, key)]);
        }
    }

    fn mouse(&mut self, chance: &mut Chance) {
        let buttons = [MouseButton::Left, MouseButton::Left, MouseButton::Right, MouseButton::Middle];
        let button = chance.one(&buttons).unwrap_or(MouseButton::Left);
        let (from, to) = (Self::point(chance), Self::point(chance));
        let steps = 1 + chance.below(10);
        self.frames.push_back(vec![Act::Move(from), Act::Button(button, ButtonState::Pressed)]);
        for step in 1..=steps {
            let at = |share: f32| Act::Move(from.lerp(to, (step as f32 - share) / steps as f32));
            self.frames.push_back(vec![at(0.66), at(0.33), at(0.0)]);
        }
        self.frames.push_back(vec![Act::Button(button, ButtonState::Released)]);
        if chance.is(0.4) {
            let turn = Vec2::new(0.0, chance.between(-6.0, 6.0) as f32);
            self.frames.push_back(vec![Act::Wheel(turn), Act::Pinch(chance.between(-0.4, 0.4) as f32)]);
        }
    }

    fn keys(&mut self, chance: &mut Chance) {
        const KEYS: [KeyCode; 24] = [
            KeyCode::Escape,
            KeyCode::Enter,
            KeyCode::Space,
            KeyCode::Tab,
            KeyCode::F1,
            KeyCode::F6,
            KeyCode::F7,
            KeyCode::F8,
            KeyCode::F9,
            KeyCode::F10,
            KeyCode::F11,
            KeyCode::KeyW,
            KeyCode::KeyL,
            KeyCode::KeyO,
            KeyCode::KeyP,
            KeyCode::KeyX,
            KeyCode::KeyZ,
            KeyCode::Digit3,
            KeyCode::PageDown,
            KeyCode::Home,
            KeyCode::AltLeft,
            KeyCode::ControlLeft,
            KeyCode::Slash,
            KeyCode::ArrowLeft,
        ];
        let pressed: Vec<KeyCode> = (0..=chance.below(2)).filter_map(|_| chance.one(&KEYS)).collect();
        self.frames.push_back(pressed.iter().map(|key| Act::Key(*key, ButtonState::Pressed)).collect());
        (0..chance.below(6)).for_each(|_| self.frames.push_back(Vec::new()));
        self.frames.push_back(pressed.iter().map(|key| Act::Key(*key, ButtonState::Released)).collect());
    }

    /// What befalls a window: another size, no focus, a screen that goes off.
    fn window(&mut self, chance: &mut Chance) {
        const SIZES: [(u32, u32); 7] =
            [(1920, 1080), (1280, 720), (3840, 2160), (1080, 1920), (640, 480), (200, 120), (1, 1)];
        let (width, height) = chance.one(&SIZES).unwrap_or(SCREEN);
        let there_and_back = |there: Act, back: Act| VecDeque::from([vec![there], Vec::new(), vec![back]]);
        let mut frames = match chance.below(4) {
            0 => there_and_back(Act::Resize(width, height), Act::Resize(SCREEN.0, SCREEN.1)),
            1 => there_and_back(Act::Focus(false), Act::Focus(true)),
            2 => there_and_back(Act::Occlude(true), Act::Occlude(false)),
            _ => there_and_back(Act::Leave, Act::Enter),
        };
        self.frames.append(&mut frames);
    }

    /// Messages in no order that makes sense.
    fn scribble(&mut self, chance: &mut Chance) {
        let phases = [TouchPhase::Started, TouchPhase::Moved, TouchPhase::Ended, TouchPhase::Canceled];
        for _ in 0..chance.below(12) {
            let acts = (0..1 + chance.below(6)).map(|_| match chance.below(3) {
                0 => Act::Touch(
                    chance.below(4) as u64,
                    chance.one(&phases).unwrap_or(TouchPhase::Moved),
                    Self::point(chance),
                ),
                1 => Act::Move(Self::point(chance)),
                _ => Act::Button(
                    MouseButton::Left,
                    if chance.is(0.5) { ButtonState::Pressed } else { ButtonState::Released },
                ),
            });
            let acts = acts.collect();
            self.frames.push_back(acts);
        }
        // What was begun without an end has one.
        let ends = (0..4).map(|id| Act::Touch(id, TouchPhase::Ended, Vec2::ZERO));
        self.frames.push_back(ends.chain([Act::Button(MouseButton::Left, ButtonState::Released)]).collect());
    }

    fn send(&mut self, world: &mut World, window: Entity, act: Act) {
        match act {
            Act::Touch(id, phase, position) => {
                world.write_message(TouchInput { phase, position, window, force: None, id });
            }
            Act::Move(position) => {
                let delta = position - self.cursor;
                self.cursor = position;
                if let Some(mut of) = world.get_mut::<Window>(window) {
                    of.set_physical_cursor_position(Some(position.as_dvec2()));
                }
                world.write_message(CursorMoved { window, position, delta: Some(delta) });
                world.write_message(MouseMotion { delta });
            }
            Act::Button(button, state) => {
                world.write_message(MouseButtonInput { button, state, window });
            }
            Act::Wheel(turn) => {
                let wheel =
                    MouseWheel { unit: MouseScrollUnit::Line, x: turn.x, y: turn.y, window, phase: TouchPhase::Moved };
                world.write_message(wheel);
            }
            Act::Pinch(by) => {
                world.write_message(PinchGesture(by));
            }
            Act::Key(key_code, state) => {
                let logical_key = Key::Unidentified(NativeKey::Unidentified);
                world.write_message(KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window });
            }
            Act::Resize(width, height) => {
                if let Some(mut of) = world.get_mut::<Window>(window) {
                    of.resolution.set_physical_resolution(width, height);
                }
                world.write_message(WindowResized { window, width: width as f32, height: height as f32 });
            }
            Act::Focus(focused) => {
                if let Some(mut of) = world.get_mut::<Window>(window) {
                    of.focused = focused;
                }
                world.write_message(WindowFocused { window, focused });
            }
            Act::Occlude(occluded) => {
                world.write_message(WindowOccluded { window, occluded });
            }
            Act::Leave => {
                if let Some(mut of) = world.get_mut::<Window>(window) {
                    of.set_physical_cursor_position(None);
                }
                world.write_message(CursorLeft { window });
            }
            Act::Enter => {
                world.write_message(CursorEntered { window });
            }
        }
    }
}
