import com.sun.management.ThreadMXBean;
import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/// Reading and checking a document beside CommonMark alone on the same document, warm, in turns.
/// Counted is the processor time of the one thread that does it, so that other work on the machine
/// weighs less; and the bytes that it allocates.
class ReaderBench {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// One thing that is measured, a figure for each round.
    private static final class Column {
        private final long[] nanos;
        private long bytes;

        Column(int rounds) {
            nanos = new long[rounds];
        }

        <T> T time(int round, java.util.function.Supplier<T> work) {
            var allocated = THREAD.getCurrentThreadAllocatedBytes();
            var began = THREAD.getCurrentThreadCpuTime();
            var done = work.get();
            nanos[round] = THREAD.getCurrentThreadCpuTime() - began;
            bytes = THREAD.getCurrentThreadAllocatedBytes() - allocated;
            return done;
        }

        double least() {
            return Arrays.stream(nanos).min().orElseThrow() / 1e6;
        }

        double median() {
            return Arrays.stream(nanos).sorted().toArray()[nanos.length / 2] / 1e6;
        }

        String told() {
            return "%6.2f ms (least %.2f, %,d kB)".formatted(median(), least(), bytes / 1024);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var bytes = Files.readAllBytes(Path.of(arguments[0]));
        var text = new String(bytes, StandardCharsets.UTF_8);
        var warmUp = Integer.parseInt(arguments[1]);
        var rounds = Integer.parseInt(arguments[2]);
        var parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
        var alone = new Column(rounds);
        var read = new Column(rounds);
        var checked = new Column(rounds);
        var seen = 0L;
        for (var i = -warmUp; i < rounds; i++) {
            var at = Math.max(0, i);
            seen += alone.time(at, () -> parser.parse(text).getFirstChild()) == null ? 0 : 1;
            var runbook = read.time(at, () -> MarkdownReader.read(bytes));
            seen += checked.time(at, () -> Linter.lint(runbook)).size();
        }
        System.out.printf(
                "%s, %,d bytes: commonmark %s  read %s  lint %s  read and lint are %.1f times commonmark (least %.1f; seen %d)%n",
                Path.of(arguments[0]).getFileName(),
                bytes.length,
                alone.told(),
                read.told(),
                checked.told(),
                (read.median() + checked.median()) / alone.median(),
                (read.least() + checked.least()) / alone.least(),
                seen);
    }
}
