//! Points and directions in space, as the builder reckons with them.

/// A point: x east, y up, z south, metres.
pub type Point = [f64; 3];

/// As long as one metre; upwards where it has no length.
pub fn unit(vector: Point) -> Point {
    let length = libm::sqrt(dot(vector, vector));
    if length < 1e-12 { [0.0, 1.0, 0.0] } else { vector.map(|v| v / length) }
}

pub fn minus([ax, ay, az]: Point, [bx, by, bz]: Point) -> Point {
    [ax - bx, ay - by, az - bz]
}

pub fn dot([ax, ay, az]: Point, [bx, by, bz]: Point) -> f64 {
    ax * bx + ay * by + az * bz
}

pub fn cross([ax, ay, az]: Point, [bx, by, bz]: Point) -> Point {
    [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
}
