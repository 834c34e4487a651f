package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/// What a person at the terminal is asked for before a platform starts.
class OpenVariablesTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void each_open_variable_is_asked_for_with_the_services_that_want_it() {
        var open = new LinkedHashMap<String, List<String>>();
        open.put("MAIL_KEY", List.of("mail", "post"));
        open.put("STAMP", List.of("post"));
        open.put("LAST", List.of("post"));

        assertThat(ask(open, "one two\n\n")).containsOnly(Map.entry("MAIL_KEY", "one two"));
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("leaves 3 variables open")
                .contains("MAIL_KEY of mail, post = ")
                .contains("LAST of post = ")
                .doesNotContain("one two");
    }

    @Test
    void nothing_is_said_where_nothing_is_open() {
        assertThat(ask(new LinkedHashMap<>(), "typed")).isEmpty();
        assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private Map<String, String> ask(SequencedMap<String, List<String>> open, String typed) {
        var screen =
                new Screen(
                        new PrintStream(new ByteArrayOutputStream()),
                        new PrintStream(told, true, StandardCharsets.UTF_8),
                        false,
                        false);
        return new OpenVariables(
                        screen, new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)))
                .ask(open);
    }
}
