//! `newsgraph rules`: the tests of rule files. Why rules fire or not is in [`trace`].

use std::io::Write;
use std::path::{Path, PathBuf};

use newsgraph::annotate::engine::Model;
use newsgraph::model::{Error, Result};
use newsgraph::pipeline::{Tested, test_rules};
use newsgraph::schema::Schema;

use super::args_rules::{RulesArgs, RulesCommand, RulesTestArgs};
use super::talk::{self, clean};
use super::{Outcome, trace};

pub fn run(arguments: &RulesArgs) -> Result<Outcome> {
    match &arguments.command {
        RulesCommand::Test(a) => test(a),
        RulesCommand::Trace(a) => trace::run(a),
    }
}

/// What was tested so far.
#[derive(Default)]
struct Count {
    rules: usize,
    sentences: usize,
    problems: usize,
}

fn test(arguments: &RulesTestArgs) -> Result<Outcome> {
    let model = Model::embedded()?;
    let mut out = anstream::stdout();
    let mut count = Count::default();
    // Files of one folder share its schema.
    let mut files = arguments.files.as_slice();
    while let Some(folder) = files.first().map(|file| schema_folder(file)) {
        let folder = folder?;
        let same = |file: &&PathBuf| schema_folder(file).is_ok_and(|f| f == folder);
        let (here, rest) = files.split_at(files.iter().take_while(same).count().max(1));
        test_folder(&folder, here, &model, &mut count, &mut out)?;
        files = rest;
    }
    let result = match count.problems {
        0 => "all good".to_owned(),
        n => format!("{n} problem(s)"),
    };
    let Count {
        rules, sentences, ..
    } = count;
    talk::note(&format!(
        "{rules} rules with {sentences} sentences: {result}"
    ));
    Ok(if count.problems == 0 {
        Outcome::Done
    } else {
        Outcome::Failed
    })
}

/// The schema folder in which a rule file lies.
fn schema_folder(file: &Path) -> Result<PathBuf> {
    let wrong = |what| Error::new(format!("{}: {what}", file.display()));
    if !file.is_file() {
        return Err(wrong("no such file"));
    }
    let folder = |file: &Path| {
        let rules = file.parent().filter(|p| p.ends_with("rules"))?;
        rules.parent().map(Path::to_path_buf)
    };
    let absolute = || folder(&std::path::absolute(file).ok()?);
    let found = folder(file).or_else(absolute);
    found.ok_or_else(|| wrong("a rule file lies in the folder `rules` of a schema folder"))
}

fn test_folder(
    folder: &Path,
    files: &[PathBuf],
    model: &Model,
    count: &mut Count,
    out: &mut dyn Write,
) -> Result<()> {
    // `rules/x.toml` lies in the working directory.
    let root = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let (schema, problems) = Schema::load(Some(root))?;
    let of_file = |path: &Path| {
        let named = files.iter().any(|f| f.file_name() == path.file_name());
        named && path.parent() == Some(Path::new("rules"))
    };
    // What is wrong elsewhere in the folder is for `schema check`.
    for problem in &problems {
        let path = Path::new(&problem.source);
        if of_file(path.strip_prefix(root).unwrap_or(path)) {
            talk::note(&problem.to_string());
            count.problems += 1;
        }
    }
    let rules = schema.folder_rules().iter();
    let rules = rules.filter(|rule| of_file(Path::new(&rule.place.file)));
    let tested = test_rules(&schema, model, rules);
    let mut last = "";
    for test in &tested {
        if test.rule.name != last {
            last = &test.rule.name;
            count.rules += 1;
            writeln!(out, "{}", clean(last))?;
        }
        count.sentences += 1;
        count.problems += usize::from(!test.failures().is_empty());
        print(test, root, out)?;
    }
    Ok(())
}

/// One sentence: whether it passes, and where it does not what is missing and what is made instead.
fn print(tested: &Tested, root: &Path, out: &mut dyn Write) -> Result<()> {
    let Tested {
        rule, test, made, ..
    } = tested;
    let kind = if tested.accept { "accepts" } else { "rejects" };
    if tested.failures().is_empty() {
        writeln!(out, "  passes  {kind}  {}", clean(&test.text))?;
        return Ok(());
    }
    writeln!(out, "  FAILS   {kind}  {}", clean(&test.text))?;
    let file = root.join(&rule.place.file);
    writeln!(
        out,
        "          at {}:{}",
        clean(&file.display().to_string()),
        test.line
    )?;
    for claim in test.claims.iter().filter(|claim| !made.contains(claim)) {
        writeln!(out, "          lacks  {}", clean(claim))?;
    }
    for claim in made {
        writeln!(out, "          makes  {}", clean(claim))?;
    }
    if made.is_empty() {
        writeln!(
            out,
            "          makes nothing; `newsgraph rules trace --rule {}` says why",
            clean(&rule.name)
        )?;
    }
    Ok(())
}
