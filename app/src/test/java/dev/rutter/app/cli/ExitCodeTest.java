package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void every_exit_code_is_documented_with_its_meaning() throws IOException {
        var page =
                Files.readString(Path.of(System.getProperty("rutter.root"), "docs/operating.md"));
        for (var code : ExitCode.values()) {
            assertThat(page).contains("| " + code.code() + " | " + code.meaning() + " |");
        }
    }
}
