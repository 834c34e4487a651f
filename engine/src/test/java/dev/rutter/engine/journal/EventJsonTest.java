package dev.rutter.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.language.plan.Plan;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
    @ParameterizedTest
    @MethodSource("events")
    void every_event_reads_back_as_it_was_written(Class<?> type) {
        for (int seed = 0; seed < 200; seed++) {
            var event = (RunEvent) new AnyValue(new Random(seed)).of(type);
            var text = EventJson.write(event);
            assertThat(text).doesNotContain("\n");
            assertThat(EventJson.read(text)).as("seed %d: %s", seed, text).isEqualTo(event);
            assertThat(EventJson.write(EventJson.read(text))).isEqualTo(text);
        }
    }

    static Stream<Class<?>> events() {
        return Arrays.stream(RunEvent.class.getPermittedSubclasses());
    }

    @Test
    void every_case_of_every_sealed_type_within_an_event_has_a_name_of_its_own() {
        var families = new HashSet<Class<?>>();
        reach(RunEvent.class, families, new HashSet<>());
        assertThat(families).hasSizeGreaterThanOrEqualTo(6);
        for (var family : families) {
            var names = new ArrayList<String>();
            for (var type : family.getPermittedSubclasses()) {
                names.add(JournalFormat.name(type));
                assertThat(JournalFormat.named(family, JournalFormat.name(type))).contains(type);
            }
            assertThat(names).doesNotHaveDuplicates();
        }
    }

    /// Collects the sealed types that a value of `type` can hold.
    private static void reach(Type type, Set<Class<?>> families, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments())
                    .forEach(argument -> reach(argument, families, seen));
        } else if (type instanceof Class<?> plain && plain.isSealed()) {
            families.add(plain);
            Arrays.stream(plain.getPermittedSubclasses())
                    .forEach(subclass -> reach(subclass, families, seen));
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            Arrays.stream(plain.getRecordComponents())
                    .forEach(component -> reach(component.getGenericType(), families, seen));
        }
    }

    @Test
    void the_text_is_plain_json_with_iso_times_and_exact_decimals() {
        assertThat(
                        EventJson.write(
                                new RunEvent.StepEnded(
                                        "deploy-1",
                                        2,
                                        new Outcome.TimedOut(Duration.ofSeconds(90)))))
                .isEqualTo(
                        "{\"type\":\"step-ended\",\"step\":\"deploy-1\",\"attempt\":2,"
                                + "\"outcome\":{\"type\":\"timed-out\",\"limit\":\"PT1M30S\"}}");
    }

    @Test
    void fields_of_a_newer_version_are_ignored_and_missing_ones_are_empty() {
        assertThat(
                        EventJson.read(
                                "{\"type\":\"question-asked\",\"question\":\"q1\",\"step\":\"s\","
                                        + "\"mood\":{\"type\":\"new\"},"
                                        + "\"deadline\":\"2026-03-04T05:06:07Z\"}"))
                .isEqualTo(
                        new RunEvent.QuestionAsked(
                                "q1",
                                "s",
                                "",
                                "",
                                java.util.List.of(),
                                java.time.Instant.parse("2026-03-04T05:06:07Z")));
    }

    @Test
    void an_event_of_a_newer_version_is_named() {
        assertThatThrownBy(() -> EventJson.read("{\"type\":\"crew-mustered\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the event is of type \"crew-mustered\", which this version does not know"
                                + " (of RunEvent); read it with the version that wrote it, or a"
                                + " newer one");
        assertThatThrownBy(() ->
                        EventJson.read(
                                "{\"type\":\"run-ended\",\"end\":\"SUNK\",\"because\":\"\"}"))
                .hasMessageStartingWith("\"end\" is \"SUNK\", which this version does not know");
        assertThatThrownBy(() -> EventJson.read("{\"type\":\"run-ended\",\"because\":\"\"}"))
                .hasMessageStartingWith("\"end\" is missing");
    }

    @Test
    void what_is_no_event_is_said_to_be_none() {
        for (var text : new String[] {"", "nonsense", "[1]", "{", "\"run-ended\"", "null"}) {
            assertThatThrownBy(() -> EventJson.read(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_plan_is_written_whole() {
        var plan = (Plan) new AnyValue(new Random(7)).of(Plan.class);
        var event = new RunEvent.RunBegan(plan, "4f2a", "mia", 60);
        assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
    }
}
