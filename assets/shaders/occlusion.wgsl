// How open each pixel is, from the depths around it, and the picture darkened by that.

#import bevy_core_pipeline::fullscreen_vertex_shader::FullscreenVertexOutput

#ifdef FIND
#import bevy_render::view::View

struct Occlusion {
    // Radius as a share of the distance, and its bounds in metres.
    radius: f32,
    least_m: f32,
    most_m: f32,
    strength: f32,
    haze_per_m: f32,
};

@group(0) @binding(0) var depths: texture_depth_multisampled_2d;
@group(0) @binding(1) var<uniform> view: View;
@group(0) @binding(2) var<uniform> occlusion: Occlusion;

const SAMPLES: i32 = 14;
// Turns of the spiral of samples: no common factor with their number, so that they spread.
const TURNS: f32 = 5.0;
// Nothing reaches farther on the screen, pixels.
const WIDEST: f32 = 220.0;

// A pixel's point in the camera's space, metres.
fn point_at(pixel: vec2<i32>, size: vec2<i32>) -> vec3<f32> {
    let held = clamp(pixel, vec2<i32>(0), size - 1);
    let depth = textureLoad(depths, held, 0);
    let share = (vec2<f32>(held) + 0.5) / vec2<f32>(size);
    let clip = vec4<f32>(share.x * 2.0 - 1.0, 1.0 - share.y * 2.0, max(depth, 1e-7), 1.0);
    let there = view.view_from_clip * clip;
    return there.xyz / there.w;
}

// The nearer of the two neighbours tells the slope: across an edge there is none.
fn slope(here: vec3<f32>, before: vec3<f32>, after: vec3<f32>) -> vec3<f32> {
    let back = here - before;
    let forth = after - here;
    return select(forth, back, abs(back.z) < abs(forth.z));
}

@fragment
fn find(in: FullscreenVertexOutput) -> @location(0) vec2<f32> {
    let size = vec2<i32>(textureDimensions(depths));
    let pixel = vec2<i32>(in.position.xy);
    let here = point_at(pixel, size);
    let far = -here.z;
    if far > 3000.0 {
        return vec2<f32>(1.0, 6000.0);
    }
    let x = vec2<i32>(1, 0);
    let y = vec2<i32>(0, 1);
    let right = slope(here, point_at(pixel - x, size), point_at(pixel + x, size));
    let down = slope(here, point_at(pixel - y, size), point_at(pixel + y, size));
    let normal = normalize(cross(down, right));

    let radius_m = clamp(far * occlusion.radius, occlusion.least_m, occlusion.most_m);
    let widest = clamp(radius_m * view.clip_from_view[1][1] * 0.5 * f32(size.y) / far, 3.0, WIDEST);
    let grain = fract(52.9829189 * fract(dot(vec2<f32>(pixel), vec2<f32>(0.06711056, 0.00583715))));
    var sum = 0.0;
    for (var k = 0; k < SAMPLES; k++) {
        let share = (f32(k) + 0.5) / f32(SAMPLES);
        let angle = share * TURNS * 6.2831853 + grain * 6.2831853;
        let off = vec2<f32>(cos(angle), sin(angle)) * share * widest;
        let to = point_at(pixel + vec2<i32>(off), size) - here;
        let square = dot(to, to);
        // What rises above the face, a little less than nothing so that flat faces stay clean.
        let rise = dot(to, normal) - 0.0018 * far;
        let near = max(1.0 - square / (radius_m * radius_m), 0.0);
        sum += near * near * max(rise, 0.0) * inverseSqrt(square + 1e-4);
    }
    let hidden = sum / f32(SAMPLES) * 2.6 * occlusion.strength * exp(-occlusion.haze_per_m * far);
    return vec2<f32>(clamp(1.0 - hidden, 0.0, 1.0), far);
}
#endif

#ifdef DARKEN
@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var openness: texture_2d<f32>;

@fragment
fn darken(in: FullscreenVertexOutput) -> @location(0) vec4<f32> {
    let size = vec2<i32>(textureDimensions(openness));
    let pixel = vec2<i32>(in.position.xy);
    let here = textureLoad(openness, pixel, 0).rg;
    var sum = 0.0;
    var weights = 0.0;
    for (var y = -2; y < 3; y++) {
        for (var x = -2; x < 3; x++) {
            let near = textureLoad(openness, clamp(pixel + vec2<i32>(x, y), vec2<i32>(0), size - 1), 0).rg;
            let weight = max(1.0 - abs(near.g - here.g) / (0.02 * here.g + 0.05), 0.0) + 1e-4;
            sum += near.r * weight;
            weights += weight;
        }
    }
    let colour = textureLoad(picture, pixel, 0);
    // What shines itself, and what the sun burns white, is dimmed less.
    let bright = dot(colour.rgb, vec3<f32>(0.2126, 0.7152, 0.0722));
    let open = mix(sum / weights, 1.0, smoothstep(0.7, 2.0, bright) * 0.7);
    // Light that is sent to and fro between near faces takes on their colour.
    let albedo = colour.rgb / max(max(colour.r, max(colour.g, colour.b)), 1e-4) * 0.5;
    let lifted = open + (1.0 - open) * open * albedo;
    return vec4<f32>(colour.rgb * lifted, colour.a);
}
#endif
