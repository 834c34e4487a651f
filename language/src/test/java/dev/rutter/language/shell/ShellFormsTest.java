package dev.rutter.language.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Between two commands of a block, whatever a shell takes for a statement is a step or is told.
class ShellFormsTest {
    private static String document(String tag, String line) {
        return "# Shop\n\n## Deploy\n\n```"
                + tag
                + "\nnpm ci\n"
                + line.replace("⏎", "\n")
                + "\nnpm publish\n```\n";
    }

    private static List<String> scripts(String tag, String line) {
        return MarkdownReader.read(document(tag, line))
                .all(Step.class)
                .map(Step::action)
                .map(action -> action instanceof Action.Shell(var script) ? script : "by hand")
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(cd web && npm run build)",
                "(./bin/warm)",
                "(pg_dump shop > shop.sql)",
                "(cd infra && terraform apply -auto-approve) || exit 1",
                "(cd web && ./ship) > ship.log",
                "(set -e; ./bin/ship)",
                "$KUBECTL apply -f shop.yaml",
                "${SUDO} systemctl restart shop",
                "$DRY kubectl delete pod shop-0",
                "\"$HOME/bin/deploy\" live",
                "'./bin/ship'",
                ": ${PORT:=80}",
                "> app.log",
                "2>/dev/null make",
                "< shop.sql psql shop",
                "! grep -q broken status",
                "time ./bin/warm",
                "{ date; make; }",
                "{ shopctl push; shopctl wait; }",
                "[[ -f key ]] && ./bin/sign",
                "\\cp -f a b",
                "parts+=(web)",
                "make;make install",
                "(cd web &&⏎  npm run build)",
                "(cat <<EOF⏎a line⏎EOF⏎)"
            })
    void what_opens_with_no_programs_name_is_run(String line) {
        var script = line.replace("⏎", "\n");
        assertThat(scripts("bash", line)).containsExactly("npm ci", script, "npm publish");
        assertThat(scripts("", line)).containsExactly("npm ci", script, "npm publish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> log",
                "deploy/run live",
                "target/release/shop --migrate",
                "make>log",
                "shopctl push&&shopctl wait",
                "\"$TOOL\"",
                "! shopctl check",
                "warm \"the cache\""
            })
    void a_tag_makes_a_command_of_more(String line) {
        assertThat(scripts("bash", line)).containsExactly("npm ci", line, "npm publish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`./bin/ship`", "\\dt", "\\c shop"})
    void what_a_shell_would_misread_is_typed_by_a_person(String line) {
        assertThat(scripts("bash", line)).containsExactly("npm ci", "by hand", "npm publish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(5 rows)",
                "(optional)",
                "Deployed.",
                "web-1  1/1  Running",
                "deployment.apps/shop scaled",
                "HTTP/1.1 200 OK",
                "Error: not found",
                "=> ok",
                "replicas: 3"
            })
    void what_a_program_says_is_not_run_and_is_told(String line) {
        var reading = MarkdownReader.read(document("bash", line));
        assertThat(scripts("bash", line)).containsExactly("npm ci", "npm publish");
        assertThat(reading.problems())
                .filteredOn(problem -> problem.code().equals("RT008"))
                .singleElement()
                .extracting(problem -> problem.span().line(), Problem::seen)
                .containsExactly(7, line);
    }

    @Test
    void a_block_that_is_taken_for_output_though_it_begins_with_a_command_is_told() {
        var reading = MarkdownReader.read(document("", "@shop/tool run"));
        assertThat(reading.all(Step.class)).isEmpty();
        assertThat(reading.problems()).extracting(Problem::code).containsExactly("RT008");
    }

    @Test
    void the_program_of_a_block_without_a_tag_need_not_be_known_between_known_ones() {
        assertThat(scripts("", "shopctl push --all"))
                .containsExactly("npm ci", "shopctl push --all", "npm publish");
        assertThat(scripts("", "3f9c2d1")).isEmpty();
    }
}
