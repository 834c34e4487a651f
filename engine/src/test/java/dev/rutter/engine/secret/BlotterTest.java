package dev.rutter.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a file holds after its secrets were taken out.
class BlotterTest {
    private static final String SECRET = "pässword-of-mia";

    @TempDir Path home;

    private final Masker masker = Secrets.from(Set.of("TOKEN"), Map.of("TOKEN", SECRET)).masker();

    private String blotted(String text) throws Exception {
        var file = Files.writeString(home.resolve("output"), text);
        masker.blot(file, 0, Long.MAX_VALUE);
        return Files.readString(file);
    }

    @Test
    void a_secret_becomes_stars_of_its_length_and_nothing_else_moves() throws Exception {
        assertThat(blotted("is " + SECRET + ", über\n")).isEqualTo("is ****************, über\n");
    }

    @Test
    void its_encoded_forms_go_too() throws Exception {
        var encoded = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(blotted("one " + encoded + " two")).doesNotContain(encoded.substring(2, 12));
    }

    @Test
    void a_secret_that_crosses_a_piece_of_the_file_is_found() throws Exception {
        for (int before = (1 << 18) - 18; before <= 1 << 18; before++) {
            assertThat(blotted("x".repeat(before) + SECRET + "y"))
                    .isEqualTo("x".repeat(before) + "*".repeat(16) + "y");
        }
    }

    @Test
    void secrets_that_overlap_go_both() throws Exception {
        var two =
                Secrets.from(Set.of("A", "B"), Map.of("A", "onetwothree", "B", "threefour"))
                        .masker();
        var file = Files.writeString(home.resolve("output"), "is onetwothreefour.");
        two.blot(file, 0, Long.MAX_VALUE);
        assertThat(file).hasContent("is ***************.");
    }

    @Test
    void a_file_without_a_secret_is_not_written_and_one_that_is_gone_is_none() throws Exception {
        var file = Files.writeString(home.resolve("output"), "nothing here");
        var at = Files.getLastModifiedTime(file);
        masker.blot(file, 0, Long.MAX_VALUE);
        masker.blot(home.resolve("gone"), 0, Long.MAX_VALUE);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(at);
    }

    @Test
    void who_still_writes_at_the_end_goes_on_there() throws Exception {
        var file = Files.writeString(home.resolve("output"), SECRET + "\n");
        try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            masker.blot(file, 0, Long.MAX_VALUE);
            out.write("more\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Files.readAllLines(file)).isEqualTo(List.of("*".repeat(16), "more"));
    }
}
