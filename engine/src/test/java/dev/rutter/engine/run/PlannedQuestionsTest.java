package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plan says about its questions is what happens: how often, and how long.
class PlannedQuestionsTest {
    private static final String DOCUMENT =
            """
            # Ferry

            ## Preparation

            Finish within 2 hours.

            - [ ] The crew is aboard

            ## Deployment

            **Option A: By force**

            ```bash
            git push --force origin main
            ```

            **Option B: By hand**

            ```bash
            ./bin/release
            ```

            1. Click "Manual Deploy" → "Deploy latest commit"
            """;

    @TempDir Path home;

    private static Plan plan(String document, String more) {
        var companion =
                CompanionReader.read(
                        "environments:\n  production:\n    hosting: { kind: render, service: shop }\n"
                                + more);
        assertThat(companion.problems()).isEmpty();
        var environment = companion.environments().values().iterator().next();
        var plan = Planner.plan("FERRY.md", MarkdownReader.read(document), environment);
        assertThat(plan.open()).isEmpty();
        return plan;
    }

    private static String without(String from, String to) {
        var a = DOCUMENT.indexOf(from);
        return DOCUMENT.substring(0, a) + DOCUMENT.substring(DOCUMENT.indexOf(to, a));
    }

    @Test
    void a_grave_step_is_asked_about_once() throws Exception {
        var world = new World(home);
        var document = without("**Option A", "```bash");
        document = document.replace("**Option B: By hand**\n", "");
        world.answers.put("prepare-1", Answer.YES);
        world.answers.put("deploy-1:danger", Answer.YES);
        world.answers.put("deploy-2:danger", Answer.YES);
        world.run(plan(document, ""), "good2");
        assertThat(world.tools.ran).contains("git push --force origin main");
        assertThat(
                        world.questions.stream()
                                .filter(question -> question.startsWith("deploy"))
                                .toList())
                .containsExactly("deploy-1:danger");
    }

    @Test
    void what_the_document_expects_of_a_manual_step_is_asked_with_it_in_one_question()
            throws Exception {
        var world = new World(home);
        var document =
                """
                # Ferry

                ## Preparation

                1. Walk round the deck

                Expected: no hatch is open

                ## Deployment

                1. Click "Manual Deploy" → "Deploy latest commit"
                """;
        world.run(plan(document, ""), "good2");
        assertThat(world.state().openQuestions())
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked.text())
                                .isEqualTo("Walk round the deck (Expected: no hatch is open)"));
    }

    private static final String GUARDED =
            """
            # Ferry

            ## Deployment

            If the tide is low, dredge first:

            ```bash
            ./bin/dredge
            ./bin/sound
            ```

            1. Click "Manual Deploy" → "Deploy latest commit"
            """;

    @Test
    void what_one_line_guards_is_asked_about_once() throws Exception {
        var world = new World(home);
        world.answers.put("deploy-1:when", Answer.YES);
        world.run(plan(GUARDED, ""), "good2");
        assertThat(world.tools.ran).contains("./bin/dredge", "./bin/sound");
        assertThat(world.questions).filteredOn(it -> it.endsWith(":when")).hasSize(1);
    }

    @Test
    void what_does_not_apply_is_skipped_with_all_that_its_line_guards() throws Exception {
        var world = new World(home);
        world.answers.put("deploy-1:when", Answer.NO);
        world.run(plan(GUARDED, ""), "good2");
        assertThat(world.tools.ran).doesNotContain("./bin/dredge", "./bin/sound");
        assertThat(world.questions).filteredOn(it -> it.endsWith(":when")).hasSize(1);
    }

    @Test
    void a_grave_step_that_was_chosen_by_name_is_not_asked_about() throws Exception {
        var world = new World(home);
        world.answers.put("prepare-1", Answer.YES);
        world.run(plan(DOCUMENT, "    choose: { Deployment: \"Option A: By force\" }\n"), "good2");
        assertThat(world.tools.ran).contains("git push --force origin main");
        assertThat(world.questions).noneMatch(question -> question.endsWith(":danger"));
    }

    @Test
    void an_answer_is_waited_for_as_long_as_the_plan_states() throws Exception {
        var world = new World(home);
        var document = without("**Option A", "```bash");
        document = document.replace("**Option B: By hand**\n", "");
        var plan = plan(document, "");
        world.run(plan, "good2");
        world.engine().answer(world.state().run(), "prepare-1", Answer.YES, "mia", "");
        world.carryOn(world.state().run());
        var waited =
                world.journal.read(world.state().run(), 0).stream()
                        .filter(recorded -> recorded.event() instanceof QuestionAsked)
                        // The clock here goes on by a millisecond with every look at it.
                        .map(recorded ->
                                Duration.between(
                                                recorded.at(),
                                                ((QuestionAsked) recorded.event()).deadline())
                                        .plusMillis(500)
                                        .truncatedTo(ChronoUnit.SECONDS))
                        .toList();
        assertThat(waited)
                .isEqualTo(
                        List.of(
                                plan.step("prepare-1").orElseThrow().answerWithin().orElseThrow(),
                                plan.step("deploy-1").orElseThrow().answerWithin().orElseThrow()))
                .containsExactly(Duration.ofHours(2), Duration.ofHours(24));
    }

    @Test
    void danger_is_acknowledged_by_its_exact_line_and_a_no_is_a_no() throws Exception {
        var document = without("**Option A", "```bash");
        document = document.replace("**Option B: By hand**\n", "");
        var crew = "    acknowledge:\n      \"The crew is aboard\": \"yes: counted\"\n";
        var part = new World(home.resolve("part"));
        part.run(plan(document, crew + "      \"git push --force\": yes\n"), "good2");
        assertThat(part.questions).containsExactly("deploy-1:danger");
        assertThat(part.state().outcome("prepare-1").orElseThrow().line())
                .contains("acknowledged beforehand: counted");
        var exact = new World(home.resolve("exact"));
        exact.run(plan(document, crew + "      git push --force origin main: yes\n"), "good2");
        assertThat(exact.questions).isEmpty();
        assertThat(exact.tools.ran).contains("git push --force origin main");
        var no = new World(home.resolve("no"));
        no.run(
                plan(document, crew + "      git push --force origin main: \"no: not today\"\n"),
                "x");
        assertThat(no.tools.ran).doesNotContain("git push --force origin main");
        assertThat(no.state().end().orElseThrow().because()).contains("not today");
    }
}
