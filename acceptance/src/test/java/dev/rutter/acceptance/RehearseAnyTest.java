package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Documents of others, rehearsed without a workspace and looked at from outside while they are.
@Tag("slow")
class RehearseAnyTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final List<String> DOCUMENTS =
            List.of("001", "013", "017", "035", "039", "045", "049", "059", "069", "073");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path temp;

    @Test
    void ten_documents_of_others_touch_nothing_outside_of_their_sandbox() throws Exception {
        var corpus = Rutter.ROOT.resolve("../shared/corpus").normalize();
        assumeThat(corpus)
                .as("needs runbooks of others, which the repository does not hold, in ../shared")
                .isDirectory();
        assumeThat(
                        new ProcessBuilder("unshare", "--net", "--mount", "--pid", "--fork", "true")
                                .start()
                                .waitFor())
                .as("this system allows no namespaces")
                .isZero();
        var person = Files.createDirectories(temp.resolve("person"));
        Files.createDirectories(person.resolve(".ssh"));
        Files.writeString(person.resolve(".ssh/id_ed25519"), "a key of this test, and of nobody");
        Files.writeString(person.resolve(".netrc"), "machine example.com password planted");
        var work = Files.createDirectories(temp.resolve("work"));
        for (var number : DOCUMENTS) {
            Files.copy(corpus.resolve(number + ".md"), work.resolve(number + ".md"));
        }
        var places =
                List.of(person, work, Path.of("/etc"), Path.of("/usr/local/bin"), Path.of("/opt"));
        var before = states(places);

        for (var number : DOCUMENTS) {
            var running =
                    new Rutter(temp.resolve("home"), work)
                            .with("HOME", person.toString())
                            .start("rehearse", number + ".md", "--compress", "100000");
            var network = watched(running.process());
            var ended = running.await(LIMIT);
            assertThat(ended.all())
                    .as(number)
                    .contains("Rehearsal of " + number + ".md")
                    .contains("0 destructive steps run unasked")
                    .contains("an empty git repository was made")
                    .doesNotContain("a bug of Rutter")
                    .doesNotContain("Exception")
                    .doesNotContain("planted");
            assertThat(ended.code()).as(ended.all()).isIn(0, 1);
            assertThat(network).as("other networks than loopback, document " + number).isEmpty();
        }
        assertThat(states(places)).isEqualTo(before);
    }

    @Test
    void a_command_that_a_teams_own_rule_calls_wrong_is_reported_instead_of_run() throws Exception {
        var work = Files.createDirectories(temp.resolve("team"));
        Files.writeString(
                work.resolve("RUNBOOK.md"),
                """
                # Ship the ferry

                ## Deploy

                ```bash
                touch loaded
                touch pushed
                ```
                """);
        Files.writeString(
                work.resolve("rutter.yaml"),
                """
                rules:
                  PIER1:
                    shape: 'touch\\s+pushed'
                    fact: nothing is pushed on this pier
                    right: touch rolled
                    weight: error
                """);
        var ended =
                new Rutter(temp.resolve("home"), temp)
                        .start("rehearse", work.toString(), "--no-faults")
                        .await(LIMIT);
        assertThat(ended.all())
                .contains("1 of 2 commands")
                .contains("PIER1: nothing is pushed on this pier; touch rolled");
    }

    /// Looks at every process inside for as long as the rehearsal runs.
    ///
    /// @return what had another network interface than loopback, or the machine's own network
    private static List<String> watched(Process outer) throws Exception {
        var ours = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
        var found = new ArrayList<String>();
        var seen = 0;
        while (outer.isAlive()) {
            for (var process : inside(outer)) {
                seen += look(Path.of("/proc", Long.toString(process.pid())), ours, found);
            }
            Thread.sleep(20);
        }
        assertThat(seen).as("processes looked at").isPositive();
        return found;
    }

    /// What the command's own children have started: those make the enclosure, and what they start
    /// is in it. Before that the launcher is a shell with children of its own.
    private static List<ProcessHandle> inside(Process outer) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(outer.pid()), "comm"))
                            .strip()
                            .equals("java")
                    ? outer.children().flatMap(ProcessHandle::descendants).toList()
                    : List.of();
        } catch (IOException gone) {
            return List.of();
        }
    }

    /// One process, once.
    ///
    /// @return how many were looked at: none where it has ended
    private static int look(Path process, String ours, List<String> found) {
        try {
            var name = Files.readString(process.resolve("comm")).strip();
            var network = Files.readSymbolicLink(process.resolve("ns/net")).toString();
            var interfaces =
                    Files.readAllLines(process.resolve("net/dev")).stream()
                            .skip(2)
                            .map(line -> line.substring(0, line.indexOf(':')).strip())
                            .toList();
            if (network.equals(ours) || !interfaces.equals(List.of("lo"))) {
                found.add(name + " " + network + " " + interfaces);
            }
            return 1;
        } catch (IOException gone) {
            return 0;
        }
    }

    /// Every file below, with what a write changes of it.
    private static Map<String, String> states(List<Path> places) throws IOException {
        var states = new TreeMap<String, String>();
        for (var place : places) {
            if (!Files.isDirectory(place)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(place)) {
                for (var file : files.toList()) {
                    var state =
                            Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                    + " "
                                    + (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                            ? Files.size(file)
                                            : "");
                    states.put(file.toString(), state);
                }
            }
        }
        return states;
    }
}
