//! Who takes part, by role.

use std::collections::BTreeMap;

use bevy_egui::egui::Ui;

use crate::{
    panels::{
        controls,
        figure::{self, FigureView},
        theme,
    },
    park::{Organisation, Park, Role},
    words::Words,
};

/// The organisations of one role.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleView {
    pub role: String,
    pub organisations: Vec<OrganisationView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationView {
    pub name: String,
    pub what: Option<String>,
    pub members: Vec<String>,
    pub figures: Vec<FigureView>,
    pub source: String,
    pub phrase: Option<String>,
}

pub(super) fn by_role(park: &Park, words: &Words, wanted: impl Fn(Role) -> bool) -> Vec<RoleView> {
    let mut roles: BTreeMap<Role, Vec<OrganisationView>> = BTreeMap::new();
    for organisation in park.projects.organisations.iter().filter(|organisation| wanted(organisation.role)) {
        roles.entry(organisation.role).or_default().push(view_of(park, words, organisation));
    }
    roles.into_iter().map(|(role, organisations)| RoleView { role: words.role(role), organisations }).collect()
}

fn view_of(park: &Park, words: &Words, organisation: &Organisation) -> OrganisationView {
    let lang = words.lang();
    let name = |id: &String| {
        let known = park.projects.organisations.iter().find(|other| other.id == *id);
        known.map_or(id.as_str(), |other| other.name.get(lang)).to_owned()
    };
    OrganisationView {
        name: organisation.name.get(lang).to_owned(),
        what: organisation.what.as_ref().map(|what| what.get(lang).to_owned()),
        members: organisation.members.iter().map(name).collect(),
        figures: organisation.figures.iter().map(|figure| FigureView::new(park, words, figure)).collect(),
        source: figure::source_line(park, words, &organisation.source, None),
        phrase: organisation.phrase.clone(),
    }
}

pub(super) fn roles_ui(ui: &mut Ui, roles: &[RoleView]) {
    if roles.is_empty() {
        controls::text(ui, "—", theme::NOTE);
    }
    for role in roles {
        controls::section(ui, &role.role);
        for organisation in &role.organisations {
            organisation_ui(ui, organisation);
        }
    }
}

fn organisation_ui(ui: &mut Ui, view: &OrganisationView) {
    theme::card_frame(theme::of(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        controls::text(ui, &view.name, theme::STRONG);
        if let Some(what) = &view.what {
            controls::text(ui, what, theme::PLAIN);
        }
        for member in &view.members {
            controls::text(ui, member, theme::NOTE);
        }
        view.figures.iter().for_each(|figure| figure::figure_ui(ui, figure));
        if let Some(phrase) = &view.phrase {
            controls::text(ui, &format!("“{phrase}”"), theme::QUOTE);
        }
        controls::text(ui, &view.source, theme::NOTE);
    });
}
