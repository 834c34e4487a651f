package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is on call is somebody to turn to, wherever it stands.
class OnCallTest {
    @ParameterizedTest
    @ValueSource(strings = {"Overview", "Deploy", "Rollback", "Incidents", "Contacts"})
    void a_label_with_a_name_behind_it_is_a_contact(String heading) {
        assertThat(Readings.entries(heading, "**On-call**: Ana Ruiz"))
                .singleElement()
                .asString()
                .contains("contact", "Ana Ruiz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**On-call:** Restart the pod.",
                "On-call: tell them in the channel.",
                "**Incident**: Run Ansible once more with `./play`.",
                "**Emergency:** Stop Sidekiq before the next step."
            })
    void an_order_behind_it_is_none(String line) {
        assertThat(Readings.entries("Deploy", line)).noneMatch(row -> row.contains("contact"));
    }
}
