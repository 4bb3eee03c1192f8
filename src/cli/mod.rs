//! The commands. Answers go to stdout, everything else to stderr; `--json` answers are stable and documented with
//! the command that gives them.
//!
//! Exit codes: 0 done; 1 `check` found issues; 2 the command line, the scene or a file cannot be read.

mod answer;
mod ask;
mod bench;
mod bench_ingest;
mod build_models;
mod check;
mod compare;
mod compare_answer;
mod compare_text;
mod describe;
mod describe_text;
mod feed;
mod feed_answer;
mod feed_args;
mod film;
mod fuzz_visitor;
mod help;
mod history;
mod keeper;
mod long_work;
mod metrics_answer;
mod open_scene;
mod opening;
mod record;
mod roots;
mod sheet;
mod shot;
mod start;
mod state;
mod studios;
mod tour;
mod view;
mod view_args;
mod walk_from;
mod window_args;

use std::{ffi::OsString, path::PathBuf, process::ExitCode, time::Instant};

use anyhow::Result;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::{park::Lang, words::Words};

pub use roots::Roots;
use view_args::ShotArgs;
use window_args::WindowArgs;

/// Exit code of a command that could not read what it needs.
const CANNOT_READ: u8 = 2;

#[derive(Debug, Parser)]
#[command(name = "yungu", version, disable_help_subcommand = true)]
struct Line {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    view: WindowArgs,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command takes.
#[derive(Clone, Debug, Default, Args)]
struct Common {
    #[arg(long, global = true, value_name = "zh|en", value_parser = parse_lang)]
    lang: Option<Lang>,
    #[arg(long, global = true, value_name = "DIR")]
    scene: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    assets: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    View(WindowArgs),
    Shot(ShotArgs),
    Check(check::CheckArgs),
    Describe(describe::DescribeArgs),
    Compare(compare::CompareArgs),
    State(state::StateArgs),
    Ask(ask::AskArgs),
    Studios(studios::StudiosArgs),
    History(history::HistoryArgs),
    Tour(tour::TourArgs),
    BuildModels(build_models::BuildModelsArgs),
    Bench(bench::BenchArgs),
    Feed(feed::FeedArgs),
    Record(record::RecordArgs),
    Film(film::FilmArgs),
    Sheet(sheet::SheetArgs),
    FuzzVisitor(fuzz_visitor::FuzzArgs),
}

/// Where a command finds things, and the language that it answers in.
#[derive(Debug)]
struct Context {
    roots: Roots,
    scene: Option<PathBuf>,
    words: Words,
}

impl Context {
    /// The scene folder that `--scene` names, or the default one.
    fn scene(&self) -> PathBuf {
        self.roots.scene(self.scene.as_deref())
    }
}

/// Does what the command line says. `started` is when the process began, which `bench` counts from.
pub fn run(started: Instant) -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let words = Words::new(help::lang_of(&args));
    let line = match parse(&args, &words) {
        Ok(line) => line,
        Err(error) => {
            // Help and the version are answers, on stdout with code 0; the rest are mistakes, on stderr with code 2.
            let code = u8::try_from(error.exit_code()).unwrap_or(CANNOT_READ);
            return if error.print().is_ok() { ExitCode::from(code) } else { ExitCode::SUCCESS };
        }
    };
    let roots = Roots::find(line.common.assets.as_deref());
    let context = Context { roots, scene: line.common.scene, words };
    match obey(line.command.unwrap_or(Command::View(line.view)), &context, started) {
        Ok(code) => code,
        // The reader of a pipe has had enough, as `head` does.
        Err(error) if answer::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("yungu: {error:#}");
            ExitCode::from(CANNOT_READ)
        }
    }
}

fn obey(command: Command, context: &Context, started: Instant) -> Result<ExitCode> {
    match command {
        Command::View(args) => view::view(&args, context),
        Command::Shot(args) => shot::shot(&args, context),
        Command::Check(args) => check::check(&args, context),
        Command::Describe(args) => describe::describe(&args, context),
        Command::Compare(args) => compare::compare(&args, context),
        Command::State(args) => state::state(&args, context),
        Command::Ask(args) => ask::ask(&args, context),
        Command::Studios(args) => studios::studios(&args, context),
        Command::History(args) => history::history(&args, context),
        Command::Tour(args) => tour::tour(&args, context),
        Command::BuildModels(args) => build_models::build_models(&args, context),
        Command::Bench(args) => bench::bench(&args, context, started),
        Command::Feed(args) => feed::feed(&args, context),
        Command::Record(args) => record::record(&args, context),
        Command::Sheet(args) => sheet::sheet(&args, context),
        Command::Film(args) => film::film(&args, context),
        Command::FuzzVisitor(args) => fuzz_visitor::fuzz(&args, context),
    }
}

fn parse(args: &[OsString], words: &Words) -> Result<Line, clap::Error> {
    let mut command = help::in_language(Line::command(), words);
    let matches: ArgMatches = command.try_get_matches_from_mut(args)?;
    let line = Line::from_arg_matches(&matches).map_err(|error| error.format(&mut command))?;
    // Without a subcommand the options of `view` stand alone; before another one they would be lost silently.
    match &line.command {
        Some(_) if line.view != WindowArgs::default() => Err(command.error(
            clap::error::ErrorKind::ArgumentConflict,
            "options of the window stand after `view`, or alone; other commands have their own, after their name",
        )),
        _ => Ok(line),
    }
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    match text {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        _ => Err("the languages are zh and en".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        view_args::{ModeArg, QualityArg, Size},
        *,
    };

    fn line(text: &str) -> Result<Line, clap::Error> {
        let args: Vec<OsString> = text.split_whitespace().map(OsString::from).collect();
        parse(&args, &Words::new(Lang::En))
    }

    fn refusal(text: &str) -> String {
        let error = line(text).unwrap_err();
        assert_eq!(error.exit_code(), 2, "{text}");
        error.to_string()
    }

    #[test]
    fn the_window_opens_by_name_or_by_default() {
        let plain = line("yungu").unwrap();
        assert!(plain.command.is_none());
        assert_eq!(plain.view, WindowArgs::default());
        let options = "--mode plan --at 2025-06-10T10:00 --quality showroom --scenario 2022 --feed sim --lang en";
        let by_default = line(&format!("yungu {options}")).unwrap();
        let by_name = line(&format!("yungu view {options}")).unwrap();
        assert!(matches!(by_name.command, Some(Command::View(view)) if view == by_default.view));
        assert_eq!(by_default.view.of.mode, ModeArg::Plan);
        assert_eq!(by_default.common.lang, Some(Lang::En));
    }

    #[test]
    fn common_options_stand_before_or_after_a_command() {
        for text in ["yungu --lang en --scene x check", "yungu check --lang en --scene x"] {
            let line = line(text).unwrap();
            assert!(matches!(line.command, Some(Command::Check(_))), "{text}");
            assert_eq!((line.common.lang, line.common.scene), (Some(Lang::En), Some("x".into())), "{text}");
        }
    }

    #[test]
    fn a_shot_knows_what_it_needs() {
        let command = |text| line(text).unwrap().command;
        let Some(Command::Shot(shot)) = command("yungu shot --view overview --size 1280x720 --out a.png --panels")
        else {
            panic!("no shot")
        };
        assert_eq!((shot.size, shot.panels), (Size { width: 1280, height: 720 }, true));
        assert_eq!((shot.view.as_deref(), shot.of.quality), (Some("overview"), QualityArg::Auto));
        assert!(matches!(command("yungu shot --all --out out/"), Some(Command::Shot(shot)) if shot.all));
        assert!(refusal("yungu shot --out a.png").contains("--view"));
        assert!(refusal("yungu shot --all --view a --out a.png").contains("--all"));
        assert!(refusal("yungu shot --view overview").contains("--out"));
    }

    #[test]
    fn mistakes_are_named() {
        for (text, word) in [
            ("yungu chek", "check"),
            ("yungu --mode plane", "plan"),
            ("yungu --lang fr", "zh and en"),
            ("yungu --at tomorrow", "2025-06-10T10:00"),
            ("yungu --feed carrier-pigeon", "replay:FILE"),
            ("yungu --feed replay:", "replay:FILE"),
            ("yungu --quality best", "balanced"),
            ("yungu shot --view a --out a.png --size 1280", "1280x720"),
            ("yungu shot --view a --out a.png --size 0x720", "1280x720"),
            ("yungu shot --view a --out a.png --size 99999x720", "16384"),
            ("yungu bench", "--view"),
            ("yungu bench --view a --frames 0", "0"),
            ("yungu bench --ingest --view a", "--view"),
            ("yungu bench --ingest --rounds 0", "0"),
            ("yungu bench --view a --rounds 5", "--rounds"),
            ("yungu state", "--at"),
            ("yungu state --feed mqtt://x --for 0", "0"),
            ("yungu feed", "--to"),
            ("yungu feed --to mqtt://x --speed=-1", "speed"),
            ("yungu record --feed mqtt://x", "--out"),
            ("yungu state --at 2025-06-10 --seed=-1", "seed"),
            ("yungu --mode plan check", "after `view`"),
            ("yungu check a b", "b"),
        ] {
            let said = refusal(text);
            assert!(said.contains(word), "{text}: {said}");
        }
    }
}
