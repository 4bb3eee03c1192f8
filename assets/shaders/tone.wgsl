// From light to the screen: a film's curve. Shadows keep their depth, bright light rolls off towards white.

// 1 is a white face in full light. Narkowicz' fit (2015) of the ACES curve, with colours a little deeper than in life.
fn to_screen(exposed: vec3<f32>) -> vec3<f32> {
    let grey = dot(exposed, vec3<f32>(0.2126, 0.7152, 0.0722));
    let x = max(mix(vec3<f32>(grey), exposed, 1.12), vec3<f32>(0.0)) * 0.74;
    return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), vec3<f32>(0.0), vec3<f32>(1.0));
}
