package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.DyingJournal;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Judge;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole runbooks, read and planned as users' are, whose engine dies at every single append.
@Tag("slow")
class GoldenCrashTest {
    private static final Path SHOP = Path.of("..", "examples", "shop");

    /// What programs print, of which the first is taken that the document expects.
    private static final List<String> OUTPUTS =
            List.of("", "all tests passed", "backup written", "backup verified", "201", "200", "0");

    @TempDir Path home;

    /// A document, what goes wrong in it, and how it has to end.
    enum Story {
        SHOP_SIGNED_OFF("shop", "good2", "", End.SIGNED_OFF),
        SHOP_ROLLED_BACK_BY_THE_HOSTING("shop", "bad", "", End.ROLLED_BACK),
        SHOP_STOPPED_AT_A_GATE("shop", "good2", "./bin/migrate", End.STOPPED_BEFORE_GO_LIVE),
        APPROVALS_AND_QUESTIONS("approvals", "", "", End.SIGNED_OFF),
        APPROVALS_AND_A_FAILED_GATE(
                "approvals", "", "git status --porcelain", End.STOPPED_BEFORE_GO_LIVE),
        APPROVALS_AND_A_DEPLOYMENT_HALF_DONE(
                "approvals", "", "./bin/release --all", End.ROLLED_BACK),
        ROLLED_BACK_BY_THE_DOCUMENT("rollback", "", "./bin/find-parcel 4711", End.ROLLED_BACK);

        private final String document;
        private final String commit;
        private final String fails;
        private final End end;

        Story(String document, String commit, String fails, End end) {
            this.document = document;
            this.commit = commit;
            this.fails = fails;
            this.end = end;
        }

        private Plan plan() throws IOException {
            var shop = document.equals("shop");
            var text = shop ? Files.readString(SHOP.resolve("RUNBOOK.md")) : read(document + ".md");
            var bound =
                    shop ? Files.readString(SHOP.resolve("rutter.yaml")) : read(document + ".yaml");
            var environment = CompanionReader.read(bound).environments().values().iterator().next();
            var plan = Planner.plan(document + ".md", MarkdownReader.read(text), environment);
            assertThat(plan.open()).isEmpty();
            return plan;
        }

        private static String read(String name) throws IOException {
            try (var in = Objects.requireNonNull(GoldenCrashTest.class.getResourceAsStream(name))) {
                return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
        }
    }

    static Stream<Arguments> stories() {
        return Stream.of(Story.values())
                .flatMap(story -> Stream.of(Arguments.of(story, false), Arguments.of(story, true)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_runbook_whose_engine_dies_at_any_append_ends_as_if_nothing_had_happened(
            Story story, boolean afterWriting) throws Exception {
        var plan = story.plan();
        var calm = world(story, plan, 0);
        var run = begin(calm, story, plan);
        calm.engine().carryOn(run, "jo", people());
        var end = calm.state().end().orElseThrow();
        assertThat(end.end()).as(end.because()).isEqualTo(story.end);
        var appends = calm.journal.read(run, 0).size();

        for (var n = 1; n < appends; n++) {
            var world = world(story, plan, n);
            begin(world, story, plan);
            var dying = new DyingJournal(world.journal, n, afterWriting);
            try {
                world.engine(dying).carryOn(run, "jo", people());
            } catch (DyingJournal.Died died) {
                assertThat(dying.dead()).isTrue();
            }
            world.engine().carryOn(run, "jo", people());
            var after = "after a death at append " + n;
            assertThat(world.state().end().map(RunState.Ended::end)).as(after).contains(story.end);
            assertThat(world.hosting.asked).as(after).isEqualTo(calm.hosting.asked);
            assertThat(world.all(RunEvent.RunEnded.class)).as(after).hasSize(1);
            for (var script : List.copyOf(world.tools.ran)) {
                assertThat(calm.tools.ran).as(after + ": nothing else is run").contains(script);
            }
            for (var step :
                    Stream.concat(plan.steps().stream(), plan.rollback().stream()).toList()) {
                if (step.action() instanceof Action.Shell(var script)
                        && step.ifInterrupted() != IfInterrupted.REPEAT) {
                    assertThat(Collections.frequency(world.tools.ran, script))
                            .as(after + ": " + script)
                            .isEqualTo(Collections.frequency(calm.tools.ran, script));
                }
            }
        }
        System.out.println(story + ": " + appends + " appends, a death at each");
    }

    private World world(Story story, Plan plan, int n) throws IOException {
        var world = new World(Files.createDirectories(home.resolve(story + "-" + n)));
        world.hosting.errors.put("bad", 33.3);
        world.hosting.requestsPerSecond = 100;
        var asked = new HashMap<String, List<Expectation>>();
        for (var step : Stream.concat(plan.steps().stream(), plan.rollback().stream()).toList()) {
            switch (step.action()) {
                case Action.Shell(var script) ->
                        world.tools.ends.put(
                                script,
                                script.contains(story.fails) && !story.fails.isEmpty()
                                        ? new Fate.Exited(1, "no\n")
                                        : new Fate.Exited(0, output(step.expectations())));
                case Action.Http http ->
                        asked.computeIfAbsent(http.url(), _ -> new ArrayList<>())
                                .addAll(step.expectations());
                case Action _ -> {}
            }
        }
        asked.forEach((url, expected) -> world.tools.answers.put(url, answer(expected)));
        if (story.document.equals("rollback")) {
            world.tools.mended.put(story.fails, "./bin/switch old");
        }
        return world;
    }

    private static String output(List<Expectation> expected) {
        return Stream.concat(OUTPUTS.stream(), expected.stream().map(Expectation::says))
                .filter(text ->
                        expected.stream()
                                .allMatch(one ->
                                        Judge.judge(one, new Measurement.Ran(0, text)).met()))
                .findFirst()
                .orElse("");
    }

    private static Measurement answer(List<Expectation> expected) {
        return Stream.of(
                        "{\"status\": \"ok\", \"database\": \"up\", \"version\": \"abc\"}",
                        "{\"status\": \"ok\"}",
                        "{\"accepted\": true}",
                        "{\"products\": [{\"sku\": \"teapot\", \"name\": \"Teapot\","
                                + " \"price_cents\": 1900}, {\"sku\": \"cup\"}]}")
                .flatMap(body -> Stream.of(200, 201).map(status -> answer(status, body)))
                .filter(seen -> expected.stream().allMatch(one -> Judge.judge(one, seen).met()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer is as expected: " + expected));
    }

    private static Measurement answer(int status, String body) {
        return new Measurement.Answered(status, Map.of(), body, Duration.ofMillis(9));
    }

    private static String begin(World world, Story story, Plan plan) {
        return world.engine().begin(plan, new RunOptions(story.commit, "jo", 600, world.home));
    }

    /// Each approval by somebody else; yes to everything else, and what was interrupted did its
    /// work: whoever is asked has looked.
    private static Asker people() {
        return (question, patience) ->
                new Asker.Reply.Given(
                        Answer.YES,
                        question.question().equals("approval-2") ? "kim" : who(question),
                        "");
    }

    private static String who(QuestionAsked question) {
        return question.who().isEmpty() ? "jo" : question.who().getFirst();
    }
}
