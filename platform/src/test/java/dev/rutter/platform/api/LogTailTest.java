package dev.rutter.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir Path home;

    private void printed(String instance, String text) throws Exception {
        var segment = home.resolve("services/shop/instances").resolve(instance).resolve("00000001");
        Files.createDirectories(segment.resolveSibling(""));
        Files.writeString(segment, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void each_line_comes_once_whole_and_from_every_instance() throws Exception {
        printed("srv-a-1", "one\ntwo\nthr");
        var log = new LogTail(home, "shop", PlatformControl.Kind.APP);
        assertThat(log.last(2)).extracting(Line::text).containsExactly("two", "thr");
        assertThat(log.more()).isEmpty();
        printed("srv-a-1", "ee\nfo");
        printed("srv-a-2", "another\n");
        assertThat(log.more())
                .extracting(each -> each.source() + " " + each.text())
                .containsExactlyInAnyOrder("srv-a-1 three", "srv-a-2 another");
        printed("srv-a-1", "ur\n");
        assertThat(log.more()).extracting(Line::text).containsExactly("four");
        assertThat(log.more()).isEmpty();
        assertThatThrownBy(() -> new LogTail(home, "other", PlatformControl.Kind.APP))
                .hasMessage("there is no service \"other\" in " + home);
    }
}
