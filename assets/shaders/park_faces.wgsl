// What a face is, and what shines from it: shared by the profiles.

#import "shaders/park_light.wgsl"::{light, ambient, in_air, on_ground}

struct Look {
    base: vec4<f32>,
    emissive: vec4<f32>,
    // x: alpha cut-off; y: 1 for the builder's own faces, whose corners name their surface
    own: vec4<f32>,
};

struct Tint {
    // rgb: overlay colour, linear; a: its strength
    colour: vec4<f32>,
    // x: share of people present, 0 to 1; y: selected; z: highlighted; w: how far it has faded away
    state: vec4<f32>,
    // x: 1 while the building is open; y: a number of the building's own; z: height up to which it is built, metres, or 0
    // for all of it; w: marks over the overlay's colour, 0 for none, 5 where
    // it is faded: then glass is as pale as walls, and the haze takes a good part of all
    more: vec4<f32>,
};

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> look: Look;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var<storage, read> tints: array<Tint>;
@group(#{MATERIAL_BIND_GROUP}) @binding(3) var surfaces: texture_2d_array<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var surface_sampler: sampler;
#ifdef TEXTURED
@group(#{MATERIAL_BIND_GROUP}) @binding(10) var base_texture: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(11) var base_sampler: sampler;
#endif
// xy: 1 ÷ tile; z: gloss, 0 to 1. By surface, in the order of its layers.
@group(#{MATERIAL_BIND_GROUP}) @binding(12) var<storage, read> tiles: array<vec4<f32>>;

// The surface that a corner's colour names.
fn layer_of(alpha: f32) -> u32 {
    return select(0u, min(u32(alpha * 255.0 + 0.5), arrayLength(&tiles) - 1u), look.own.y > 0.5);
}

fn tint_of(tag: u32) -> Tint {
    return tints[min(tag, arrayLength(&tints) - 1u)];
}

// What the sky, the surroundings and lamps send back from a white face.
fn around_at(world: vec3<f32>, normal: vec3<f32>, opened: f32) -> vec3<f32> {
#ifdef INSIDE
    // Rooms have their own light, from above; daylight comes in where the roof is off.
    let room = light.air.z * (0.70 + 0.22 * normal.y + 0.11 * normal.x + 0.07 * normal.z);
    return ambient(normal) * mix(0.03, 0.8, opened) + vec3<f32>(1.0, 0.97, 0.92) * room;
#else ifdef COUNTRY
    return ambient(normal);
#else
#ifdef GROUND
    let here = on_ground(world);
#else
    let here = in_air(world + normal * 2.5);
#endif
    return opened_to(ambient(normal), max(here.y, 0.8 * opened)) + light.lamp.rgb * here.x + light.air.z * opened * 0.5;
#endif
}

// What is left of the sky's light where a share of the sky is seen: what hides the rest sends some of its light on.
fn opened_to(from_sky: vec3<f32>, share: f32) -> vec3<f32> {
    return from_sky * (0.84 * share + 0.16);
}

fn cell_noise(cell: vec2<f32>) -> f32 {
    var mixed = fract(cell.xyx * 0.1031);
    mixed += dot(mixed, mixed.yzx + 33.33);
    return fract((mixed.x + mixed.y) * mixed.z);
}

// Light from a window, from dusk on: by how many people are in. Whole storeys and rooms of two modules light up together.
// The building's number comes from its corners: between them it is whole only once rounded, and chance takes any other
// number for another room.
fn lit_window(uv: vec2<f32>, share: f32, number: f32) -> vec3<f32> {
    let chance = cell_noise(vec2<f32>(floor(uv.x * 0.5) + round(number) * 7.0, floor(uv.y)));
    let lit = step(chance, share * 0.85 + 0.03);
    let other = fract(chance * 57.31);
    let hue = mix(vec3<f32>(1.0), vec3<f32>(0.86, 0.98, 1.25), step(0.6, other));
    let on = max(light.sun_direction.w, light.sun_colour.w * 0.65);
    return lit * (0.35 + 0.65 * fract(chance * 91.7)) * on * light.window.rgb * hue;
}

// A picture that moves slowly: dawn over hills, in the colours of an LED volume.
fn led_picture(uv: vec2<f32>, seconds: f32) -> vec3<f32> {
    let x = uv.x * 0.16;
    let y = -uv.y * 0.13;
    let drift = seconds * 0.02;
    let sky = mix(vec3<f32>(1.0, 0.52, 0.25), vec3<f32>(0.10, 0.22, 0.62), clamp(y * 0.9 - 0.1, 0.0, 1.0));
    var colour = sky + vec3<f32>(1.0, 0.7, 0.4) * 0.5 * exp(-8.0 * length(vec2<f32>(fract(x * 0.25) - 0.5, y - 0.42)));
    for (var k = 0; k < 4; k++) {
        let n = f32(k);
        let ridge = 0.46 - 0.10 * n + 0.06 * sin(x * (2.1 + n * 0.9) + n * 5.0 + drift * (1.0 + n))
            + 0.03 * sin(x * (5.3 + n) - n * 2.0);
        let tone = mix(vec3<f32>(0.62, 0.42, 0.48), vec3<f32>(0.02, 0.05, 0.09), (n + 1.0) / 4.0);
        colour = mix(colour, tone, smoothstep(0.004, -0.004, y - ridge));
    }
    return colour;
}

// How much more the haze takes of what is faded.
const FADED_HAZE: f32 = 0.4;

// Gone by and by, pixel by pixel in an even grain.
fn is_gone(pixel: vec2<f32>, faded: f32) -> bool {
    let grain = fract(52.9829189 * fract(dot(floor(pixel), vec2<f32>(0.06711056, 0.00583715))));
    return grain < faded;
}

// How far above the height up to which its building is built, metres.
fn above_built(y: f32, built_m: f32) -> f32 {
    return select(y - built_m, -1000.0, built_m <= 0.0);
}

// Whether a section takes a point away.
fn is_cut_off(world: vec3<f32>) -> bool {
    var beyond_m = -1.0;
    for (var k = 0; k < 6; k++) {
        let plane = light.cuts[k];
        // Planes that keep everything come last.
        if dot(plane.xyz, plane.xyz) < 0.5 {
            break;
        }
        beyond_m = max(beyond_m, dot(plane.xyz, world) - plane.w);
    }
    return beyond_m > 0.0;
}

// A cut face: in a colour that nothing else has, by day and by night, with fine light lines aslant that keep their size on
// the screen.
fn cut_face(pixel: vec2<f32>, screen_height: f32) -> vec3<f32> {
    let at = pixel * (90.0 / max(screen_height, 540.0));
    let line = abs(fract(at.x + at.y) * 2.0 - 1.0);
    return mix(vec3<f32>(0.34, 0.085, 0.045), vec3<f32>(0.62, 0.24, 0.15), smoothstep(0.30, 0.10, line));
}

// Green netting about the storeys that are worked on.
fn netted(colour: vec3<f32>, above_m: f32) -> vec3<f32> {
    let net = smoothstep(-7.5, -7.2, above_m) * 0.8;
    let brightness = dot(colour, vec3<f32>(0.3, 0.5, 0.2)) * 0.7 + 0.02;
    return mix(colour, brightness * vec3<f32>(0.40, 1.15, 0.78), net);
}

// Over the colour of a value that nobody measured: 1 dashes for what is planned, 2 thin lines for what is simulated,
// 3 broad bands for what is stale, 4 dots for what is missing. They keep their size on the screen, as the legend has them.
fn marked(colour: vec3<f32>, pixel: vec2<f32>, screen_height: f32, marks: u32) -> vec3<f32> {
    let at = pixel * (90.0 / max(screen_height, 540.0));
    // 0 in the middle of a line, 1 half way to the next.
    let rising = abs(fract(at.x + at.y) * 2.0 - 1.0);
    // Light on dark faces, dark on light ones.
    let ink = mix(1.5, 0.66, smoothstep(0.2, 0.5, dot(colour, vec3<f32>(0.25, 0.6, 0.15))));
    switch marks {
        case 1u: {
            let line = abs(fract(at.y) * 2.0 - 1.0);
            let dash = step(fract(at.x * 0.5 + floor(at.y) * 0.5), 0.62);
            return colour * mix(1.0, ink, dash * smoothstep(0.32, 0.14, line));
        }
        case 2u: {
            return colour * mix(1.0, ink, smoothstep(0.34, 0.14, rising));
        }
        case 3u: {
            let falling = abs(fract((at.x - at.y) * 0.5) * 2.0 - 1.0);
            return colour * mix(1.0, 0.55, smoothstep(0.56, 0.44, falling));
        }
        case 4u: {
            let dot = length(fract(at * 0.75 + vec2<f32>(floor(at.y * 0.75) * 0.5, 0.0)) - 0.5);
            return colour * mix(1.0, 0.45, smoothstep(0.30, 0.18, dot));
        }
        default: {
            return colour;
        }
    }
}
