package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a line tells besides what the hosting does of it.
class BesidesTest {
    private static final String HOSTED =
            """
            environments:
              production:
                hosting: { kind: render, service: shop, api: http://127.0.0.1:9090/v1, token: $TOKEN }
            """;

    private static List<String> steps(String item) {
        Environment at =
                Objects.requireNonNull(
                        CompanionReader.read(HOSTED).environments().get("production"));
        return Planner.plan(
                        "x.md", MarkdownReader.read("# Shop\n\n## Deploy\n\n1. " + item + "\n"), at)
                .steps()
                .stream()
                .map(step -> (step.action().byPerson() ? "ask " : "") + step.title())
                .toList();
    }

    @Test
    void the_sentences_around_the_hostings_are_asked_in_their_places() {
        assertThat(
                        steps(
                                "Stop the workers in the console. Click Manual Deploy. Then close the ticket."))
                .containsExactly(
                        "ask Stop the workers in the console.",
                        "Stop the workers in the console. Click Manual Deploy. Then close the ticket.",
                        "Wait until the release is live",
                        "ask Close the ticket.");
    }

    @Test
    void a_second_act_of_the_hosting_is_its_own_step() {
        assertThat(steps("Click Manual Deploy. Wait for Live."))
                .containsExactly("Click Manual Deploy. Wait for Live.", "Wait for Live.");
    }

    @Test
    void the_way_to_the_button_is_not_asked_and_neither_is_an_aside() {
        assertThat(steps("Open the dashboard. Click Manual Deploy. See the wiki."))
                .noneMatch(it -> it.startsWith("ask "));
    }
}
