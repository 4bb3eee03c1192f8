//! A wall's own coordinates: `s` along it, `y` up, `d` depth behind its outer face. Metres.

use geo::Coord;

use super::{
    mesh::{Mesh, Role},
    paint::Paint,
    vector::Point,
};

/// Where a wall stands. `along` and `out` are unit vectors in (x, z), `out` being `along` turned so that it
/// looks at whoever sees `s` grow to the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub origin: Coord,
    pub along: Coord,
    pub out: Coord,
}

/// A box in a wall's coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub s: (f64, f64),
    pub y: (f64, f64),
    /// Depth of its front and of its back.
    pub d: (f64, f64),
}

impl Frame {
    /// From one point of the plan towards another, with the distance between them.
    pub fn between(a: Coord, b: Coord) -> (Self, f64) {
        let run = b - a;
        let length = libm::sqrt(run.x * run.x + run.y * run.y);
        let along = if length > 0.0 { run / length } else { Coord { x: 1.0, y: 0.0 } };
        (Self { origin: a, along, out: Coord { x: -along.y, y: along.x } }, length)
    }

    /// Axis-parallel, looking south, about a point.
    pub fn about(centre: Coord) -> Self {
        Self { origin: centre, along: Coord { x: 1.0, y: 0.0 }, out: Coord { x: 0.0, y: 1.0 } }
    }

    /// The same wall with its start moved along.
    pub fn from(self, s: f64) -> Self {
        Self { origin: self.origin + self.along * s, ..self }
    }

    pub fn point(self, s: f64, y: f64, d: f64) -> Point {
        let at = self.origin + self.along * s - self.out * d;
        [at.x, y, at.y]
    }

    /// An upright face looking out.
    pub fn panel(self, mesh: &mut Mesh, role: Role, (s0, s1): (f64, f64), (y0, y1): (f64, f64), d: f64, paint: Paint) {
        let corners = [self.point(s0, y0, d), self.point(s1, y0, d), self.point(s1, y1, d), self.point(s0, y1, d)];
        mesh.quad(role, corners, paint);
    }

    /// An upright face looking out, whose texture coordinates `uv` gives from `s` and `y`.
    pub fn cells(
        self,
        mesh: &mut Mesh,
        role: Role,
        (s0, s1): (f64, f64),
        (y0, y1): (f64, f64),
        d: f64,
        uv: impl Fn(f64, f64) -> [f64; 2],
        paint: Paint,
    ) {
        let corners = [(s0, y0), (s1, y0), (s1, y1), (s0, y1)];
        mesh.pane(role, corners.map(|(s, y)| self.point(s, y, d)), corners.map(|(s, y)| uv(s, y)), paint);
    }

    /// An upright face looking in.
    pub fn lining(self, mesh: &mut Mesh, role: Role, (s0, s1): (f64, f64), (y0, y1): (f64, f64), d: f64, paint: Paint) {
        let corners = [self.point(s1, y0, d), self.point(s0, y0, d), self.point(s0, y1, d), self.point(s1, y1, d)];
        mesh.quad(role, corners, paint);
    }

    /// A level face looking up: a sill, a ledge.
    pub fn ledge(self, mesh: &mut Mesh, role: Role, (s0, s1): (f64, f64), y: f64, (d0, d1): (f64, f64), paint: Paint) {
        let corners = [self.point(s0, y, d0), self.point(s1, y, d0), self.point(s1, y, d1), self.point(s0, y, d1)];
        mesh.quad(role, corners, paint);
    }

    /// A level face looking down: a head, a soffit.
    pub fn soffit(self, mesh: &mut Mesh, role: Role, (s0, s1): (f64, f64), y: f64, (d0, d1): (f64, f64), paint: Paint) {
        let corners = [self.point(s0, y, d1), self.point(s1, y, d1), self.point(s1, y, d0), self.point(s0, y, d0)];
        mesh.quad(role, corners, paint);
    }

    /// An upright face that looks along the wall, forwards or back.
    pub fn jamb(
        self,
        mesh: &mut Mesh,
        s: f64,
        (y0, y1): (f64, f64),
        (d0, d1): (f64, f64),
        forwards: bool,
        paint: Paint,
    ) {
        let (near, far) = if forwards { (d0, d1) } else { (d1, d0) };
        let corners =
            [self.point(s, y0, near), self.point(s, y0, far), self.point(s, y1, far), self.point(s, y1, near)];
        mesh.quad(Role::Solid, corners, paint);
    }

    /// Front and both sides: what is seen of a post that stands against a wall.
    pub fn post(self, mesh: &mut Mesh, bar: Bar, paint: Paint) {
        self.panel(mesh, Role::Solid, bar.s, bar.y, bar.d.0, paint);
        self.jamb(mesh, bar.s.0, bar.y, bar.d, false, paint);
        self.jamb(mesh, bar.s.1, bar.y, bar.d, true, paint);
    }

    /// An upright face that runs from one depth to another: the slant at a corner.
    pub fn slant(
        self,
        mesh: &mut Mesh,
        (s0, s1): (f64, f64),
        (y0, y1): (f64, f64),
        (d0, d1): (f64, f64),
        paint: Paint,
    ) {
        let corners = [self.point(s0, y0, d0), self.point(s1, y0, d1), self.point(s1, y1, d1), self.point(s0, y1, d0)];
        mesh.quad(Role::Solid, corners, paint);
    }

    /// A post whose front edges are slanted by `bevel`, metres, and catch the light.
    pub fn bevelled_post(self, mesh: &mut Mesh, bar: Bar, bevel: f64, paint: Paint) {
        let ((s0, s1), (d0, d1)) = (bar.s, bar.d);
        self.panel(mesh, Role::Solid, (s0 + bevel, s1 - bevel), bar.y, d0, paint);
        self.slant(mesh, (s0, s0 + bevel), bar.y, (d0 + bevel, d0), paint.lit(1.1));
        self.slant(mesh, (s1 - bevel, s1), bar.y, (d0, d0 + bevel), paint.lit(1.1));
        self.jamb(mesh, s0, bar.y, (d0 + bevel, d1), false, paint.lit(0.9));
        self.jamb(mesh, s1, bar.y, (d0 + bevel, d1), true, paint.lit(0.9));
    }

    /// Front, top and underside: what is seen of a band that runs along a wall.
    pub fn band(self, mesh: &mut Mesh, bar: Bar, paint: Paint) {
        self.panel(mesh, Role::Solid, bar.s, bar.y, bar.d.0, paint);
        self.ledge(mesh, Role::Solid, bar.s, bar.y.1, bar.d, paint);
        self.soffit(mesh, Role::Solid, bar.s, bar.y.0, bar.d, paint.lit(0.6));
    }

    /// All sides and the top.
    pub fn block(self, mesh: &mut Mesh, role: Role, bar: Bar, paint: Paint) {
        self.panel(mesh, role, bar.s, bar.y, bar.d.0, paint);
        self.lining(mesh, role, bar.s, bar.y, bar.d.1, paint);
        self.jamb(mesh, bar.s.0, bar.y, bar.d, false, paint);
        self.jamb(mesh, bar.s.1, bar.y, bar.d, true, paint);
        self.ledge(mesh, role, bar.s, bar.y.1, bar.d, paint.shaded(1.0, 1.0));
    }

    /// All sides, the top and the underside.
    pub fn hung_block(self, mesh: &mut Mesh, role: Role, bar: Bar, paint: Paint) {
        self.block(mesh, role, bar, paint);
        self.soffit(mesh, role, bar.s, bar.y.0, bar.d, paint.shaded(0.7, 0.7));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_of_a_box_looks_away_from_its_middle() {
        let (frame, length) = Frame::between(Coord { x: 1.0, y: 2.0 }, Coord { x: 4.0, y: 6.0 });
        let mut mesh = Mesh::default();
        let bar = Bar { s: (0.0, length), y: (0.0, 2.0), d: (0.0, 1.0) };
        frame.hung_block(&mut mesh, Role::Solid, bar, Paint::hex(0xffffff));
        let middle = frame.point(length / 2.0, 1.0, 0.5);
        let (_, surface) = mesh.surfaces().next().unwrap();
        assert_eq!(surface.indices.len(), 36);
        for (point, normal) in surface.positions.iter().zip(&surface.normals) {
            let size: f32 = normal.iter().map(|v| v * v).sum();
            assert!((size - 1.0).abs() < 1e-6);
            let outward: f64 = (0..3).map(|k| (f64::from(point[k]) - middle[k]) * f64::from(normal[k])).sum();
            assert!(outward > 0.1, "{point:?} {normal:?}");
        }
        for t in surface.indices.chunks(3) {
            let [a, b, c] = [t[0], t[1], t[2]].map(|i| surface.positions[i as usize]);
            let n = surface.normals[t[0] as usize];
            let (u, v): (Vec<f32>, Vec<f32>) = (0..3).map(|k| (b[k] - a[k], c[k] - a[k])).unzip();
            let turn = n[0] * (u[1] * v[2] - u[2] * v[1])
                + n[1] * (u[2] * v[0] - u[0] * v[2])
                + n[2] * (u[0] * v[1] - u[1] * v[0]);
            assert!(turn > 0.0, "a corner order against its normal");
        }
    }
}
