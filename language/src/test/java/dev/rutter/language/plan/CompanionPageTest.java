package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of the companion file on the language's page: a document, its companion, and what a
/// plan makes of both. `-Dgolden=write` writes the plans anew.
class CompanionPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("rutter.root", ".."), "docs", "language.md");
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "(?s)````runbook\\n(.*?)````\\n+````companion\\n(.*?)````\\n+````plan\\n(.*?)````");

    record Example(String document, String companion, String plan) {
        @Override
        public String toString() {
            return companion.lines().skip(2).findFirst().orElse("").strip();
        }
    }

    static List<Example> examples() throws IOException {
        var examples = new ArrayList<Example>();
        var found = EXAMPLE.matcher(Files.readString(PAGE));
        while (found.find()) {
            examples.add(new Example(found.group(1), found.group(2), found.group(3)));
        }
        return examples;
    }

    private static String rows(Example example) {
        var runbook = MarkdownReader.read(example.document());
        var companion = CompanionReader.read(example.companion());
        var out = new StringBuilder();
        Stream.concat(
                        companion.problems().stream(),
                        CompanionMatch.against(companion, runbook).stream())
                .map(CompanionPageTest::row)
                .forEach(row -> out.append(row).append('\n'));
        for (var environment : companion.environments().values()) {
            out.append(rows(environment));
            var plan = Planner.plan("RUNBOOK.md", runbook, environment);
            Stream.concat(plan.steps().stream(), plan.rollback().stream())
                    .map(CompanionPageTest::row)
                    .forEach(row -> out.append(row).append('\n'));
            plan.unread().stream()
                    .filter(line -> line.why().startsWith("not now"))
                    .forEach(line ->
                            out.append(line.line()).append(' ').append(line.why()).append('\n'));
            plan.open().forEach(open -> out.append("open: ").append(open.what()).append('\n'));
        }
        return out.toString();
    }

    private static String row(Problem problem) {
        return problem.code()
                + " "
                + problem.span().line()
                + ":"
                + problem.span().column()
                + " "
                + problem.claim();
    }

    private static String rows(Environment environment) {
        var out = new StringBuilder();
        new TreeMap<>(environment.decide())
                .forEach((words, call) ->
                        out.append("a miss of ")
                                .append(words)
                                .append(": ")
                                .append(call.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .append('\n'));
        environment
                .channels()
                .forEach(channel ->
                        out.append("tells ")
                                .append(channel.kind())
                                .append(" at ")
                                .append(channel.target())
                                .append('\n'));
        return out.toString();
    }

    private static String row(Plan.PlannedStep step) {
        var said =
                step.action() instanceof dev.rutter.language.runbook.Action.Watch watch
                        ? watch.limits().stream()
                                .map(limit -> limit.metric() + " " + limit.threshold())
                                .toList()
                                .toString()
                        : Lines.first(Lines.text(step.action()));
        return step.line()
                + " "
                + step.id()
                + " "
                + PlanText.verb(step.action())
                + " "
                + said
                + ": "
                + step.why()
                + step.when().map(when -> "; only if: " + when).orElse("")
                + step.whenAsked().map(other -> " (asked at " + other + ")").orElse("")
                + step.again().map(again -> "; again " + Lines.again(again)).orElse("");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_planned_as_the_page_says(Example example) {
        assertThat(rows(example)).isEqualTo(example.plan());
    }

    @Test
    void the_page_has_examples() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(2);
        if ("write".equals(System.getProperty("golden"))) {
            var page = Files.readString(PAGE);
            for (var example : examples()) {
                page =
                        page.replace(
                                example.companion() + "````\n\n````plan\n" + example.plan(),
                                example.companion() + "````\n\n````plan\n" + rows(example));
            }
            Files.writeString(PAGE, page);
        }
    }
}
