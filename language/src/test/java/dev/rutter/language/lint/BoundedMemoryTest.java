package dev.rutter.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a document is, reading and checking it ends, in little memory, and says what was left
/// unread.
@Tag("slow")
class BoundedMemoryTest {
    @TempDir Path folder;

    @Test
    void what_nobody_would_write_is_read_and_checked_in_256_megabytes() throws Exception {
        var output = folder.resolve("output");
        var child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-Xss1m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HostileDocuments.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(child.waitFor(15, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            child.destroyForcibly();
        }
        var said = Files.readString(output, StandardCharsets.UTF_8).lines().toList();
        assertThat(child.exitValue()).as(String.join("\n", said)).isZero();
        assertThat(said).hasSameSizeAs(HostileDocuments.all().keySet());
        var names = HostileDocuments.all().keySet().iterator();
        for (var line : said) {
            var name = names.next();
            assertThat(line).startsWith(name + ": ");
            assertThat(line).as("what was left unread is told").containsPattern("RT00[34]");
        }
        assertThat(said)
                .anyMatch(line -> line.startsWith("10 MB of noise:") && line.contains("RT002"));
        assertThat(said)
                .anyMatch(line ->
                        line.startsWith("10 MB that are no UTF-8:") && line.contains("RT001"));
    }
}
