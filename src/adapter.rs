//! What there is to draw with, asked before Bevy is: it would panic where there is nothing.

use crate::park::Issue;

/// A graphics card, or a software driver.
#[derive(Clone, Debug)]
pub(crate) struct Adapter {
    /// The processor draws.
    pub software: bool,
    name: String,
    driver: String,
    version: String,
}

/// The adapter that Bevy will choose, too; `None` where nothing can draw.
pub(crate) fn find_adapter() -> Option<Adapter> {
    let instance = wgpu::Instance::default();
    let found = bevy::tasks::block_on(instance.request_adapter(&wgpu::RequestAdapterOptions::default())).ok()?;
    let info = found.get_info();
    Some(Adapter {
        software: info.device_type == wgpu::DeviceType::Cpu,
        name: info.name,
        driver: info.driver,
        version: info.driver_info,
    })
}

/// Before this release lavapipe loses some 30 KiB with every few draws: Debian 12's 22.3 grows by 4 MB a frame on a
/// park of fifteen buildings, 25.0.7 not at all (measured with this program).
const FIRST_SOUND_MESA: u32 = 24;

impl Adapter {
    /// Its name, driver and version.
    pub fn name(&self) -> String {
        let Self { name, driver, version, .. } = self;
        format!("{name}, {driver} {version}").trim_end().to_owned()
    }

    /// What the user should know about the driver.
    pub fn issues(&self) -> Vec<Issue> {
        let mesa = self.version.strip_prefix("Mesa ").and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
        let leaks = self.software && mesa.is_some_and(|major| major < FIRST_SOUND_MESA);
        let version = format!("{} {}", self.driver, self.version);
        leaks.then(|| Issue::warning("driver-leaks").with("version", version.trim())).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_software_driver_is_told_of_and_no_other() {
        let adapter = |software, version: &str| Adapter {
            software,
            name: String::new(),
            driver: "llvmpipe".into(),
            version: version.into(),
        };
        assert_eq!(adapter(true, "Mesa 22.3.6 (LLVM 15.0.6)").issues().len(), 1);
        assert_eq!(adapter(true, "Mesa 25.0.7-2~bpo12+1 (LLVM 15.0.6)").issues(), []);
        assert_eq!(adapter(false, "Mesa 22.3.6").issues(), []);
        assert_eq!(adapter(true, "WARP").issues(), []);
    }
}
