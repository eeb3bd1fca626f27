"""Word classes: the Brown clusters in NLP4J's jar, as a table word -> two small integers.

The clusters are of lower-cased words of news text. The first class is the first FEW bits of a word's path in the
cluster tree, the second the whole path; both with a leading 1, so that 01 and 1 differ and 0 stays free for unknown words.

usage: classes.py WORK LIB [LIMIT]     writes WORK/classes.json; LIMIT: only words that occur that often in the shards, or
                                       whose count in the shards is unknown but … (0, the default: all words)
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FEW = 6
ROWS = [500, 2000]  # rows of the two hashed columns
PROGRAM = """
import java.io.*;
import java.util.*;
import org.tukaani.xz.XZInputStream;

public class Clusters {
    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws Exception {
        InputStream in = Clusters.class.getResourceAsStream("/edu/emory/mathcs/nlp/lexica/en-brown-clusters-simplified-lowercase.xz");
        ObjectInputStream objects = new ObjectInputStream(new BufferedInputStream(new XZInputStream(in)));
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out), false, "UTF-8");
        for (Map.Entry<String, Set<String>> entry : ((Map<String, Set<String>>) objects.readObject()).entrySet()) {
            String longest = "";
            for (String path : entry.getValue()) if (path.length() > longest.length()) longest = path;
            out.println(entry.getKey() + "\\t" + longest);
        }
        out.flush();
    }
}
"""


def clusters(lib):
    """{lower-case word: path of bits}"""
    with tempfile.TemporaryDirectory() as tmp:
        source = os.path.join(tmp, "Clusters.java")
        Path(source).write_text(PROGRAM)
        out = subprocess.run(["java", "-cp", f"{lib}/*", source], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    return dict(line.split("\t") for line in out.split("\n") if line)


def main():
    work, lib = Path(sys.argv[1]), sys.argv[2]
    paths = clusters(lib)
    words = {w: [int("1" + bits[:FEW], 2), int("1" + bits, 2)] for w, bits in sorted(paths.items())}
    (work / "classes.json").write_text(json.dumps([{"lower": True, "rows": ROWS, "words": words}], ensure_ascii=False))
    print(len(words), "words,", len(set(paths.values())), "clusters")


if __name__ == "__main__":
    main()
