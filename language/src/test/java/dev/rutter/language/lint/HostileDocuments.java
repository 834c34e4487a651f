package dev.rutter.language.lint;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads and checks documents that nobody would write, one after the other, in a process of its own
/// with little memory, and prints for each its name and the problems' codes.
final class HostileDocuments {
    private static final int MEGA = 1_000_000;

    private HostileDocuments() {}

    static Map<String, Supplier<byte[]>> all() {
        var all = new LinkedHashMap<String, Supplier<byte[]>>();
        all.put("100,000 fences", text("```bash\nkubectl get pods\n```\n\n", 100_000));
        all.put("one line of 10 MB", text("deploy it ", MEGA));
        all.put(
                "one shell line of 10 MB",
                () -> bytes("```bash\necho " + "w$x'\"( ab".repeat(MEGA)));
        all.put("a million items", text("- [ ] run `ls` and see <name>\n", MEGA));
        all.put(
                "100,000 different items",
                () -> numbered("- [ ] run `get %1$d` < %1$d %% <n%1$d>\n"));
        all.put("10,000 nested quotes", text("> ", 10_000));
        all.put("quotes that grow", HostileDocuments::growing);
        all.put("100,000 headings", () -> numbered("## Step %d: roll back if it fails\n\n"));
        all.put(
                "100,000 placeholders",
                () ->
                        "```bash\n"
                                .concat(
                                        new String(
                                                numbered("echo <p%d>\n"), StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        all.put("a million queries", text("SELECT 1;\n", MEGA));
        all.put(
                "a million queries in a fence",
                () -> bytes("```sql\n" + "SELECT 1;\n".repeat(MEGA)));
        all.put(
                "a table of 300,000 rows",
                () ->
                        bytes(
                                "| a | b |\n|---|---|\n"
                                        + "| `ls` | error rate < 1 % |\n".repeat(300_000)));
        all.put("10 MB of noise", HostileDocuments::noise);
        all.put(
                "10 MB that are no UTF-8",
                () ->
                        "- run \u00e9t\u00e9 now\n"
                                .repeat(700_000)
                                .getBytes(StandardCharsets.ISO_8859_1));
        return all;
    }

    private static Supplier<byte[]> text(String piece, int times) {
        return () -> bytes("# A\n\n## Deploy\n\n" + piece.repeat(times));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] numbered(String piece) {
        var text = new StringBuilder("# A\n\n## Deploy\n\n");
        for (var i = 0; i < 100_000; i++) {
            text.append(piece.formatted(i));
        }
        return bytes(text.toString());
    }

    private static byte[] growing() {
        var text = new StringBuilder();
        for (var i = 1; i < 3_000; i++) {
            text.append(">".repeat(i)).append(" x\n");
        }
        return bytes(text.toString());
    }

    private static byte[] noise() {
        var bytes = new byte[10 * MEGA];
        new Random(20_261_121L).nextBytes(bytes);
        return bytes;
    }

    public static void main(String[] args) {
        all().forEach((name, document) -> {
            var codes =
                    Linter.lint(MarkdownReader.read(document.get())).stream()
                            .map(Problem::code)
                            .collect(Collectors.toCollection(java.util.TreeSet::new));
            System.out.println(name + ": " + String.join(" ", codes));
        });
    }
}
