//! Compiles `schema/` into the binary: types, rules and lexicons as one postcard value, gazetteers and
//! base forms as finite-state maps, so that nothing is parsed when the program starts. A schema file that does not parse stops the build with its line.
#![allow(clippy::expect_used)] // A build script that cannot write its output can only stop.

#[path = "src/schema/english_build.rs"]
mod english_build;
#[path = "src/schema/english_tables.rs"]
#[allow(dead_code)]
mod english_tables;
#[path = "src/schema/gazetteer_build.rs"]
#[allow(dead_code)]
mod gazetteer_build;
#[path = "src/schema/source.rs"]
mod source;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=schema");
    println!("cargo::rerun-if-changed=src/schema/source.rs");
    println!("cargo::rerun-if-changed=src/schema/gazetteer_build.rs");
    println!("cargo::rerun-if-changed=src/schema/english_build.rs");
    println!("cargo::rerun-if-changed=src/schema/english_tables.rs");
    let (schema, problems) = source::read_folder(Path::new("schema"));
    for p in &problems {
        println!("cargo::error=schema/{}:{}: {}", p.file, p.line, p.message);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let write = |name: &str, bytes: &[u8]| {
        fs::write(out.join(name), bytes).expect("OUT_DIR can be written");
    };
    write(
        "schema.bin",
        &postcard::to_stdvec(&schema).expect("plain data serialises"),
    );
    match gazetteer_build::compile(&schema.gazetteers, schema.lexicon.get("capital")) {
        Ok(g) => {
            write("places.fst", &g.places);
            write("places.bin", &g.place_records);
            write("place_keys.fst", &g.place_keys);
            write("names.fst", &g.names);
            write("orgs.fst", &g.orgs);
            write("orgs.bin", &g.org_records);
        }
        Err(message) => println!("cargo::error=schema/{message}"),
    }
    match english_build::compile(&schema.english) {
        Ok(english) => {
            let bytes = postcard::to_stdvec(&english.tables).expect("plain data serialises");
            write("english.bin", &bytes);
            write("lemmas.fst", &english.lemmas);
        }
        Err(message) => println!("cargo::error=schema/{message}"),
    }
}
