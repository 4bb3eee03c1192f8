// The moment's light, and what is looked up of it: shadows, the sky's share, lamps, the sky's colours, haze.
// All colours are linear and already exposed: 1 is white on the screen.

struct Light {
    // xyz: towards the sun or moon; w: how much it is night, 0 to 1
    sun_direction: vec4<f32>,
    // rgb: what a white face square to the sun sends back; w: how far the street lamps are up, 0 to 1
    sun_colour: vec4<f32>,
    // What a white face looking +x, −x, +y, −y, +z, −z sends back of the sky and the ground around.
    ambient: array<vec4<f32>, 6>,
    // rgb: colour of the haze; w: share of light lost a metre
    haze: vec4<f32>,
    // x: height at which the haze has thinned to a third, metres; y: seconds of the park's clock; z: indoor lamps;
    // w: light of an LED wall
    air: vec4<f32>,
    // rgb: a lit window; w: width of a texel of the sun's map, metres
    window: vec4<f32>,
    // rgb: what a white face at 1 lx of lamp light sends back; w: cover of clouds, 0 to 1
    lamp: vec4<f32>,
    // The sun's map: share across, share down, share of its depth, each as dot(xyz, world) + w.
    sun_right: vec4<f32>,
    sun_down: vec4<f32>,
    sun_depth: vec4<f32>,
    // xy: least x and z of the lit area; zw: 1 ÷ its width and depth
    area: vec4<f32>,
    // x: 1 ÷ top of the block of air light; y: 1 where there is a sun map; z: 1 where there is a map of the area;
    // w: depth that the sun's map counts as 1, metres
    block: vec4<f32>,
    // A section's half spaces: xyz: normal towards what is taken away, w: distance from the origin, metres.
    cuts: array<vec4<f32>, 6>,
};

@group(#{MATERIAL_BIND_GROUP}) @binding(1) var<uniform> light: Light;
@group(#{MATERIAL_BIND_GROUP}) @binding(5) var sun_map: texture_depth_2d;
@group(#{MATERIAL_BIND_GROUP}) @binding(13) var sun_sampler: sampler_comparison;
@group(#{MATERIAL_BIND_GROUP}) @binding(6) var air_light: texture_3d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(7) var clamp_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(8) var ground_light: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(9) var sky_map: texture_2d<f32>;

// A place in the sun's map: shares and depth.
fn sun_place(world: vec3<f32>) -> vec3<f32> {
    return vec3<f32>(
        dot(light.sun_right.xyz, world) + light.sun_right.w,
        dot(light.sun_down.xyz, world) + light.sun_down.w,
        dot(light.sun_depth.xyz, world) + light.sun_depth.w,
    );
}

// Four texels about a place, weighed by how near it lies to each: 1 where the sun reaches. What is never asked for a
// mipmap may be asked in a vertex shader, too.
fn sun_reaches(place: vec3<f32>) -> f32 {
    return textureSampleCompareLevel(sun_map, sun_sampler, place.xy, place.z);
}

// How much of the sun's disc is seen, 0 to 1, with an edge that widens with the distance to what throws the shadow: the
// sun is half a degree wide. `place` is where the point lies in the sun's map.
fn sun_seen(place: vec3<f32>) -> f32 {
    let size = vec2<f32>(textureDimensions(sun_map));
    let most = vec2<i32>(size) - 1;
    var behind = 0.0;
    var found = 0.0;
    for (var k = 0; k < 9; k++) {
        let off = (vec2<f32>(f32(k % 3), f32(k / 3)) - 1.0) * 3.0;
        let texel = clamp(vec2<i32>(place.xy * size + off), vec2<i32>(0), most);
        let depth = textureLoad(sun_map, texel, 0);
        if depth < place.z {
            behind += (place.z - depth) * light.block.w;
            found += 1.0;
        }
    }
    if found < 0.5 {
        return 1.0;
    }
    let reach = clamp(behind / found * 0.0093 / light.window.w * 0.5, 0.7, 6.0);
    var sum = 0.0;
    for (var k = 0; k < 25; k++) {
        let off = (vec2<f32>(f32(k % 5), f32(k / 5)) - 2.0) * reach * 0.5;
        sum += sun_reaches(vec3<f32>(place.xy + off / size, place.z));
    }
    let inside = step(abs(place.x - 0.5), 0.499) * step(abs(place.y - 0.5), 0.499) * light.block.y;
    return mix(1.0, sum / 25.0, inside);
}

// How much of the light on level ground is the sun's, 0 to 1: what a shadow there takes away.
fn sun_taken() -> f32 {
    let sun = dot(light.sun_colour.rgb, vec3<f32>(0.25, 0.5, 0.25)) * max(light.sun_direction.y, 0.0);
    let sky = dot(light.ambient[2].rgb, vec3<f32>(0.25, 0.5, 0.25));
    return sun / max(sun + sky, 1e-4) * 0.95;
}

// 1 in the middle of a spot, 0 at its edge: `place` is −1 to 1 along both axes.
fn soft_spot(place: vec2<f32>) -> f32 {
    return 1.0 - smoothstep(0.35, 1.0, length(place));
}

fn area_place(world: vec3<f32>) -> vec2<f32> {
    return (world.xz - light.area.xy) * light.area.zw;
}

// 1 within the lit area, 0 outside of it.
fn in_area(place: vec2<f32>) -> f32 {
    let within = step(abs(place - 0.5), vec2<f32>(0.5));
    return within.x * within.y * light.block.z;
}

// What reaches the ground: x: lamp light in lux, y: share of the sky.
fn on_ground(world: vec3<f32>) -> vec2<f32> {
    let place = area_place(world);
    let texel = textureSampleLevel(ground_light, clamp_sampler, place, 0.0);
    return mix(vec2<f32>(0.0, 1.0), vec2<f32>(texel.r * texel.r * 120.0, texel.a), in_area(place));
}

// The like in the air.
fn in_air(world: vec3<f32>) -> vec2<f32> {
    let place = area_place(world);
    let up = sqrt(clamp(world.y * light.block.x, 0.0, 1.0));
    let texel = textureSampleLevel(air_light, clamp_sampler, vec3<f32>(place.x, up, place.y), 0.0);
    return mix(vec2<f32>(0.0, 1.0), vec2<f32>(texel.r * texel.r * 120.0, texel.a), in_area(place));
}

// The sky's and the surroundings' light on a face.
fn ambient(normal: vec3<f32>) -> vec3<f32> {
    let square = normal * normal;
    let x = select(light.ambient[1].rgb, light.ambient[0].rgb, normal.x > 0.0);
    let y = select(light.ambient[3].rgb, light.ambient[2].rgb, normal.y > 0.0);
    let z = select(light.ambient[5].rgb, light.ambient[4].rgb, normal.z > 0.0);
    return square.x * x + square.y * y + square.z * z;
}

// The sky seen in a direction; below the horizon its edge.
fn sky(direction: vec3<f32>) -> vec3<f32> {
    let up = max(direction.y, 0.0);
    let flat = direction.xz / max(length(direction), 1e-4) / (1.0 + up);
    return textureSampleLevel(sky_map, clamp_sampler, flat * 0.5 + 0.5, 0.0).rgb;
}

// What a smooth face mirrors: the sky, or the ground and the town below the horizon.
fn mirrored(direction: vec3<f32>) -> vec3<f32> {
    let above = sky(vec3<f32>(direction.x, abs(direction.y), direction.z));
    // Streets and lawns, and the windows across the street that mirror the sky in turn.
    let below = light.ambient[3].rgb * 0.7 + above * 0.22;
    // A skyline of trees and houses hides the lowest sky.
    return mix(below, above, smoothstep(-0.02, 0.10, direction.y));
}

// Share of light that the haze takes a metre, on the way between two heights: an air that thins out exponentially.
fn haze_density(one_m: f32, other_m: f32) -> f32 {
    let top = light.air.x;
    let low = max(min(one_m, other_m), 0.0);
    let high = max(max(one_m, other_m), low + 0.5);
    return light.haze.w * clamp(top / (high - low) * (exp(-low / top) - exp(-high / top)), 0.0, 1.0);
}
