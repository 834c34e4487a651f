package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LauncherTest {
    @TempDir Path temp;

    @Test
    void alone_it_explains_itself_in_a_screen() throws Exception {
        var ended = rutter().run();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("demo").contains("lint RUNBOOK.md").contains("stop");
        assertThat(ended.out().lines().count()).isLessThanOrEqualTo(24);
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void it_says_what_it_looked_at_where_the_named_jdk_is_too_old() throws Exception {
        var old = Files.createDirectories(temp.resolve("jdk-17"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        var ended = rutter().with("RUTTER_JAVA_HOME", old.toString()).run("--version");
        assertThat(ended.code()).isEqualTo(69);
        assertThat(ended.err())
                .contains(old + " (RUTTER_JAVA_HOME): Java 17")
                .contains("Install one");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void it_works_through_a_link_and_from_another_folder() throws Exception {
        var link = temp.resolve("linked rutter");
        Files.createSymbolicLink(link, Rutter.ROOT.resolve("rutter"));
        var process =
                new ProcessBuilder(List.of(link.toString(), "--version"))
                        .directory(temp.toFile())
                        .start();
        assertThat(
                        new String(
                                process.getInputStream().readAllBytes(),
                                java.nio.charset.StandardCharsets.UTF_8))
                .matches("rutter \\d+\\.\\d+\\.\\d+\\R");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void an_unknown_command_is_told_with_the_usage_code() throws Exception {
        var ended = rutter().run("deplyo");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("deplyo").contains("rutter --help");
    }

    private Rutter rutter() throws IOException {
        return new Rutter(temp.resolve("home"), Files.createDirectories(temp.resolve("work")));
    }
}
