//! The help of the command line, in the language that it asks for.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use super::parse_lang;
use crate::{park::Lang, words::Words};

/// The language of `--lang`, before the line is parsed; the default one if it says none or a wrong one.
pub(super) fn lang_of(args: &[OsString]) -> Lang {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let apart = texts.iter().zip(texts.iter().skip(1)).filter(|(name, _)| **name == "--lang").map(|(_, value)| *value);
    let joined = texts.iter().filter_map(|text| text.strip_prefix("--lang="));
    apart.chain(joined).find_map(|text| parse_lang(text).ok()).unwrap_or_default()
}

/// The command with every text from the locale: `help-about`, `help-cmd-<name>`, `help-arg-<id>`.
pub(super) fn in_language(command: Command, words: &Words) -> Command {
    let command = command
        .about(words.get("help-about"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = names.into_iter().fold(command, |command, name| {
        let about = words.get(&format!("help-cmd-{name}"));
        command.mut_subcommand(name, |sub| headed(sub.about(about).disable_help_flag(true), words))
    });
    headed(command, words)
}

/// One command with its options explained, and its headings.
fn headed(command: Command, words: &Words) -> Command {
    let usage = words.get("help-usage");
    let mut template = format!("{{about-with-newline}}\n{usage} {{usage}}\n");
    let mut section = |heading: String, part: &str| template.push_str(&format!("\n{heading}\n{{{part}}}\n"));
    if command.has_subcommands() {
        section(words.get("help-commands"), "subcommands");
    }
    if command.get_positionals().next().is_some() {
        section(words.get("help-arguments"), "positionals");
    }
    section(words.get("help-options"), "options");
    command.help_template(template).mut_args(|arg| {
        let key = format!("help-arg-{}", arg.get_id());
        arg.help(words.get(&key))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::{cli::Line, words};

    fn keys_of(command: &Command, keys: &mut BTreeSet<String>) {
        keys.extend(command.get_arguments().map(|arg| format!("help-arg-{}", arg.get_id())));
        for sub in command.get_subcommands() {
            keys.insert(format!("help-cmd-{}", sub.get_name()));
            keys_of(sub, keys);
        }
    }

    #[test]
    fn every_command_and_option_has_words_and_no_words_are_left_over() {
        let mut keys = BTreeSet::new();
        keys_of(&in_language(Line::command(), &Words::default()), &mut keys);
        let stems = ["help-arg-", "help-cmd-"];
        for lang in [Lang::Zh, Lang::En] {
            let written =
                words::source(lang).lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.to_owned());
            let written: BTreeSet<String> =
                written.filter(|key| stems.iter().any(|stem| key.starts_with(stem))).collect();
            assert_eq!(written, keys, "{lang:?}");
        }
    }

    #[test]
    fn help_is_in_the_language_that_was_asked_for() {
        let help = |lang| in_language(Line::command(), &Words::new(lang)).render_long_help().to_string();
        let (zh, en) = (help(Lang::Zh), help(Lang::En));
        assert!(zh.contains("用法") && zh.contains("打开窗口") && !zh.contains("Usage"), "{zh}");
        assert!(en.contains("Usage") && en.contains("Open the window") && !en.contains("用法"), "{en}");
        assert!(!zh.contains('⟦') && !en.contains('⟦'));
    }

    #[test]
    fn the_language_is_known_before_the_line_is_parsed() {
        let lang = |text: &str| lang_of(&text.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(lang("yungu check --lang en"), Lang::En);
        assert_eq!(lang("yungu --lang=en check"), Lang::En);
        assert_eq!(lang("yungu check"), Lang::Zh);
        assert_eq!(lang("yungu --lang fr"), Lang::Zh);
        assert_eq!(lang("yungu --lang"), Lang::Zh);
    }
}
