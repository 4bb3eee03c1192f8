//! Where planes cut through solid parts: the cut faces, as triangles.

use geo::{BooleanOps, Coord, MultiPolygon, Polygon, TriangulateEarcut};

use super::build::SolidPart;
use crate::park::{Building, Xz};

/// Points p with n · p ≤ d stay; n is of unit length and points to what is taken away. Metres, y up; upright or level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HalfSpace {
    pub normal: [f64; 3],
    pub distance_m: f64,
}

/// The cut faces of one plane: triangles, in the coordinates of what was cut.
#[derive(Clone, Debug, PartialEq)]
pub struct CutFace {
    pub normal: [f64; 3],
    /// Three a triangle, counter-clockwise as seen from where the normal points.
    pub corners: Vec<[f64; 3]>,
}

/// Planes that touch a face lie so far on its inner side, metres.
const NUDGE_M: f64 = 1e-4;
/// Half planes reach so far, metres.
const FAR_M: f64 = 20_000.0;

impl HalfSpace {
    pub fn through(point: [f64; 3], normal: [f64; 3]) -> Self {
        Self { normal, distance_m: dot(normal, point) }
    }

    /// How far a point lies on the side that is taken away, metres; below 0 on the other.
    pub fn beyond_m(&self, point: [f64; 3]) -> f64 {
        dot(self.normal, point) - self.distance_m
    }

    /// The same in a building's own coordinates.
    pub fn in_building(&self, building: &Building) -> Self {
        let [x, y, z] = self.normal;
        let Xz(east, south) = Xz(x, z).placed(Xz(0.0, 0.0), -building.turn_deg);
        let Xz(at_x, at_z) = building.at;
        Self { normal: [east, y, south], distance_m: self.distance_m - x * at_x - z * at_z }
    }

    fn is_level(&self) -> bool {
        self.normal[1].abs() > 0.5
    }

    /// Its part of the ground plan, as a polygon.
    fn half_plane(&self) -> Polygon {
        let [x, _, z] = self.normal;
        let point = |along: f64, out: f64| Coord { x: x * out - z * along, y: z * out + x * along };
        let (near, far) = (self.distance_m, self.distance_m - FAR_M);
        let corners = vec![point(-FAR_M, far), point(FAR_M, far), point(FAR_M, near), point(-FAR_M, near)];
        Polygon::new(corners.into(), Vec::new())
    }
}

fn dot([ax, ay, az]: [f64; 3], [bx, by, bz]: [f64; 3]) -> f64 {
    ax * bx + ay * by + az * bz
}

/// What the planes of `spaces` cut of the parts, each within what the other spaces keep and above the ground.
pub fn cut_faces(parts: &[SolidPart], spaces: &[HalfSpace]) -> Vec<CutFace> {
    let faces = spaces.iter().enumerate().map(|(number, space)| {
        let others = spaces.iter().enumerate().filter(|(other, _)| *other != number).map(|(_, other)| *other);
        let others: Vec<HalfSpace> = others.collect();
        let corners = if space.is_level() {
            parts.iter().flat_map(|part| level(part, space, &others)).collect()
        } else {
            parts.iter().flat_map(|part| upright(part, space, &others)).collect()
        };
        CutFace { normal: space.normal, corners }
    });
    faces.filter(|face| !face.corners.is_empty()).collect()
}

/// Heights that are kept of a part.
fn heights(part: &SolidPart, others: &[HalfSpace]) -> Option<(f64, f64)> {
    let (mut low, mut high) = (part.y.0.max(0.0), part.y.1);
    for space in others.iter().filter(|space| space.is_level()) {
        if space.normal[1] > 0.0 {
            high = high.min(space.distance_m);
        } else {
            low = low.max(-space.distance_m);
        }
    }
    (high - low > NUDGE_M).then_some((low, high))
}

fn upright(part: &SolidPart, space: &HalfSpace, others: &[HalfSpace]) -> Vec<[f64; 3]> {
    let Some((low, high)) = heights(part, others) else { return Vec::new() };
    let [nx, _, nz] = space.normal;
    let distance_m = space.distance_m - NUDGE_M;
    // To the left of whoever looks at the plane from where it points.
    let along = (-nz, nx);
    let (mut least, mut most) = (f64::MIN, f64::MAX);
    for other in others.iter().filter(|other| !other.is_level()) {
        let rate = other.normal[0] * along.0 + other.normal[2] * along.1;
        let room = other.distance_m - (other.normal[0] * nx + other.normal[2] * nz) * distance_m;
        if rate.abs() < 1e-9 {
            if room < 0.0 {
                return Vec::new();
            }
        } else if rate > 0.0 {
            most = most.min(room / rate);
        } else {
            least = least.max(room / rate);
        }
    }
    let point = |s: f64, y: f64| [nx * distance_m + along.0 * s, y, nz * distance_m + along.1 * s];
    let quads = part.outlines.iter().flat_map(|outline| chords(outline, (nx, nz), distance_m));
    let clipped = quads.map(|(from, to)| (from.max(least), to.min(most))).filter(|(from, to)| to - from > NUDGE_M);
    clipped
        .flat_map(|(from, to)| {
            let [a, b, c, d] = [point(from, low), point(to, low), point(to, high), point(from, high)];
            [a, c, b, a, d, c]
        })
        .collect()
}

/// Where a line of the ground plan runs through an outline: from and to, along it.
fn chords(outline: &Polygon, (nx, nz): (f64, f64), distance_m: f64) -> Vec<(f64, f64)> {
    let rings = std::iter::once(outline.exterior()).chain(outline.interiors());
    let mut stops: Vec<f64> = rings
        .flat_map(|ring| ring.lines())
        .filter_map(|line| {
            let off = |c: Coord| nx * c.x + nz * c.y - distance_m;
            let (from, to) = (off(line.start), off(line.end));
            if (from < 0.0) == (to < 0.0) {
                return None;
            }
            let at = line.start + (line.end - line.start) * (from / (from - to));
            Some(-nz * at.x + nx * at.y)
        })
        .collect();
    stops.sort_by(f64::total_cmp);
    stops.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect()
}

fn level(part: &SolidPart, space: &HalfSpace, others: &[HalfSpace]) -> Vec<[f64; 3]> {
    let up = space.normal[1] > 0.0;
    let y = if up { space.distance_m - NUDGE_M } else { -space.distance_m + NUDGE_M };
    if heights(part, others).is_none_or(|(low, high)| y <= low || y >= high) {
        return Vec::new();
    }
    let kept = kept(&part.outlines, others);
    triangles(&kept)
        .into_iter()
        .flat_map(|[a, b, c]| if up { [a, b, c] } else { [a, c, b] })
        .map(|c| [c.x, y, c.y])
        .collect()
}

/// What is left of the parts, above the ground.
pub fn kept_parts(parts: &[SolidPart], spaces: &[HalfSpace]) -> Vec<SolidPart> {
    let left = parts.iter().filter_map(|part| {
        let y = heights(part, spaces)?;
        Some(SolidPart { outlines: kept(&part.outlines, spaces).0, y, floor: part.floor })
    });
    left.filter(|part| !part.outlines.is_empty()).collect()
}

impl SolidPart {
    /// Its sides and its lid, as triangles.
    pub fn shell(&self) -> Vec<[[f64; 3]; 3]> {
        let (foot, top) = self.y;
        let rings =
            self.outlines.iter().flat_map(|outline| std::iter::once(outline.exterior()).chain(outline.interiors()));
        let sides = rings.flat_map(|ring| ring.lines()).flat_map(|line| {
            let at = |c: Coord, y: f64| [c.x, y, c.y];
            let (a, b, c, d) = (at(line.start, foot), at(line.end, foot), at(line.end, top), at(line.start, top));
            [[a, b, c], [a, c, d]]
        });
        let lid = triangles(&MultiPolygon::new(self.outlines.clone()));
        sides.chain(lid.into_iter().map(|lid| lid.map(|c| [c.x, top, c.y]))).collect()
    }
}

/// What upright planes leave of outlines.
fn kept(outlines: &[Polygon], spaces: &[HalfSpace]) -> MultiPolygon {
    let all = MultiPolygon::new(outlines.to_vec());
    let upright = spaces.iter().filter(|space| !space.is_level());
    upright.fold(all, |left, space| left.intersection(&space.half_plane()))
}

/// The parts of outlines that upright planes take away, as triangles on the ground, seen from above.
pub fn bared(outlines: &[Polygon], spaces: &[HalfSpace]) -> Vec<[f64; 3]> {
    let upright: Vec<HalfSpace> = spaces.iter().filter(|space| !space.is_level()).copied().collect();
    let gone = outlines.iter().map(|outline| {
        // What no plane crosses need not be cut, which takes long.
        let beyond = |space: &HalfSpace| {
            let corners = outline.exterior().coords().map(|c| space.beyond_m([c.x, 0.0, c.y]));
            corners.fold((f64::MAX, f64::MIN), |(least, most), m| (least.min(m), most.max(m)))
        };
        if upright.iter().all(|space| beyond(space).1 <= 0.0) {
            MultiPolygon::new(Vec::new())
        } else if upright.iter().any(|space| beyond(space).0 >= 0.0) {
            outline.clone().into()
        } else {
            outline.difference(&kept(std::slice::from_ref(outline), &upright))
        }
    });
    gone.flat_map(|gone| triangles(&gone)).flatten().map(|c| [c.x, 0.0, c.y]).collect()
}

/// Counter-clockwise as seen from above: from +x towards −z.
fn triangles(area: &MultiPolygon) -> Vec<[Coord; 3]> {
    let all = area.iter().flat_map(|polygon| polygon.earcut_triangles());
    all.map(|triangle| {
        let [a, b, c] = triangle.to_array();
        let turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        if turn > 0.0 { [a, c, b] } else { [a, b, c] }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use geo::{Rect, coord};

    use super::*;

    fn wall() -> SolidPart {
        let outer = Rect::new(coord! { x: -10.0, y: -5.0 }, coord! { x: 10.0, y: 5.0 }).to_polygon();
        let inner = Rect::new(coord! { x: -9.6, y: -4.6 }, coord! { x: 9.6, y: 4.6 }).to_polygon();
        SolidPart {
            outlines: vec![Polygon::new(outer.exterior().clone(), vec![inner.exterior().clone()])],
            y: (0.0, 4.0),
            floor: Some(1),
        }
    }

    fn area_m2(face: &CutFace) -> f64 {
        let part = |t: &[[f64; 3]]| {
            let minus = |a: [f64; 3], b: [f64; 3]| [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
            let (u, v) = (minus(t[1], t[0]), minus(t[2], t[0]));
            let cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
            assert!(dot(cross, face.normal) > 0.0, "{t:?} looks away");
            dot(cross, face.normal) / 2.0
        };
        face.corners.chunks(3).map(part).sum()
    }

    #[test]
    fn a_ring_of_walls_is_cut_twice_upright_and_all_around_level() {
        let east = HalfSpace::through([2.0, 0.0, 0.0], [1.0, 0.0, 0.0]);
        let faces = cut_faces(&[wall()], &[east]);
        assert_eq!(faces.len(), 1);
        assert!((area_m2(&faces[0]) - 2.0 * 0.4 * 4.0).abs() < 1e-6);
        assert!(faces[0].corners.iter().all(|c| (c[0] - 2.0).abs() < 1e-3));
        let low = HalfSpace::through([0.0, 1.2, 0.0], [0.0, 1.0, 0.0]);
        let faces = cut_faces(&[wall()], &[low]);
        assert!((area_m2(&faces[0]) - (20.0 * 10.0 - 19.2 * 9.2)).abs() < 1e-6);
        assert!(cut_faces(&[wall()], &[HalfSpace::through([0.0, 5.0, 0.0], [0.0, 1.0, 0.0])]).is_empty());
    }

    #[test]
    fn a_box_cuts_with_each_side_within_the_others() {
        let spaces = [
            HalfSpace::through([2.0, 0.0, 0.0], [1.0, 0.0, 0.0]),
            HalfSpace::through([0.0, 0.0, 0.0], [0.0, 0.0, 1.0]),
            HalfSpace::through([0.0, 3.0, 0.0], [0.0, 1.0, 0.0]),
        ];
        let faces = cut_faces(&[wall()], &spaces);
        let areas: Vec<f64> = faces.iter().map(area_m2).collect();
        // East: the northern wall up to 3 m. South: the western one. Level: west wall, north wall, and no more.
        let level = 0.4 * 5.0 + 0.4 * (12.0 - 0.4);
        for (area, wanted) in areas.iter().zip([0.4 * 3.0, 0.4 * 3.0, level]) {
            assert!((area - wanted).abs() < 0.01, "{areas:?}");
        }
    }

    #[test]
    fn ground_is_bared_where_a_plane_takes_something_away() {
        let ground_m2 = |spaces: &[HalfSpace]| -> f64 {
            let corners = bared(&wall().outlines, spaces);
            let area = |t: &[[f64; 3]]| {
                let ([ax, _, az], [bx, _, bz], [cx, _, cz]) = (t[0], t[1], t[2]);
                // Seen from above.
                ((bz - az) * (cx - ax) - (bx - ax) * (cz - az)) / 2.0
            };
            corners.chunks(3).map(area).sum()
        };
        let all = 20.0 * 10.0 - 19.2 * 9.2;
        let east = |x: f64| HalfSpace::through([x, 0.0, 0.0], [1.0, 0.0, 0.0]);
        let level = HalfSpace::through([0.0, 1.0, 0.0], [0.0, 1.0, 0.0]);
        for (spaces, wanted) in [
            (vec![level], 0.0),
            (vec![east(10.5)], 0.0),
            (vec![east(-10.5), level], all),
            (vec![east(0.0)], all / 2.0),
            (vec![east(9.8)], 0.2 * 10.0),
        ] {
            // Polygons are cut on a grid.
            assert!((ground_m2(&spaces) - wanted).abs() < 1e-3, "{spaces:?}: {}", ground_m2(&spaces));
        }
    }
}
