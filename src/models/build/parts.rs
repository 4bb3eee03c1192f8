//! What of a building is solid: walls, slabs, roofs, parapets, inner walls, as upright prisms. Their faces are drawn apart
//! from each other and not all around; where a building is cut open, this says what the cut goes through.

use geo::Polygon;

use super::{
    floors::{self, SLAB_M},
    plan, roof, room_walls,
    shell::{self, Shell, Storey, WALL_M},
};
use crate::park::{Building, Facade};

/// An upright prism of one or more outlines, in the building's own coordinates; metres.
#[derive(Clone, Debug, PartialEq)]
pub struct SolidPart {
    pub outlines: Vec<Polygon>,
    /// Foot and top above the ground.
    pub y: (f64, f64),
    /// The floor that it goes away with when floors are lifted off; roofs have none.
    pub floor: Option<u32>,
}

/// All solid parts of a building that is built from its volumes; none of one with a model of its own.
pub fn solid_parts(building: &Building) -> Vec<SolidPart> {
    if building.model.is_some() {
        return Vec::new();
    }
    let shells = shell::shells(building);
    let parapet = roof::parapet_m(building, &shells);
    let mut parts = Vec::new();
    for shell in &shells {
        if shell.volume.facade == Facade::Canopy {
            let y = (shell.top_m - roof::CANOPY_M, shell.top_m);
            parts.push(SolidPart { outlines: shell.outlines.clone(), y, floor: None });
            continue;
        }
        for storey in &shell.storeys {
            let top = roof::wall_top(shell, *storey, &shells, parapet);
            parts.extend(of_storey(shell, *storey, top));
        }
        if shell.has_roof(&shells) {
            parts.extend(of_roof(shell, &shells, parapet));
        }
    }
    for (room, floor) in building.rooms_on_floors() {
        let walls = room_walls::solid_walls(building, &shells, (room, floor), parapet);
        parts.extend(walls.into_iter().map(|(outline, y)| SolidPart {
            outlines: vec![outline],
            y,
            floor: Some(floor),
        }));
    }
    parts.retain(|part| part.y.1 - part.y.0 > 1e-3 && !part.outlines.is_empty());
    parts
}

fn of_storey(shell: &Shell<'_>, storey: Storey, top: f64) -> [SolidPart; 2] {
    let inside = shell.inside(|edge| edge.depth_m((storey.y.0, top)));
    let mut hollow = inside.clone();
    hollow.extend(shell.rings.iter().flatten().flatten().filter(|edge| edge.balcony).flat_map(floors::balcony));
    let floor = Some(storey.floor);
    let walls = SolidPart { outlines: plan::tidy(plan::cut(&shell.outlines, &hollow)), y: (storey.y.0, top), floor };
    // What lies under the ground is not seen.
    let slab = if storey.y.0 > 0.01 { plan::cut(&inside, &floors::voids(shell, storey)) } else { Vec::new() };
    [walls, SolidPart { outlines: slab, y: (storey.y.0 - SLAB_M, storey.y.0), floor }]
}

fn of_roof(shell: &Shell<'_>, shells: &[Shell<'_>], parapet: f64) -> [SolidPart; 2] {
    let (top, y) = (shell.top_m, shell.top_m - parapet);
    let above = shell.built_upon(shells);
    let inside = plan::tidy(shell.inside(|edge| if edge.roof_goes_on(top) { 0.0 } else { WALL_M }));
    let roof = SolidPart { outlines: plan::cut(&inside, &above), y: (y - SLAB_M, y), floor: None };
    let rim = plan::cut(&plan::cut(&shell.outlines, &inside), &above);
    [roof, SolidPart { outlines: rim, y: (y, top), floor: None }]
}
