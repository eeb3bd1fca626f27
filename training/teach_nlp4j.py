"""The second teacher: NLP4J annotates the shards. Writes WORK/shards/NAME.nlp4j.tsv.

usage: teach_nlp4j.py WORK LIB [NAME …]            LIB: the folder of jars that `make model` fetches; else as teach_spacy.py
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = """
import edu.emory.mathcs.nlp.common.util.IOUtils;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.*;

public class Teach {
    public static void main(String[] names) throws Exception {
        NLPDecoder decoder = new NLPDecoder(IOUtils.getInputStream("edu/emory/mathcs/nlp/configuration/config-decode-en.xml"));
        for (String name : names) {
            long start = System.currentTimeMillis();
            File part = new File(name + ".nlp4j.part");
            decoder.decode(new FileInputStream(name + ".nlp4j.in"), new FileOutputStream(part), "tsv");
            part.renameTo(new File(name + ".nlp4j.tsv"));
            System.out.println(name + " " + (System.currentTimeMillis() - start) / 1000 + " s");
        }
    }
}
"""
# Two cores are shared with the first teacher.
JAVA = ["java", "-Xmx6g", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-Dfile.encoding=UTF-8"]


def main():
    folder = Path(sys.argv[1]) / "shards"
    names = sys.argv[3:] or sorted((p.name.split(".")[0] for p in folder.glob("*.nlp4j.in")), key=lambda n: (n[0] != "w", n))
    todo = [str(folder / n) for n in names if not (folder / f"{n}.nlp4j.tsv").exists()]
    with tempfile.TemporaryDirectory() as tmp:
        source = os.path.join(tmp, "Teach.java")
        Path(source).write_text(PROGRAM)
        subprocess.run([*JAVA, "-cp", f"{sys.argv[2]}/*", source, *todo], check=True)


if __name__ == "__main__":
    main()
