package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Entry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinalTest {
    private static List<Duration> windows(String... headings) {
        var document = new StringBuilder("# Shop\n\n## Deploy\n\n```bash\nmake release\n```\n");
        for (var heading : headings) {
            document.append("\n").append(heading).append("\n\n- [ ] The shop opens\n");
        }
        return MarkdownReader.read(document.toString())
                .all(Entry.Window.class)
                .map(Entry.Window::to)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "### 5d. Verify the release",
                "### 4h. Verify the queue workers",
                "### 3m) Watch the mail",
                "## Step 2h: Verify",
                "## Phase 3d — Verify",
                "### **7s.** Verify",
                "## ✅ Step 2d: Watch"
            })
    void the_letter_of_a_counted_part_is_no_unit_of_time(String heading) {
        assertThat(windows(heading)).isEmpty();
    }

    @Test
    void a_letter_without_a_mark_counts_beside_others_of_the_same_number() {
        assertThat(windows("## 2c Verify the pages", "## 2d Verify the mail")).isEmpty();
        assertThat(windows("## 2c: Verify the pages", "## 2d: Verify the mail")).isEmpty();
    }

    @Test
    void how_long_the_counted_part_takes_is_still_read() {
        assertThat(windows("## Step 2h: Watch the shop (30 minutes)"))
                .containsExactly(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Watch (24h)",
                "## 24h verification",
                "## 24h: Verify the totals",
                "## Watch, first 24h"
            })
    void a_length_of_time_is_a_window(String heading) {
        assertThat(windows("## Verify", heading)).containsExactly(Duration.ofHours(24));
    }
}
