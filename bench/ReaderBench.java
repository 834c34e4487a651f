import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/// Reading and checking a document beside CommonMark alone on the same document, warm, in turns.
class ReaderBench {
    public static void main(String[] arguments) throws Exception {
        var bytes = Files.readAllBytes(Path.of(arguments[0]));
        var text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        var rounds = Integer.parseInt(arguments[1]);
        var parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
        var seen = 0L;
        var alone = new long[rounds];
        var read = new long[rounds];
        var checked = new long[rounds];
        for (var i = -rounds; i < rounds; i++) {
            var at = Math.max(0, i);
            var a = System.nanoTime();
            seen += parser.parse(text).getFirstChild() == null ? 0 : 1;
            var b = System.nanoTime();
            var runbook = MarkdownReader.read(bytes);
            var c = System.nanoTime();
            seen += Linter.lint(runbook).size();
            var d = System.nanoTime();
            alone[at] = b - a;
            read[at] = c - b;
            checked[at] = d - b;
        }
        for (var figures : List.of(alone, read, checked)) {
            Arrays.sort(figures);
        }
        System.out.printf(
                "%-40s %7d bytes  commonmark %7.2f ms  read %7.2f ms  read+lint %7.2f ms  %4.1f times (medians of %d; seen %d)%n",
                Path.of(arguments[0]).getFileName(),
                bytes.length,
                alone[rounds / 2] / 1e6,
                read[rounds / 2] / 1e6,
                checked[rounds / 2] / 1e6,
                (double) checked[rounds / 2] / alone[rounds / 2],
                rounds,
                seen);
    }
}
