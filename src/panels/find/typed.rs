//! What was typed, asked again when its time has gone by, and what of its answer is lit.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::FindView;
use crate::{
    app::Command,
    ask::Reply,
    park::{Park, PlaceId},
};

/// So many names are offered.
const NAMES: usize = 9;
/// So many places are lit one by one; of more, the rows or halls that hold them.
const LIT: usize = 400;
/// An answer is that of its moment; while the clock runs it is asked anew so often, seconds of the park.
const ANEW_SECS: i64 = 60;

/// What was typed, and what came of it: thousands of names are searched only when the text has changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub text: String,
    /// What it was last asked to hold.
    pub seen: String,
    /// What the program was last told of it.
    pub said: String,
    pub reply: Option<Reply>,
    /// The frame in which the panel stood last: after one without it, it was opened anew.
    pub frame: u64,
    /// Of which moment and scenario the answer is.
    pub of: Option<(Timestamp, String)>,
}

impl Typed {
    /// Whether time has gone on since the question was answered.
    pub fn is_old(&self, view: &FindView) -> bool {
        let Some(moment) = view.moment.filter(|_| self.reply.as_ref().is_some_and(|reply| reply.asked.is_some()))
        else {
            return false;
        };
        self.of.as_ref().is_none_or(|(at, scenario)| {
            (moment.state.at.as_second() - at.as_second()).abs() >= ANEW_SECS || *scenario != moment.state.scenario
        })
    }

    /// Asks, and lights what was found if that is something else than before.
    pub fn ask(&mut self, view: &FindView) -> Option<Command> {
        let before = self.lit(view.park);
        self.reply = (!self.text.trim().is_empty()).then(|| match view.moment {
            Some(moment) => view.asker.ask(&self.text, moment, NAMES),
            None => Reply { named: view.asker.names.find(&self.text, NAMES), asked: None },
        });
        self.of = view.moment.map(|moment| (moment.state.at, moment.state.scenario.clone()));
        let lit = self.lit(view.park);
        (lit != before).then_some(Command::Highlight(lit))
    }

    /// The places that are lit.
    pub fn lit(&self, park: &Park) -> Vec<PlaceId> {
        let answer = self.reply.as_ref().and_then(|reply| reply.asked.as_ref()).map(|(_, answer)| answer);
        let mut lit: Vec<PlaceId> =
            answer.iter().flat_map(|answer| &answer.found).flat_map(|one| one.places.clone()).collect();
        while lit.len() > LIT && lit.iter().any(|id| id.parent().is_some_and(|outer| park.place(&outer).is_some())) {
            let outer: BTreeSet<PlaceId> = lit.into_iter().map(|id| id.parent().unwrap_or(id)).collect();
            lit = outer.into_iter().collect();
        }
        lit
    }
}
