package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rehearsals, as their users run them. A rehearsal waits for its windows about half of its time,
/// so a few of them go on side by side.
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RehearseTest {
    private static final Path EXAMPLE = Rutter.ROOT.resolve("examples/arrakis-webhooks");
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /// What is proven here is what a rehearsal does with a limit, not how fast this machine is.
    private static final List<String> UNHURRIED = List.of("--slower", "8");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path temp;

    private Path report;
    private Path work;

    @BeforeEach
    void folders() throws Exception {
        report = temp.resolve("report.json");
        work = Files.createDirectories(temp.resolve("work"));
    }

    /// Each system, by its own runbook and by the document of the team that it was made after, as
    /// that team wrote it. The first of them has every fault there is, in the test below.
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "test-platform,",
        "test-platform, 004",
        "arrakis-platform,",
        "arrakis-platform, 003",
        "whatsapp-assistant,",
        "whatsapp-assistant, 002",
        "kamiyo,",
        "kamiyo, 001",
        "arrakis-webhooks, 000"
    })
    void a_good_release_is_signed_off_a_bad_one_rolled_back_and_a_refused_migration_never_goes_live(
            String example, @Nullable String document) throws Exception {
        var page = temp.resolve("report.html");
        var text = temp.resolve("report.md");
        var words =
                new ArrayList<>(
                        List.of(
                                Rutter.ROOT.resolve("examples").resolve(example).toString(),
                                "--html",
                                page.toString(),
                                "--markdown",
                                text.toString()));
        if (document != null) {
            words.addAll(List.of("--runbook", seed(document).toString()));
        }
        var ended = rehearse(words.toArray(new String[0]));
        var json = json();
        assertThat(ends(json))
                .as(ended.all())
                .containsEntry("", "signed off")
                .containsEntry("bad-release", "rolled back")
                .containsEntry("failing-migration", "stopped before go-live");
        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(noticed(json)).as(ended.all()).contains("bad-release", "failing-migration");
        assertMostlyReal(json, document);
        var left = json.get("lines").get("not_rehearsed");
        assertThat(left).allSatisfy(line -> assertThat(line.get("how").stringValue()).isNotBlank());
        if (document != null) {
            assertThat(left)
                    .anySatisfy(line ->
                            assertThat(line.get("how").stringValue())
                                    .startsWith("reported instead of run, RT"));
        }
        assertThat(text).content().contains("## Findings for the author");
        assertThat(page).content().contains("<h2>Releases</h2>").doesNotContain("<script");
    }

    /// Of the commands that people found in a team's document, where their labels lie beside it;
    /// else of those that Rutter read.
    private static void assertMostlyReal(JsonNode json, @Nullable String document)
            throws Exception {
        assertThat(json.get("destructive_run_unasked").intValue()).isZero();
        var real = new TreeSet<Integer>();
        json.get("lines").get("real").forEach(line -> real.add(line.get("line").intValue()));
        var commands = json.get("commands");
        var all = commands.get("all").intValue();
        var ran = commands.get("real").intValue();
        if (document != null && Files.isDirectory(Labels.FOLDER)) {
            var labelled = Labels.of(document, Set.of("command", "query"));
            all = labelled.size();
            ran = (int) labelled.stream().filter(real::contains).count();
            assertThat(Labels.held(json)).containsAll(Labels.of(document, Set.of("expect")));
        }
        assertThat(ran * 100).as(ran + " of " + all + commands).isGreaterThanOrEqualTo(70 * all);
    }

    private static Path seed(String number) throws IOException {
        var seeds = Rutter.ROOT.resolve("../shared/seeds").normalize();
        assumeThat(seeds)
                .as("needs runbooks of others, which the repository does not hold, in ../shared")
                .isDirectory();
        return Labels.beginning(seeds, number);
    }

    /// Each fault has a release of its own, and the good one is shared. They take longest, and
    /// begin first.
    @ParameterizedTest
    @Order(1)
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "bad-release slow-release crash-loop failing-migration half-migration | rolled"
                        + " back, rolled back, , stopped before go-live, stopped before go-live",
                "database-down hosting-5xx lost-approval controller-killed disk-full"
                        + " | , , , signed off, "
            })
    void every_fault_is_noticed_and_told(String faults, String wanted) throws Exception {
        var all = List.of(faults.split(" "));
        var words = new ArrayList<>(List.of(EXAMPLE.toString()));
        all.forEach(fault -> words.addAll(List.of("--fault", fault)));
        var ended = rehearse(words.toArray(new String[0]));
        var json = json();
        // A full disk is a file system of its own, which takes an enclosure.
        var enclosed = !json.get("sandbox").stringValue().startsWith("NOT ENCLOSED");
        var noticed = new TreeSet<>(all);
        if (!enclosed) {
            noticed.remove("disk-full");
        }
        var ends = ends(json);
        assertThat(ends).as(ended.all()).containsEntry("", "signed off");
        assertThat(noticed(json)).as(ended.all()).containsAll(noticed);
        var expected = wanted.split(",", -1);
        for (var i = 0; i < expected.length; i++) {
            if (!expected[i].isBlank()) {
                assertThat(ends).as(ended.all()).containsEntry(all.get(i), expected[i].strip());
            }
        }
        json.get("faults")
                .forEach(fault -> {
                    if (fault.get("done").stringValue().startsWith("rolled back")) {
                        // Read from the journal: what is switched off stays so until people act.
                        assertThat(fault.get("left_for_people").stringValue())
                                .contains("which was taken back")
                                .contains("autoDeployTrigger=commit");
                    }
                });
        assertThat(json.get("destructive_run_unasked").intValue()).isZero();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void a_rehearsal_that_is_told_to_stop_ends_all_it_started_and_says_so() throws Exception {
        var running =
                new Rutter(temp.resolve("home"), work)
                        .start("rehearse", EXAMPLE.toString(), "--no-faults");
        Await.until(
                "the sandbox is ready",
                LIMIT,
                () -> running.printed().contains("sandbox ready in"));
        var sandbox =
                running.printed()
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(".* in (/.*)", "$1")
                        .strip();
        assertThat(Path.of(sandbox)).isDirectory();
        running.process().destroy();
        var ended = running.await(LIMIT);

        assertThat(ended.all())
                .contains("Stopped: all that was started has ended, the sandbox is removed")
                .doesNotContain("a bug of Rutter");
        assertThat(Path.of(sandbox)).doesNotExist();
        assertThat(
                        ProcessHandle.allProcesses()
                                .filter(each ->
                                        each.info()
                                                .commandLine()
                                                .filter(line -> line.contains(sandbox))
                                                .isPresent())
                                .toList())
                .isEmpty();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void commands_of_a_document_reach_neither_the_files_nor_the_secrets_nor_the_network_outside()
            throws Exception {
        assumeThat(
                        new ProcessBuilder("unshare", "--net", "--mount", "--pid", "--fork", "true")
                                .start()
                                .waitFor())
                .as("this system allows no namespaces")
                .isZero();
        var outside = Files.createDirectories(temp.resolve("outside"));
        var document = work.resolve("any.md");
        Files.writeString(
                document,
                """
                # Any document

                ## Deployment

                ```bash
                echo kept > /tmp/rutter-rehearsal-was-here && cat /tmp/rutter-rehearsal-was-here

                env > seen.txt; cp seen.txt %1$s/seen.txt || cat seen.txt

                echo spoiled > %1$s/spoiled.txt

                echo spoiled > /etc/rutter-rehearsal-was-here

                ls /proc | grep -c '^[0-9]'

                curl -s --max-time 3 http://192.0.2.1/

                render deploy --service nothing
                ```
                """
                        .formatted(outside));
        var ended =
                new Rutter(temp.resolve("home"), work)
                        .with("PLANTED_TOKEN", "hunter2-hunter2-hunter2")
                        .start("rehearse", document.toString(), "--report", report.toString())
                        .await(LIMIT);
        assertThat(outside).isEmptyDirectory();
        assertThat(Path.of("/etc/rutter-rehearsal-was-here")).doesNotExist();
        assertThat(Path.of("/tmp/rutter-rehearsal-was-here")).doesNotExist();
        assertThat(ended.all()).doesNotContain("a bug of Rutter").doesNotContain("hunter2");
        assertThat(Files.readString(report)).doesNotContain("hunter2");
        var json = json();
        assertThat(json.get("lines").get("real").get(0).get("says").stringValue())
                .as("a /tmp of its own, also where the working folder lies in the machine's")
                .startsWith("echo kept");
        assertThat(json.get("lines").get("real").get(0).get("how").stringValue())
                .startsWith("exit status 0");
        var told = new TreeSet<String>();
        json.get("lines")
                .forEach(fate -> fate.forEach(line -> told.add(line.get("says").stringValue())));
        assertThat(told).contains("render deploy --service nothing");
        assertThat(json.get("notes").toString()).contains("an empty git repository was made");
    }

    private static final String THREE_STEPS =
            """
            # Any document

            ## Deployment

            ```bash
            echo one > notes.txt

            wc -l < notes.txt

            rm -rf %s
            ```
            """;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void a_fault_hits_at_the_step_that_is_named_and_a_step_that_is_not_there_is_told_at_once()
            throws Exception {
        var document = work.resolve("any.md");
        Files.writeString(document, THREE_STEPS.formatted("leftovers"));
        var hit = rehearse(document.toString(), "--fault", "controller-killed@deploy-2");
        assertThat(json().get("faults"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.get("fault").stringValue()).isEqualTo("controller-killed");
                    assertThat(fault.get("step").stringValue()).isEqualTo("deploy-2");
                    assertThat(fault.get("noticed").booleanValue()).as(hit.all()).isTrue();
                });

        var never = rehearse(document.toString(), "--fault", "controller-killed@deploy-9");
        assertThat(never.code()).isEqualTo(10);
        assertThat(never.all())
                .contains("the plan has no step \"deploy-9\"; it has deploy-1, deploy-2, deploy-3");
        var placeless = rehearse(document.toString(), "--fault", "bad-release@deploy-1");
        assertThat(placeless.code()).isEqualTo(2);
        assertThat(placeless.all()).contains("bad-release lies in the release itself");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void where_the_system_allows_no_enclosure_that_is_told_and_nothing_is_destroyed()
            throws Exception {
        var precious = Files.createDirectories(temp.resolve("precious"));
        Files.writeString(precious.resolve("letter"), "kept");
        var document = work.resolve("any.md");
        Files.writeString(document, THREE_STEPS.formatted(precious));
        var refusing = Files.createDirectories(temp.resolve("bin")).resolve("unshare");
        Files.writeString(refusing, "#!/bin/sh\nexit 1\n");
        assertThat(refusing.toFile().setExecutable(true)).isTrue();
        var ended =
                new Rutter(temp.resolve("home"), work)
                        .with("PATH", refusing.getParent() + ":" + System.getenv("PATH"))
                        .start("rehearse", document.toString(), "--report", report.toString())
                        .await(LIMIT);
        assertThat(ended.all()).contains("NOT ENCLOSED: this system allows no namespaces");
        assertThat(json().get("sandbox").stringValue()).startsWith("NOT ENCLOSED");
        assertThat(json().get("lines").get("real").size()).as(ended.all()).isEqualTo(2);
        assertThat(precious.resolve("letter")).hasContent("kept");
    }

    private Rutter.Ended rehearse(String... words) throws Exception {
        var all = new ArrayList<>(List.of("rehearse"));
        all.addAll(List.of(words));
        all.addAll(UNHURRIED);
        all.addAll(List.of("--report", report.toString()));
        return new Rutter(temp.resolve("home"), work)
                .start(all.toArray(new String[0]))
                .await(LIMIT);
    }

    private JsonNode json() throws Exception {
        return JsonMapper.builder().build().readTree(Files.readString(report));
    }

    /// The end of each release, by its fault; the good one's under the empty name.
    private static Map<String, String> ends(JsonNode json) {
        var ends = new HashMap<String, String>();
        json.get("releases")
                .forEach(release ->
                        ends.put(
                                release.has("fault") ? release.get("fault").stringValue() : "",
                                release.get("end").stringValue()));
        return ends;
    }

    /// The faults that were noticed.
    private static Set<String> noticed(JsonNode json) {
        var noticed = new TreeSet<String>();
        json.get("faults")
                .forEach(fault -> {
                    if (fault.get("noticed").booleanValue()) {
                        noticed.add(fault.get("fault").stringValue());
                        assertThat(fault.get("after_ms").longValue()).isNotNegative();
                        assertThat(fault.get("done").stringValue()).isNotBlank();
                    }
                });
        return noticed;
    }
}
