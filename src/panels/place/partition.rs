//! A partition's own part of the place panel: how it stands, and the button that opens or closes it.

use std::collections::BTreeMap;

use bevy_egui::egui::Ui;

use crate::{
    app::{Command, PartitionStep, partition_of, partition_step},
    panels::{controls, icons::Icon, theme},
    park::{Bilingual, Park, PlaceId, mode_now},
    words::Words,
};

/// How a partition stands, and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct PartitionView {
    pub open: bool,
    /// Name of the mode that its building stands in.
    pub mode: String,
    /// What opening or closing it comes to; `None` where no mode has it otherwise.
    pub step: Option<PartitionStep>,
}

impl PartitionView {
    /// `None` for whatever is no partition, and in a building without modes.
    pub(super) fn new(park: &Park, words: &Words, modes: &BTreeMap<PlaceId, String>, id: &PlaceId) -> Option<Self> {
        let (building, own) = partition_of(park, id)?;
        let mode = mode_now(building, modes.get(&building.id).map(String::as_str))?;
        let name = mode.name.get(words.lang()).to_owned();
        Some(Self { open: mode.open.contains(&own.id), mode: name, step: partition_step(park, modes, id) })
    }
}

pub(super) fn partition_ui(ui: &mut Ui, words: &Words, view: &PartitionView) -> Option<Command> {
    let mode = [("mode", view.mode.as_str().into())];
    let stands = if view.open { "partition-is-open" } else { "partition-is-closed" };
    controls::row(ui, &words.get("partition-stands"), &words.format(stands, &mode));
    let Some(step) = &view.step else {
        controls::text(ui, &words.get("partition-fixed"), theme::NOTE);
        return None;
    };
    let then = [("mode", step.name.get(words.lang()).into())];
    let does = if step.open { "partition-open" } else { "partition-close" };
    let clicked = controls::icon_text_button(ui, Icon::Open, &words.format(does, &then), false).clicked();
    for (key, opens) in [("partition-also-opens", true), ("partition-also-closes", false)] {
        let with_it = step.also.iter().filter(|(_, open)| *open == opens);
        let names: Vec<&str> = with_it.map(|(name, _): &(Bilingual, bool)| name.get(words.lang())).collect();
        if !names.is_empty() {
            let name = names.join(words.list_comma());
            controls::text(ui, &words.format(key, &[("name", name.as_str().into())]), theme::NOTE);
        }
    }
    controls::text(ui, &words.get("partition-by-hand"), theme::NOTE);
    clicked.then(|| step.command())
}
