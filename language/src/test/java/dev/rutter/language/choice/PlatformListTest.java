package dev.rutter.language.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Entry;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists that tell something for each of several platforms.
class PlatformListTest {
    private static List<Entry> choices(String chapter, String list) {
        return MarkdownReader.read("# Shop\n\n## " + chapter + "\n\n" + list + "\n")
                .chapters()
                .getLast()
                .entries()
                .stream()
                .filter(Entry.Choice.class::isInstance)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- macOS: launch the app\n- Docker: run `docker compose up -d`",
                "- Linux: run `./bin/start`\n- Windows: run `start.ps1`",
                "- **Docker**: run `docker restart shop`\n- **Kubernetes**: run `kubectl rollout restart deploy/shop`",
            })
    void what_is_told_for_each_platform_is_a_choice(String list) {
        assertThat(choices("Deploy", list)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- macOS: launch the app\n- Shop: run `./bin/shop`",
                "- macOS: 14 or newer\n- Docker: 24 or newer",
                "- Docker: build the image and push it\n- Kubernetes: apply the manifests",
                "- [ ] macOS: launch the app\n- [ ] Docker: run `./bin/up`",
            })
    void what_is_needed_built_or_ticked_for_each_is_none(String list) {
        assertThat(choices("Deploy", list)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Build the clients", "Publish", "Verify", "Prerequisites"})
    void what_is_built_published_or_verified_for_each_is_done_for_each(String chapter) {
        assertThat(
                        choices(
                                chapter,
                                "- macOS: run `./bin/mac`\n- Windows: run `./bin/win`\n- Linux: run `./bin/lin`"))
                .isEmpty();
    }
}
