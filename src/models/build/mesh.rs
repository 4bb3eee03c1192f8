//! Collects faces by role: positions, flat normals, texture coordinates in metres, vertex colours.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use geo::{Coord, Polygon, TriangulateEarcut};

use super::{
    paint::Paint,
    vector::{Point, cross, dot, minus, unit},
};

/// Which material a face takes. The name is the material's name in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Solid,
    /// Texture coordinates count modules along the wall and storeys up it: one unit is one window.
    Glass,
    Screen,
    Ground,
    /// A whole wall from afar, windows and all; texture coordinates as for glass.
    Facade,
    /// Cut out by its texture's alpha, seen from both sides.
    Leaf,
    Water,
    /// Shines by night in its own colour.
    Lamp,
}

/// A corner that bears its own normal, texture coordinates and colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corner {
    pub at: Point,
    /// Of any length but none.
    pub normal: Point,
    pub uv: [f64; 2],
    pub colour: [u16; 4],
}

impl Corner {
    /// With texture coordinates in metres, as flat faces have them.
    pub fn new(at: Point, normal: Point, colour: [u16; 4]) -> Self {
        Self { at, normal, uv: uv(at, unit(normal)).map(f64::from), colour }
    }
}

/// Faces of one role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surface {
    pub positions: Vec<[f32; 3]>,
    pub normals: Vec<[f32; 3]>,
    /// None where nothing is laid on the faces.
    pub uvs: Vec<[f32; 2]>,
    pub colours: Vec<[u16; 4]>,
    /// Which joints hold each corner and how much, of 255 in all; none where nothing bends.
    pub joints: Vec<[u8; 4]>,
    pub weights: Vec<[u8; 4]>,
    pub indices: Vec<u32>,
}

/// Faces of one node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mesh {
    surfaces: BTreeMap<Role, Surface>,
}

impl Mesh {
    pub fn is_empty(&self) -> bool {
        self.surfaces.is_empty()
    }

    pub fn roles(&self) -> Vec<Role> {
        self.surfaces.keys().copied().collect()
    }

    /// Moves the faces of one role to another mesh, raised by `lift` metres.
    pub fn hand_over(&mut self, role: Role, to: &mut Self, lift: f64) {
        let Some(from) = self.surfaces.remove(&role) else { return };
        let surface = to.surfaces.entry(role).or_default();
        let first = surface.positions.len() as u32;
        let raised = |[x, y, z]: [f32; 3]| [x, narrow(f64::from(y) + lift), z];
        surface.positions.extend(from.positions.into_iter().map(raised));
        surface.normals.extend(from.normals);
        surface.uvs.extend(from.uvs);
        surface.colours.extend(from.colours);
        surface.joints.extend(from.joints);
        surface.weights.extend(from.weights);
        surface.indices.extend(from.indices.into_iter().map(|k| first + k));
    }

    /// A number that stands for all its faces: equal meshes have equal ones.
    pub fn digest(&self) -> u128 {
        let mut state = xxhash_rust::xxh3::Xxh3::new();
        for (role, surface) in &self.surfaces {
            state.update(&[*role as u8]);
            state.update(&(surface.positions.len() as u64).to_le_bytes());
            state.update(bytemuck::cast_slice(&surface.positions));
            state.update(bytemuck::cast_slice(&surface.normals));
            state.update(bytemuck::cast_slice(&surface.uvs));
            state.update(bytemuck::cast_slice(&surface.colours));
            state.update(bytemuck::cast_slice(&surface.joints));
            state.update(bytemuck::cast_slice(&surface.weights));
            state.update(bytemuck::cast_slice(&surface.indices));
        }
        state.digest128()
    }

    pub fn surfaces(&self) -> impl Iterator<Item = (Role, &Surface)> {
        self.surfaces.iter().map(|(role, surface)| (*role, surface))
    }

    #[cfg(test)]
    pub fn triangles(&self) -> usize {
        self.surfaces.values().map(|surface| surface.indices.len() / 3).sum()
    }

    /// A flat four-sided face, counter-clockwise seen from its front; the first two corners are its lower edge.
    pub fn quad(&mut self, role: Role, corners: [Point; 4], paint: Paint) {
        let [a, b, c, d] = corners;
        let normal = cross(minus(c, a), minus(d, b));
        self.polygon(
            role,
            normal,
            &[(a, false), (b, false), (c, true), (d, true)],
            &[[0, 1, 2], [0, 2, 3]],
            |upper, _| paint.vertex(upper),
        );
    }

    /// A flat four-sided face like [`Self::quad`], with texture coordinates for its corners.
    pub fn pane(&mut self, role: Role, corners: [Point; 4], uvs: [[f64; 2]; 4], paint: Paint) {
        let [a, b, c, d] = corners;
        let normal = cross(minus(c, a), minus(d, b));
        let uppers = [false, false, true, true];
        let shared: Vec<Corner> = corners
            .into_iter()
            .zip(uvs)
            .zip(uppers)
            .map(|((at, uv), upper)| Corner { at, normal, uv, colour: paint.vertex(upper) })
            .collect();
        self.woven(role, &shared, &[[0, 1, 2], [0, 2, 3]]);
    }

    /// A triangle, counter-clockwise seen from its front; `uppers` tells which corners take the upper shade.
    pub fn triangle(&mut self, role: Role, corners: [Point; 3], uppers: [bool; 3], paint: Paint) {
        let [a, b, c] = corners;
        let [ua, ub, uc] = uppers;
        let normal = cross(minus(b, a), minus(c, a));
        self.polygon(role, normal, &[(a, ua), (b, ub), (c, uc)], &[[0, 1, 2]], |upper, _| paint.vertex(upper));
    }

    /// A level face of any outline with holes, looking up or down.
    pub fn level(&mut self, role: Role, outline: &Polygon, y: f64, up: bool, paint: Paint) {
        self.level_by(role, outline, y, up, |_| paint);
    }

    /// A level face whose colour depends on where it is.
    pub fn level_by(&mut self, role: Role, outline: &Polygon, y: f64, up: bool, paint: impl Fn(Coord) -> Paint) {
        let raw = outline.earcut_triangles_raw();
        let corners: Vec<(Point, bool)> = raw.vertices.iter().map(|[x, z]| ([*x, y, *z], true)).collect();
        let mut triangles = Vec::with_capacity(raw.triangle_indices.len() / 3);
        for triangle in raw.triangle_indices.chunks_exact(3) {
            let &[i, j, k] = triangle else { continue };
            let (Some([ax, az]), Some([bx, bz]), Some([cx, cz])) =
                (raw.vertices.get(i), raw.vertices.get(j), raw.vertices.get(k))
            else {
                continue;
            };
            // From +x to +z is clockwise seen from above, so a positive turn looks down.
            let turn = (bx - ax) * (cz - az) - (bz - az) * (cx - ax);
            triangles.push(if (turn > 0.0) == up { [i, k, j] } else { [i, j, k] });
        }
        let normal = [0.0, if up { 1.0 } else { -1.0 }, 0.0];
        self.polygon(role, normal, &corners, &triangles, |_, [x, _, z]| paint(Coord { x, y: z }).vertex(true));
    }

    /// Adds triangles over shared corners, counter-clockwise seen from their front: round things, whose corners each
    /// have a normal of their own. Triangles without an area are left out.
    pub fn woven(&mut self, role: Role, corners: &[Corner], triangles: &[[usize; 3]]) {
        self.laid(role, corners, triangles, 1e-10);
    }

    /// Triangles like [`Self::woven`] on a body that bends: each corner with the joints that hold it. Down to a
    /// hundredth of a square millimetre, for eyes and fingers. What bends has no texture coordinates.
    pub fn held(&mut self, role: Role, corners: &[Corner], holds: &[([u8; 4], [u8; 4])], triangles: &[[usize; 3]]) {
        if self.laid(role, corners, triangles, 4e-16) {
            let surface = self.surfaces.entry(role).or_default();
            surface.uvs.clear();
            surface.joints.extend(holds.iter().map(|(joints, _)| *joints));
            surface.weights.extend(holds.iter().map(|(_, weights)| *weights));
        }
    }

    /// Whether any triangle was large enough: `least` is the square of twice the area, m⁴.
    fn laid(&mut self, role: Role, corners: &[Corner], triangles: &[[usize; 3]], least: f64) -> bool {
        let at = |k: usize| corners.get(k).map(|corner| corner.at.map(|v| f64::from(narrow(v))));
        let sound: Vec<usize> = triangles
            .iter()
            .filter(|[i, j, k]| {
                let (Some(a), Some(b), Some(c)) = (at(*i), at(*j), at(*k)) else { return false };
                let area = cross(minus(b, a), minus(c, a));
                dot(area, area) > least
            })
            .flatten()
            .copied()
            .collect();
        if sound.is_empty() {
            return false;
        }
        let surface = self.surfaces.entry(role).or_default();
        let first = surface.positions.len() as u32;
        for corner in corners {
            surface.positions.push(corner.at.map(narrow));
            surface.normals.push(unit(corner.normal).map(narrow));
            surface.uvs.push(corner.uv.map(narrow));
            surface.colours.push(corner.colour);
        }
        surface.indices.extend(sound.into_iter().map(|k| first + k as u32));
        true
    }

    /// Adds all faces of another mesh, turned about the vertical through its origin (counter-clockwise seen from
    /// above, degrees) and then moved.
    pub fn add(&mut self, other: &Self, moved: Point, turn_deg: f64) {
        let (sin, cos) = match turn_deg.rem_euclid(360.0) {
            // Exact, so that what is square stays square.
            0.0 => (0.0, 1.0),
            90.0 => (1.0, 0.0),
            180.0 => (0.0, -1.0),
            270.0 => (-1.0, 0.0),
            turn_deg => (libm::sin(turn_deg.to_radians()), libm::cos(turn_deg.to_radians())),
        };
        let turned = |v: &[f32; 3]| {
            let [x, y, z] = v.map(f64::from);
            [x * cos + z * sin, y, z * cos - x * sin]
        };
        let [dx, dy, dz] = moved;
        for (role, from) in &other.surfaces {
            let to = self.surfaces.entry(*role).or_default();
            let first = to.positions.len() as u32;
            to.positions.extend(from.positions.iter().map(|point| {
                let [x, y, z] = turned(point);
                [x + dx, y + dy, z + dz].map(narrow)
            }));
            to.normals.extend(from.normals.iter().map(|normal| turned(normal).map(narrow)));
            to.uvs.extend(&from.uvs);
            to.colours.extend(&from.colours);
            to.joints.extend(&from.joints);
            to.weights.extend(&from.weights);
            to.indices.extend(from.indices.iter().map(|k| first + k));
        }
    }

    /// Adds flat triangles over shared corners.
    fn polygon(
        &mut self,
        role: Role,
        normal: Point,
        corners: &[(Point, bool)],
        triangles: &[[usize; 3]],
        colour: impl Fn(bool, Point) -> [u16; 4],
    ) {
        if dot(normal, normal) < 1e-24 {
            return;
        }
        let corner = |(at, upper): &(Point, bool)| Corner::new(*at, normal, colour(*upper, *at));
        self.woven(role, &corners.iter().map(corner).collect::<Vec<_>>(), triangles);
    }
}

/// Texture coordinates in metres: along the face and up it, or x and z where it is level.
fn uv(point: Point, normal: Point) -> [f32; 2] {
    let ([x, y, z], [nx, ny, nz]) = (point, normal);
    if ny.abs() > 0.7 {
        return [narrow(x), narrow(z)];
    }
    let run = libm::sqrt(nx * nx + nz * nz);
    [narrow((x * nz - z * nx) / run), narrow(-y)]
}

/// Single precision without a negative zero.
fn narrow(value: f64) -> f32 {
    value as f32 + 0.0
}
