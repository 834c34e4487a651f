package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Entry;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTimesTest {
    private static List<Entry.Window> windows(String line) {
        return MarkdownReader.read(
                        "# Shop\n\n## Deployment\n\n```bash\nmake release\n```\n\n" + line + "\n")
                .all(Entry.Window.class)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The artifact is uploaded, expiring after 8 days.",
                "Backups are kept for 30 days.",
                "Tokens expire in 1 hour.",
                "Retention: 14 days",
                "- Logs are stored for 90 days",
                "- The link is valid for 24 hours",
                "- Old releases are deleted after 14 days",
                "- Sessions time out after 30 minutes",
                "- Verify that the certificate is renewed every 60 days",
                "- Check that the token is valid for another 2 hours",
                "Run the export; its logs are available for 3 days."
            })
    void how_long_something_is_kept_or_valid_is_not_waited_for(String line) {
        assertThat(windows(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Watch the logs for 10 minutes, they are kept for 7 days.",
                "Keep watching the error rate for 20 minutes.",
                "Wait for the cache to expire in 5 minutes.",
                "Wait until the old token has expired (5 minutes).",
                "Verify that the site is available for 10 minutes."
            })
    void what_somebody_waits_or_watches_for_is(String line) {
        assertThat(windows(line)).hasSize(1);
    }
}
