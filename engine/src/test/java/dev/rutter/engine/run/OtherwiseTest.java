package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is done on a condition and what otherwise: one answer decides.
class OtherwiseTest {
    @TempDir Path home;

    private static Plan plan() {
        var companion =
                CompanionReader.read(
                        "environments:\n  production:\n    hosting: { kind: render, service: shop }\n");
        var environment = companion.environments().values().iterator().next();
        return Planner.plan(
                "FERRY.md",
                MarkdownReader.read(
                        """
                        # Ferry

                        ## Deployment

                        - If the hull is wet, run `./bin/pump`; otherwise run `./bin/paint`.
                        """),
                environment);
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"YES", "NO"})
    void one_of_both_is_done_and_one_question_asked(Answer answer) throws Exception {
        var world = new World(home);
        world.answers.put("deploy-1:when", answer);
        world.run(plan(), "good2");
        assertThat(world.questions.stream().filter(it -> it.startsWith("deploy")))
                .containsExactly("deploy-1:when");
        assertThat(world.tools.ran)
                .contains(answer == Answer.YES ? "./bin/pump" : "./bin/paint")
                .doesNotContain(answer == Answer.YES ? "./bin/paint" : "./bin/pump");
    }
}
