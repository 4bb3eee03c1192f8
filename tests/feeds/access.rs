//! Who may listen: passwords, certificates, addresses at which nobody is.

use std::{fs, path::Path, process::Command};

use yungu::feeds::Lost;

use crate::{
    ROOT, Receiver, SOON, answer,
    broker::{Broker, certificates, wait_for},
    err, json, run, yungu,
};

#[test]
fn a_wrong_password_is_told_and_the_right_one_opens() {
    let broker = Broker::with(|folder| {
        let file = folder.join("passwords");
        let made =
            Command::new("mosquitto_passwd").args(["-b", "-c"]).arg(&file).args(["twin", "s=ecret"]).status().unwrap();
        assert!(made.success());
        format!("allow_anonymous false\npassword_file {}\n", file.display())
    });
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (right, wrong) =
        (file("right", "user = twin\npassword = s=ecret\n"), file("wrong", "user = twin\npassword = guess9\n"));
    for version in ["4", "5"] {
        let url = format!("{}?version={version}", broker.url());
        let refused = run(&["feed", "--to", &url, "--seconds", "1", "--feed-credentials", &wrong, "--lang", "en"]);
        assert_eq!(refused.status.code(), Some(2), "{}", err(&refused));
        assert!(err(&refused).contains("password is wrong") && !err(&refused).contains("guess9"), "{}", err(&refused));
        let refused = run(&["state", "--feed", &url, "--for", "2", "--json", "--lang", "en"]);
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0));
        assert!(err(&refused).contains("password is wrong"), "{}", err(&refused));
        let sent = json(&["feed", "--to", &url, "--seconds", "1", "--feed-credentials", &right, "--json"]);
        assert_eq!(sent["arrived"], sent["messages"]);
        let mut by_variables = yungu(&["state", "--feed", &url, "--for", "2", "--json"]);
        by_variables.env("YUNGU_MQTT_USER", "twin").env("YUNGU_MQTT_PASSWORD", "s=ecret");
        let heard = answer(&by_variables.output().unwrap());
        assert_eq!((&heard["feed"]["status"], &heard["feed"]["messages"]), (&"connected".into(), &sent["messages"]));
    }
}

#[test]
fn a_password_in_an_address_is_refused_with_advice_and_never_shown() {
    for args in [
        &["feed", "--seconds", "1", "--to", "mqtt://twin:s3cret@127.0.0.1"][..],
        &["state", "--for", "1", "--feed", "mqtt://twin:s3cret@127.0.0.1"],
        &["record", "--seconds", "1", "--out", "never.rec", "--feed", "mqtt://twin:s3cret@127.0.0.1"],
    ] {
        for lang in ["zh", "en"] {
            let output = run(&[args, &["--lang", lang]].concat());
            let said = err(&output) + &String::from_utf8_lossy(&output.stdout);
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(said.contains("--feed-credentials") && !said.contains("s3cret"), "{said}");
        }
    }
    assert!(!Path::new(ROOT).join("never.rec").exists());
}

#[test]
fn nobody_at_the_address_is_told() {
    let refused = run(&["state", "--feed", "mqtt://127.0.0.1:1", "--for", "1", "--lang", "en"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("out of reach"), "{}", err(&refused));
    let refused = run(&["feed", "--to", "mqtt://127.0.0.1:1", "--seconds", "1"]);
    assert!(refused.status.code() == Some(2) && err(&refused).contains("连不上"), "{}", err(&refused));
}

#[test]
fn a_broker_behind_tls_is_trusted_by_its_ca_alone() {
    let broker = Broker::with(|folder| {
        certificates(folder);
        let at = folder.display();
        format!("allow_anonymous true\ncertfile {at}/server.pem\nkeyfile {at}/server.key\n")
    });
    let ca = broker.folder.path().join("ca.pem");
    for version in ["4", "5"] {
        let url = format!("mqtts://localhost:{}?version={version}", broker.port);
        let sent = json(&["feed", "--to", &url, "--seconds", "1", "--feed-ca", ca.to_str().unwrap(), "--json"]);
        assert!(sent["arrived"] == sent["messages"] && sent["messages"].as_u64() > Some(192));
        let mut receiver = Receiver::of(&url, None, Some(&ca));
        wait_for("a value", SOON, || receiver.value("F-08/L3/A/R07/24/power").is_some());
        let other = tempfile::tempdir().unwrap();
        let stranger = Receiver::of(&url, None, Some(&certificates(other.path())));
        wait_for("distrust", SOON, || matches!(stranger.lost(), Some(Lost::Tls(_))));
        let plain = Receiver::of(&format!("mqtt://127.0.0.1:{}?version={version}", broker.port), None, None);
        wait_for("a refusal", SOON, || plain.lost().is_some());
    }
}
