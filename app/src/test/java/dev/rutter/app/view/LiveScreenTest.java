package dev.rutter.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveScreenTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void a_terminals_block_is_painted_over_and_never_wraps() {
        var screen = screen(true);
        screen.paint(List.of("one", "a line longer than the screen"), NOW);
        screen.say("stays");
        screen.paint(List.of("two"), NOW);
        assertThat(text()).isEqualTo("one\na line lo\n\u001b[2A\r\u001b[Jstays\ntwo\n");
    }

    @Test
    void without_a_terminal_the_last_line_is_told_every_five_seconds() {
        var screen = screen(false);
        screen.paint(List.of("step", "traffic 1"), NOW);
        screen.paint(List.of("step", "traffic 2"), NOW.plusSeconds(4));
        screen.say("stays");
        screen.paint(List.of("step", "traffic 3"), NOW.plusSeconds(6));
        assertThat(text()).isEqualTo("traffic 1\nstays\ntraffic 3\n");
    }

    private LiveScreen screen(boolean terminal) {
        return new LiveScreen(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, 10);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
