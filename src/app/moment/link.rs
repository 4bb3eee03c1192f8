//! A moment as a link, short enough for a code to scan: `yungu:zone-f?t=…&c=…`. It holds what is shown and no values, and
//! names scenarios without what they change.

use jiff::Timestamp;

use super::{MomentFault, MomentFile, Seat, file::FORMAT, link_cut};
use crate::park::{Lang, Park, PlaceId, Weather};

pub(crate) const SCHEME: &str = "yungu:";

/// A code of more is one that phones read badly from a printed card, bytes.
const LONGEST: usize = 300;

impl MomentFile {
    /// The link; what is as usual is left out, and layers and section where it would be too long with them.
    pub fn link(&self) -> String {
        self.linked().0
    }

    /// The link, and whether layers and section are in it.
    pub(super) fn linked(&self) -> (String, bool) {
        let short = self.link_of(Vec::new());
        let parts = link_cut::parts(&self.layers, self.section);
        if parts.is_empty() {
            return (short, true);
        }
        let whole = self.link_of(parts);
        if whole.len() > LONGEST { (short, false) } else { (whole, true) }
    }

    fn link_of(&self, more: Vec<(&str, String)>) -> String {
        let Seat { focus, yaw, pitch, radius_m, fov } = self.camera;
        let number = |value: f32, digits: usize| number(f64::from(value), digits);
        let camera = [
            number(focus.0, 2),
            number(focus.1, 2),
            number(focus.2, 2),
            number(yaw, 4),
            number(pitch, 4),
            number(radius_m, 2),
            number(fov, 4),
        ];
        let mut parts = vec![format!("t={}", self.at.as_second()), format!("c={}", camera.join(","))];
        let mut say = |key: &str, value: &str| parts.push(format!("{key}={}", escaped(value)));
        say("s", &self.scenario);
        self.compared.iter().for_each(|scenario| say("d", scenario));
        if self.overlay != "none" {
            say("o", &self.overlay);
        }
        match self.weather {
            Weather::Clear => {}
            Weather::Overcast => say("w", "overcast"),
            Weather::Mist => say("w", "mist"),
        }
        self.selection.iter().for_each(|place| say("p", place.as_str()));
        self.inside.iter().for_each(|place| say("i", place.as_str()));
        self.open.iter().for_each(|place| say("u", place.as_str()));
        if self.plan {
            say("v", "1");
        }
        if self.spread {
            say("x", "1");
        }
        self.modes.iter().for_each(|(building, mode)| say("m", &format!("{building}:{mode}")));
        more.iter().for_each(|(key, value)| say(key, value));
        if self.lang == Lang::En {
            say("l", "en");
        }
        format!("{SCHEME}{}?{}", escaped(&self.park), parts.join("&"))
    }

    /// # Errors
    /// It is no such link, or of another park.
    pub fn of_link(link: &str, park: &Park) -> Result<Self, MomentFault> {
        let no_moment = |what: &str| MomentFault::NoMoment(what.to_owned());
        let rest = link.strip_prefix(SCHEME).ok_or_else(|| no_moment("a link begins with yungu:"))?;
        let rest = rest.trim_start_matches('/');
        let (id, query) = rest.split_once('?').ok_or_else(|| no_moment("a link has a question mark"))?;
        let id = plain(id.trim_end_matches('/'));
        if id != park.id {
            return Err(MomentFault::OtherPark(id));
        }
        let mut moment = Self {
            format: FORMAT,
            park: id,
            made: None,
            at: Timestamp::UNIX_EPOCH,
            camera: Seat { focus: (0.0, 0.0, 0.0), yaw: 0.0, pitch: 0.0, radius_m: 0.0, fov: 0.0 },
            scenario: park.default_scenario.clone(),
            compared: None,
            variants: Vec::new(),
            variants_packed: None,
            overlay: "none".to_owned(),
            weather: Weather::Clear,
            view: None,
            selection: None,
            lit: Vec::new(),
            inside: None,
            plan: false,
            notes: Vec::new(),
            open: Vec::new(),
            layers: Default::default(),
            section: None,
            spread: false,
            modes: Default::default(),
            lang: Lang::Zh,
            light_theme: false,
            stop: None,
            figures: Vec::new(),
            heard: Vec::new(),
        };
        for part in query.split('&') {
            let Some((key, value)) = part.split_once('=') else { continue };
            let value = plain(value);
            match key {
                "t" => {
                    let at = value.parse().ok().and_then(|secs| Timestamp::from_second(secs).ok());
                    moment.at = at.ok_or_else(|| no_moment("t is no time"))?;
                }
                "c" => moment.camera = seat(&value).ok_or_else(|| no_moment("c is no camera"))?,
                "s" => moment.scenario = value,
                "d" => moment.compared = Some(value),
                "o" => moment.overlay = value,
                "w" if value == "overcast" => moment.weather = Weather::Overcast,
                "w" if value == "mist" => moment.weather = Weather::Mist,
                "p" => moment.selection = Some(PlaceId::new(&value)),
                "i" => moment.inside = Some(PlaceId::new(&value)),
                "v" => moment.plan = value == "1",
                "u" => moment.open.push(PlaceId::new(&value)),
                "x" => moment.spread = value == "1",
                "m" => {
                    if let Some((building, mode)) = value.rsplit_once(':') {
                        moment.modes.insert(PlaceId::new(building), mode.to_owned());
                    }
                }
                "l" => moment.lang = if value == "en" { Lang::En } else { Lang::Zh },
                // Of a later version, if it is none of these either.
                key => link_cut::take(&mut moment.layers, &mut moment.section, (key, &value)),
            }
        }
        match moment.camera.pose() {
            Some(_) => Ok(moment),
            None => Err(no_moment("its camera stands nowhere")),
        }
    }
}

/// With so many digits at most.
pub(super) fn number(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn seat(text: &str) -> Option<Seat> {
    let numbers: Vec<f32> = text.split(',').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [x, y, z, yaw, pitch, radius_m, fov] = *numbers.as_slice() else { return None };
    Some(Seat { focus: (x, y, z), yaw, pitch, radius_m, fov })
}

/// All but letters, digits and what needs no escape in a query.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~:/,".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn plain(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |digit: u8| char::from(digit).to_digit(16);
        match tail {
            [high, low, after @ ..] if *first == b'%' && hex(*high).is_some() && hex(*low).is_some() => {
                let value = hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0);
                bytes.push(u8::try_from(value).unwrap_or(b'?'));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
