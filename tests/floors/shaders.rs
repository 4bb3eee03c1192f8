//! What shaders must not do.

/// Conditions that hang on uniforms alone, one line each. Mesa's processor drivers compile a shader anew for every
/// value of a uniform that decides a branch, and once did so in every frame.
pub fn decided_by_uniforms(file: &str, text: &str, uniforms: &[&str]) -> Vec<String> {
    let faults = text.lines().enumerate().filter_map(|(at, line)| {
        let condition = line.split_once("if ")?.1.split('{').next()?;
        let hangs = |part: &str| {
            let names = names(part);
            !names.is_empty() && names.iter().all(|name| uniforms.contains(name))
        };
        let code = !line.trim_start().starts_with("//") && line.contains('{');
        let fault = condition.split("&&").flat_map(|part| part.split("||")).find(|part| hangs(part))?;
        code.then(|| {
            format!("{file}:{}: `{}` is decided by a uniform alone; mix both sides instead", at + 1, fault.trim())
        })
    });
    faults.collect()
}

/// The uniforms that a shader declares, and those that import it read.
pub fn uniforms(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| line.split_once("var<uniform>")?.1.split(':').next()).map(str::trim)
}

/// The variables that stand in it: members and numbers are none.
fn names(expression: &str) -> Vec<&str> {
    let words = expression.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.');
    let words = words.map(|word| word.split('.').next().unwrap_or_default());
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())).collect()
}

#[test]
fn a_branch_decided_by_a_uniform_is_found() {
    let found = |condition: &str| {
        let text = format!("@group(0) @binding(2) var<uniform> develop: Develop;\nfn f() {{\n    if {condition} {{");
        let imported = "@group(1) @binding(0) var<uniform> light: Light;";
        decided_by_uniforms("a.wgsl", &text, &uniforms(&text).chain(uniforms(imported)).collect::<Vec<_>>())
    };
    assert_eq!(
        found("develop.beyond_white < 0.5"),
        ["a.wgsl:3: `develop.beyond_white < 0.5` is decided by a uniform alone; mix both sides instead"]
    );
    assert_eq!(found("in.x > 2.0 && light.air.x > 0.0").len(), 1);
    assert!(found("alpha < develop.drawn.x").is_empty() && found("texel.a < 0.5 || is_gone(in.clip.xy)").is_empty());
}
