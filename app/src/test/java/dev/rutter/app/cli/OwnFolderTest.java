package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnFolderTest {
    @Test
    void it_is_in_the_home_that_the_system_knows_else_in_the_one_that_is_named() {
        assertThat(OwnFolder.of("/home/mia", "/tmp")).isEqualTo(Path.of("/home/mia/.rutter"));
        assertThat(OwnFolder.of("?", "/srv/ci")).isEqualTo(Path.of("/srv/ci/.rutter"));
    }

    @Test
    void a_user_without_any_is_told_so_and_no_folder_is_made_beside_the_document() {
        assertThatThrownBy(() -> OwnFolder.of("?", ""))
                .isInstanceOfSatisfying(
                        Failure.class, no -> assertThat(no.code()).isEqualTo(ExitCode.GROUND))
                .hasMessageContaining("HOME is not set; set RUTTER_HOME");
    }
}
