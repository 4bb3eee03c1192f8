//! A real Mosquitto on a free port, with its own folder, that can be killed and started again.

#![allow(dead_code, reason = "not every test needs all of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop loudly, in its helpers too")]

use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

pub struct Broker {
    pub port: u16,
    pub folder: tempfile::TempDir,
    child: Option<Child>,
}

impl Broker {
    /// One that anybody may use.
    pub fn open() -> Self {
        Self::with(|_| "allow_anonymous true\n".to_owned())
    }

    /// One with more in its configuration; `more` is given its folder.
    pub fn with(more: impl Fn(&Path) -> String) -> Self {
        // Between finding a free port and taking it, another test's broker may have taken it.
        let found = (0..8).find_map(|_| Self::at_free_port(&more));
        found.unwrap_or_else(|| panic!("no broker could be started"))
    }

    fn at_free_port(more: &impl Fn(&Path) -> String) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let at = folder.path();
        let text = format!(
            "user root\nlistener {port} 127.0.0.1\npersistence true\npersistence_location {}/\nautosave_interval 1\n\
             autosave_on_changes true\nmax_queued_messages 100000\nmax_packet_size 268435455\n{}",
            at.display(),
            more(at)
        );
        fs::write(at.join("mosquitto.conf"), text).unwrap();
        let mut broker = Self { port, folder, child: None };
        broker.try_start().then_some(broker)
    }

    pub fn start(&mut self) {
        assert!(self.try_start(), "the broker's port was taken meanwhile");
    }

    /// Whether the broker itself is there, and not another one at its port.
    fn try_start(&mut self) -> bool {
        let program =
            ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto"].into_iter().find(|path| Path::new(path).exists());
        let log = fs::File::create(self.folder.path().join("log")).unwrap();
        let child = Command::new(program.unwrap_or("mosquitto"))
            .arg("-c")
            .arg(self.folder.path().join("mosquitto.conf"))
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| panic!("no mosquitto ({error}); run tools/setup"));
        let child = self.child.insert(child);
        let (port, log) = (self.port, self.folder.path().join("log"));
        let mut ended = false;
        wait_for("the broker", Duration::from_secs(20), || {
            ended = child.try_wait().unwrap().is_some();
            let runs = fs::read_to_string(&log).unwrap_or_default().contains(" running");
            ended || runs && TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        !ended
    }

    /// As if its power was cut.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Stands still, with its connections open, as under a load that it cannot bear; or goes on.
    #[cfg(unix)]
    pub fn freeze(&self, still: bool) {
        let pid = self.child.as_ref().map(Child::id).unwrap().to_string();
        let signal = if still { "-STOP" } else { "-CONT" };
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    }

    pub fn url(&self) -> String {
        url_of(self.port)
    }

    /// Publishes a retained message with Mosquitto's own client.
    pub fn publish(&self, topic: &str, payload: &[u8]) {
        let mut child = client("mosquitto_pub")
            // Nothing at all makes the broker forget what it kept.
            .args([
                "-p",
                &self.port.to_string(),
                "-q",
                "1",
                "-r",
                "-t",
                topic,
                if payload.is_empty() { "-n" } else { "-s" },
            ])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(payload).unwrap();
        assert!(child.wait().unwrap().success(), "mosquitto_pub");
    }

    /// Waits until a `yungu` has connected.
    pub fn wait_for_yungu(&self) {
        let log = self.folder.path().join("log");
        wait_for("a yungu at the broker", Duration::from_secs(30), || {
            fs::read_to_string(&log).unwrap_or_default().contains(" as yungu")
        });
    }

    /// What the broker keeps under a filter, by topic, as Mosquitto's own client sees it.
    pub fn retained(&self, filter: &str) -> BTreeMap<String, String> {
        let output = client("mosquitto_sub")
            .args(["-p", &self.port.to_string(), "-q", "1", "-t", filter, "--retained-only", "-W", "2", "-F", "%t\t%p"])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().filter_map(|line| line.split_once('\t')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    }
}

/// The address of whoever listens at a port.
pub fn url_of(port: u16) -> String {
    format!("mqtt://127.0.0.1:{port}")
}

/// A line to a broker that lets through no more than so many bytes a second; gives its port. It ends with the test.
pub fn slow_line(to: u16, bytes_per_s: usize) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for near in listener.incoming().flatten() {
            let Ok(far) = TcpStream::connect(("127.0.0.1", to)) else { continue };
            for (from, to) in [(near.try_clone(), far.try_clone()), (Ok(far), Ok(near))] {
                let (Ok(from), Ok(to)) = (from, to) else { continue };
                thread::spawn(move || trickle(from, to, bytes_per_s));
            }
        }
    });
    port
}

fn trickle(mut from: TcpStream, mut to: TcpStream, bytes_per_s: usize) {
    let mut part = vec![0; (bytes_per_s / 20).max(1)];
    while let Ok(count @ 1..) = from.read(&mut part) {
        if to.write_all(part.get(..count).unwrap_or_default()).is_err() {
            break;
        }
        thread::sleep(Duration::from_secs_f64(count as f64 / bytes_per_s as f64));
    }
    let _ = to.shutdown(std::net::Shutdown::Both);
}

impl Drop for Broker {
    fn drop(&mut self) {
        self.kill();
    }
}

fn client(name: &str) -> Command {
    let mut command = Command::new(name);
    command.stdin(Stdio::null()).env("LC_ALL", "C.UTF-8");
    command
}

/// Waits until something is so.
pub fn wait_for(what: &str, at_most: Duration, mut is_so: impl FnMut() -> bool) -> Duration {
    let begin = Instant::now();
    while !is_so() {
        assert!(begin.elapsed() < at_most, "{what}: not within {at_most:?}");
        thread::sleep(Duration::from_millis(10));
    }
    begin.elapsed()
}

/// A CA, and a certificate of it for `localhost`: `ca.pem`, `server.pem`, `server.key` in the folder.
pub fn certificates(folder: &Path) -> PathBuf {
    let openssl = |args: &[&str]| {
        let output = Command::new("openssl").args(args).current_dir(folder).output();
        let output = output.unwrap_or_else(|error| panic!("no openssl ({error}); run tools/setup"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    let ca = ["req", "-x509", "-days", "30", "-subj", "/CN=test CA", "-keyout", "ca.key", "-out", "ca.pem"];
    openssl(&[&ca[..], &new_key[..]].concat());
    let request = ["req", "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr"];
    openssl(&[&request[..], &new_key[..]].concat());
    fs::write(folder.join("names"), "subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n").unwrap();
    let sign =
        ["x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30"];
    openssl(&[&sign[..], &["-extfile", "names", "-out", "server.pem"][..]].concat());
    folder.join("ca.pem")
}
