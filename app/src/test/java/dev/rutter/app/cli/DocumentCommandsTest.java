package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.app.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `lint`, `read`, `plan` and `init` as they are called.
class DocumentCommandsTest {
    private static final String PIER =
            """
            # Pier

            ## Pre-deployment

            - [ ] The crew is aboard

            ## Deployment

            ```bash
            render deploy --service pier <tag>
            ```
            """;

    @TempDir Path folder = Path.of("");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path pier = Path.of("");

    @BeforeEach
    void document() throws IOException {
        pier = Files.writeString(folder.resolve("PIER.md"), PIER);
    }

    private int rutter(Object... words) {
        out.reset();
        err.reset();
        var screen =
                new Screen(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        return new CommandLineTool(screen, Map.of(), "0")
                .run(List.of(words).stream().map(Object::toString).toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "read", "plan", "init"})
    void what_cannot_be_read_is_told_with_a_way_out(String command) throws IOException {
        assertThat(rutter(command, folder.resolve("none.md"))).isEqualTo(9);
        assertThat(told()).contains("none.md\" does not exist; name a Markdown file");
        assertThat(rutter(command, folder)).isEqualTo(9);
        assertThat(told()).contains("is a folder; name a Markdown file in it");
        assertThat(rutter(command, Files.createFile(folder.resolve("empty.md")))).isEqualTo(1);
        assertThat(told()).contains("empty.md\" is empty");
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "read", "plan", "init", "run", "rehearse"})
    void a_binary_file_is_told_and_nothing_is_made_of_it(String command) throws IOException {
        var binary =
                Files.write(folder.resolve("b.md"), new byte[] {'#', ' ', 0, (byte) 0xff, 'x'});
        assertThat(rutter(command, binary)).isEqualTo(1);
        assertThat(said() + told()).contains("this is a binary file").contains("RT002");
        assertThat(folder.resolve("rutter.yaml")).doesNotExist();
    }

    @Test
    void a_companion_may_hold_a_teams_rules_and_no_environment() throws IOException {
        Files.writeString(
                folder.resolve("rutter.yaml"),
                """
                rules:
                  PIER1:
                    shape: 'deploy\\s+--service'
                    fact: the harbour master has to be named first
                    right: render deploy --master pete --service pier
                """);
        assertThat(rutter("lint", pier)).isEqualTo(1);
        assertThat(said()).contains("PIER1: the harbour master has to be named first");
        assertThat(rutter("plan", pier)).isEqualTo(rutter("plan", withoutCompanion()));
    }

    /// The same document where no companion is.
    private Path withoutCompanion() throws IOException {
        var alone = Files.createDirectories(folder.resolve("alone"));
        return Files.writeString(alone.resolve("PIER.md"), PIER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "init", "run", "rehearse"})
    void broken_characters_are_told_with_the_way_out_and_never_planned(String command)
            throws IOException {
        var latin =
                Files.write(
                        folder.resolve("l.md"),
                        (PIER + "\nD\u00e9ploiement\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(rutter(command, latin)).isEqualTo(1);
        assertThat(told())
                .contains("l.md\", line 13: the document is not UTF-8 text")
                .contains("iconv -f ISO-8859-1 -t UTF-8 " + latin)
                .contains("[RT001]");
        assertThat(folder.resolve("rutter.yaml")).doesNotExist();
        assertThat(rutter("read", "--roles", latin)).isZero();
        assertThat(said()).contains("10\tcommand");
        assertThat(told()).contains("RT001");
    }

    @Test
    void a_document_as_windows_writes_it_is_read_and_noted() throws IOException {
        var windows =
                Files.write(
                        folder.resolve("w.md"),
                        ("\uFEFF" + PIER.replace("\n", "\r\n"))
                                .getBytes(StandardCharsets.UTF_16LE));
        assertThat(rutter("read", "--roles", windows)).isZero();
        assertThat(said()).contains("10\tcommand");
        assertThat(told()).isEmpty();
        assertThat(rutter("lint", windows)).isEqualTo(1);
        assertThat(said()).contains("note RT007").contains("RT010");
        var unmarked =
                Files.write(folder.resolve("u.md"), PIER.getBytes(StandardCharsets.UTF_16LE));
        assertThat(rutter("lint", unmarked)).isEqualTo(1);
        assertThat(said()).contains("iconv -f UTF-16LE");
    }

    @Test
    void a_file_that_cannot_be_read_does_not_hide_what_is_wrong_with_the_others()
            throws IOException {
        assertThat(rutter("lint", "--json", folder.resolve("none.md"), pier)).isEqualTo(9);
        assertThat(said()).contains("RT010");
        assertThat(told()).contains("none.md\" does not exist");
        var companion = Files.write(folder.resolve("rutter.yaml"), new byte[] {(byte) 0xff, 'x'});
        assertThat(rutter("plan", pier)).isEqualTo(1);
        assertThat(told()).contains("rutter.yaml\", line 1: the file is not UTF-8 text");
        assertThat(rutter("lint", companion)).isEqualTo(1);
    }

    @Test
    void a_dash_is_standard_input() {
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(PIER.getBytes(StandardCharsets.UTF_8)));
            assertThat(rutter("lint", "-")).isEqualTo(1);
            assertThat(said()).contains("--> -:10:1");
            System.setIn(new ByteArrayInputStream(PIER.getBytes(StandardCharsets.UTF_8)));
            assertThat(rutter("init", "-")).isZero();
            assertThat(said()).startsWith("# Binds what").contains("<tag>");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void init_then_plan_is_a_first_experience_and_nothing_is_overwritten() throws IOException {
        assertThat(rutter("init", pier)).isZero();
        var written = Files.readString(folder.resolve("rutter.yaml"));
        assertThat(rutter("init", pier)).isEqualTo(10);
        assertThat(told()).contains("exists and is left alone");
        assertThat(Files.readString(folder.resolve("rutter.yaml"))).isEqualTo(written);
        assertThat(rutter("plan", pier)).isEqualTo(3);
        assertThat(said()).contains("bind: { \"<tag>\"");
        assertThat(told()).contains("line 10: --input '<tag>=VALUE'");
    }

    @Test
    void a_plan_is_compared_with_a_saved_one_and_with_an_earlier_document() throws IOException {
        rutter("plan", pier, "--json");
        var saved = Files.writeString(folder.resolve("saved.json"), said());
        assertThat(rutter("plan", pier, "--diff", saved)).isZero();
        assertThat(said()).endsWith("nothing changes\n");
        var later =
                Files.writeString(
                        folder.resolve("LATER.md"), PIER.replace("- [ ] The crew is aboard\n", ""));
        assertThat(rutter("plan", later, "--diff", pier)).isEqualTo(11);
        assertThat(said()).contains("-     5  prepare-1           ask The crew is aboard");
        assertThat(rutter("plan", later, "--diff", saved, "--json")).isEqualTo(11);
        assertThat(said()).contains("\"what\" : \"removed\"");
        var other = Files.writeString(folder.resolve("other.json"), "{ \"a\": 1 }");
        assertThat(rutter("plan", later, "--diff", other)).isEqualTo(10);
        assertThat(told()).contains("no plan that Rutter saved").contains("--json > FILE");
    }

    @Test
    void what_the_companion_says_for_nothing_is_told_at_its_place() throws IOException {
        var companion =
                Files.writeString(
                        folder.resolve("rutter.yaml"),
                        "runbook: PIER.md\nenvironments:\n  sea:\n    bind: { \"<tog>\": v7 }\n");
        assertThat(rutter("plan", pier)).isEqualTo(3);
        assertThat(told()).contains("warning RT910").contains("rutter.yaml:4:13");
        assertThat(rutter("lint", companion)).isZero();
        assertThat(said()).contains("warning RT910").contains("1 warning");
        assertThat(rutter("plan", pier, "-e", "lake")).isEqualTo(9);
        assertThat(told()).contains("has no environment \"lake\"; it has sea");
    }

    @Test
    void a_companion_of_another_runbook_is_not_taken_and_that_is_told() throws IOException {
        Files.writeString(
                folder.resolve("rutter.yaml"),
                "runbook: PIER.md\nenvironments: { sea: { bind: { \"<tag>\": v7 } } }\n");
        var other = Files.writeString(folder.resolve("QUAY.md"), PIER);
        assertThat(rutter("plan", other)).isEqualTo(3);
        assertThat(said()).contains("<tag> is never given a value").doesNotContain("v7");
        assertThat(told())
                .contains("rutter.yaml belongs to")
                .contains("--companion")
                .contains("-o QUAY.rutter.yaml");
        assertThat(rutter("plan", other, "-e", "sea")).isEqualTo(9);
        assertThat(told()).contains("there is no environment \"sea\"");
        assertThat(rutter("plan", other, "--companion", folder.resolve("rutter.yaml")))
                .isEqualTo(3);
        assertThat(said()).contains("v7");
        assertThat(rutter("plan", pier)).isEqualTo(3);
        assertThat(said()).contains("v7");
        assertThat(told()).isEmpty();
    }

    @Test
    void a_companion_whose_runbook_is_gone_is_told() throws IOException {
        var companion =
                Files.writeString(
                        folder.resolve("rutter.yaml"),
                        "project: pier\nrunbook: GONE.md\nenvironments: { sea: }\n");
        assertThat(rutter("lint", companion)).isZero();
        assertThat(said()).contains("warning RT915").contains("rutter.yaml:2:10");
        rutter("plan", pier);
        assertThat(told()).contains("warning RT915");
    }

    @Test
    void what_the_companion_binds_is_explained() throws IOException {
        rutter("lint", pier);
        assertThat(said()).contains("RT039");
        Files.writeString(
                folder.resolve("rutter.yaml"),
                "runbook: PIER.md\nenvironments: { sea: { bind: { \"<tag>\": v7 } } }\n");
        rutter("lint", pier);
        assertThat(said()).doesNotContain("RT039");
    }

    @Test
    void a_companion_written_elsewhere_names_its_runbook_from_there() throws IOException {
        var ops = Files.createDirectory(folder.resolve("ops"));
        assertThat(rutter("init", pier, "-o", ops.resolve("pier.yaml"))).isZero();
        assertThat(said()).contains("--companion");
        assertThat(Files.readString(ops.resolve("pier.yaml"))).contains("runbook: \"../PIER.md\"");
        assertThat(rutter("lint", ops.resolve("pier.yaml"))).isZero();
        assertThat(said()).contains("nothing found");
        assertThat(rutter("plan", pier, "--companion", ops.resolve("pier.yaml"))).isEqualTo(3);
        assertThat(told()).contains("line 10: --input '<tag>=VALUE'").doesNotContain("RT");
        assertThat(rutter("init", pier)).isZero();
        assertThat(rutter("init", pier)).isEqualTo(10);
        assertThat(told()).contains("left alone, edits and all").contains("-o PIER.rutter.yaml");
    }

    @Test
    void a_companion_that_is_not_utf8_is_a_problem_at_its_first_broken_character()
            throws IOException {
        var broken =
                Files.write(
                        folder.resolve("broken.yaml"),
                        "runbook: PIER.md\n# Käse\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(rutter("lint", "--json", broken)).isEqualTo(1);
        assertThat(said()).contains("RT919").contains("\"line\" : 2").contains("\"column\" : 4");
        assertThat(rutter("plan", pier, "--companion", broken)).isEqualTo(1);
        assertThat(told()).contains("line 2, column 4").contains("[RT919]");
    }

    @Test
    void sarif_has_the_shape_that_code_hosts_take() throws IOException {
        var blank = Files.writeString(folder.resolve("my pier.md"), PIER);
        assertThat(rutter("lint", "--sarif", pier, blank)).isEqualTo(1);
        var log = Json.read(said());
        assertThat(at(log, "version")).isEqualTo("2.1.0");
        assertThat(at(log, "$schema")).asString().endsWith("sarif-2.1.0.json");
        var run = all(log, "runs").getFirst();
        var driver = at(run, "tool", "driver");
        assertThat(at(driver, "name")).isEqualTo("Rutter");
        var rules =
                all(driver, "rules").stream().map(rule -> String.valueOf(at(rule, "id"))).toList();
        assertThat(rules).doesNotHaveDuplicates().hasSizeGreaterThan(60);
        var results = all(run, "results");
        assertThat(results).isNotEmpty();
        for (var result : results) {
            assertThat(rules).contains(String.valueOf(at(result, "ruleId")));
            assertThat(at(result, "level")).isIn("error", "warning", "note");
            assertThat(at(result, "message", "text")).asString().isNotBlank();
            var place = at(all(result, "locations").getFirst(), "physicalLocation");
            var uri = String.valueOf(at(place, "artifactLocation", "uri"));
            assertThat(URI.create(uri).getPath()).matches(".*/(?:PIER|my pier)\\.md");
            var region = at(place, "region");
            assertThat((Integer) at(region, "startLine")).isPositive();
            assertThat((Integer) at(region, "startColumn")).isPositive();
            assertThat((Integer) at(region, "endColumn"))
                    .isGreaterThanOrEqualTo((Integer) at(region, "startColumn"));
        }
    }

    @Test
    void sarif_tells_of_files_that_were_not_looked_at_and_names_others_as_addresses()
            throws IOException {
        var umlaut = Files.writeString(folder.resolve("ä b#c.md"), PIER);
        var gone = folder.resolve("gone.md");
        assertThat(rutter("lint", "--sarif", umlaut, gone)).isEqualTo(9);
        var run = all(Json.read(said()), "runs").getFirst();
        var rules = all(at(run, "tool", "driver"), "rules");
        for (var result : all(run, "results")) {
            var rule = rules.get((Integer) at(result, "ruleIndex"));
            assertThat(at(rule, "id")).isEqualTo(at(result, "ruleId"));
            assertThat(at(rule, "fullDescription", "text")).asString().contains("docs/problems/");
        }
        assertThat(said()).contains("%C3%A4%20b%23c.md");
        var invocation = all(run, "invocations").getFirst();
        assertThat(at(invocation, "executionSuccessful")).isEqualTo(false);
        var told = all(invocation, "toolExecutionNotifications").getFirst();
        assertThat(at(told, "message", "text")).asString().contains("does not exist");
    }

    /// What stands at a path of keys, which has to be there.
    private static Object at(Object json, String... path) {
        var here = json;
        for (var key : path) {
            here = Objects.requireNonNull(((Map<?, ?>) here).get(key), key);
        }
        return here;
    }

    private static List<Object> all(Object json, String key) {
        return List.copyOf((List<?>) at(json, key));
    }

    @Test
    void options_that_exclude_each_other_are_refused() {
        assertThat(rutter("lint", "--json", "--sarif", pier)).isEqualTo(2);
        assertThat(rutter("plan", pier, "--mermaid", "--json")).isEqualTo(2);
    }

    @Test
    void a_suppression_needs_a_reason_and_something_to_hide() throws IOException {
        var document =
                Files.writeString(
                        folder.resolve("s.md"),
                        "<!-- rutter: ignore RT010 the wrapper of that name is ours -->\n"
                                + "<!-- rutter: ignore RT039 -->\n"
                                + "<!-- rutter: ignore RT020 no such thing here -->\n\n"
                                + PIER);
        rutter("lint", "--json", document);
        assertThat(said())
                .doesNotContain("RT010")
                .doesNotContain("RT006")
                .contains("RT080")
                .contains("no RT020 in the whole document");
    }
}
