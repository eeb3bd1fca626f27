//! `exports/demo/` holds one export of each format, made from `examples/articles`: what a reader of the repository sees
//! is what the program writes. When it is stale, run `UPDATE_EXPORTS=1 cargo test --test demo` and look at the change.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use newsgraph::annotate::engine::Model;
use newsgraph::export::{self, Format, View};
use newsgraph::model::Article;
use newsgraph::pipeline::Engine;
use newsgraph::read::{self, Options};
use newsgraph::resolve::resolve;
use newsgraph::schema::Schema;

/// The files below a folder, relative to `root`.
fn walk(folder: &Path, root: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path, root));
        } else {
            let name = path.strip_prefix(root).unwrap();
            files.push(name.to_str().unwrap().to_owned());
        }
    }
    files
}

/// Every file of the demo, by name: a folder for each format, and the picture.
fn demo(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let schema = Schema::embedded().unwrap();
    let inputs = [root.join("examples/articles")];
    let articles = read::articles(&inputs, &Options::default());
    let mut articles: Vec<Article> = articles.map(|article| article.unwrap()).collect();
    articles.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
    let extracted = Engine::new(&schema, &Model::embedded().unwrap()).extract_all(articles.clone());
    let extractions: Vec<_> = extracted
        .into_iter()
        .map(|(_, extraction)| extraction)
        .collect();
    let graph = resolve(extractions.as_slice(), &schema).unwrap();
    let view = View {
        graph: &graph,
        articles: &articles,
        schema: &schema,
    };
    let mut files = BTreeMap::new();
    for format in Format::ALL {
        let exporter = format.exporter();
        for file in exporter.files(&view) {
            let mut bytes = Vec::new();
            exporter.write(&file, &view, &mut bytes).unwrap();
            files.insert(format!("{}/{file}", format.name()), bytes);
        }
    }
    let mut picture = Vec::new();
    export::svg(&view, &mut picture).unwrap();
    files.insert("graph.svg".to_owned(), picture);
    files
}

#[test]
fn the_demo_exports_are_what_the_program_writes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("exports/demo");
    let made = demo(root);
    if std::env::var_os("UPDATE_EXPORTS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        for (name, bytes) in &made {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
    }
    let mut there: Vec<String> = walk(&folder, &folder);
    there.sort();
    assert_eq!(there, made.keys().cloned().collect::<Vec<_>>());
    for (name, bytes) in made {
        let stale = fs::read(folder.join(&name)).unwrap() != bytes;
        assert!(
            !stale,
            "exports/demo/{name} is stale: see the head of tests/demo.rs"
        );
    }
}
