//! The words for the kinds and states of things.

use super::Words;
use crate::park::{Confidence, PlaceKind, Role, Status};

impl Words {
    pub fn kind(&self, kind: PlaceKind) -> String {
        let words = self;
        match kind {
            PlaceKind::Building => words.get("kind-building"),
            PlaceKind::Floor => words.get("kind-floor"),
            PlaceKind::Hall => words.get("kind-hall"),
            PlaceKind::Room => words.get("kind-room"),
            PlaceKind::Partition => words.get("kind-partition"),
            PlaceKind::Screen => words.get("kind-screen"),
            PlaceKind::Fixture => words.get("kind-fixture"),
            PlaceKind::Row => words.get("kind-row"),
            PlaceKind::Rack => words.get("kind-rack"),
            PlaceKind::Road => words.get("kind-road"),
            PlaceKind::Plaza => words.get("kind-plaza"),
            PlaceKind::Green => words.get("kind-green"),
            PlaceKind::Gate => words.get("kind-gate"),
            PlaceKind::Model => words.get("kind-model"),
        }
    }

    pub fn status(&self, status: Status) -> String {
        let words = self;
        match status {
            Status::Planned => words.get("status-planned"),
            Status::SiteLevelled => words.get("status-site-levelled"),
            Status::UnderConstruction => words.get("status-under-construction"),
            Status::Operating => words.get("status-operating"),
            Status::Target => words.get("status-target"),
            Status::Claim => words.get("status-claim"),
        }
    }

    pub fn confidence(&self, confidence: Confidence) -> String {
        let words = self;
        match confidence {
            Confidence::Seed => words.get("confidence-seed"),
            Confidence::Public => words.get("confidence-public"),
            Confidence::Assumption => words.get("confidence-assumption"),
        }
    }

    pub fn role(&self, role: Role) -> String {
        let words = self;
        match role {
            Role::Operator => words.get("role-operator"),
            Role::Shareholder => words.get("role-shareholder"),
            Role::Government => words.get("role-government"),
            Role::Partner => words.get("role-partner"),
            Role::Resident => words.get("role-resident"),
            Role::Invited => words.get("role-invited"),
            Role::Fund => words.get("role-fund"),
            Role::Alliance => words.get("role-alliance"),
            Role::Centre => words.get("role-centre"),
        }
    }
}
