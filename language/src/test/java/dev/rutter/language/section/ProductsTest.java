package dev.rutter.language.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest {
    @ParameterizedTest
    @ValueSource(strings = {"Docker", "Windows", "macOS", "Linux / macOS", "Ubuntu (LTS)"})
    void a_platform_of_a_release_is_a_product_and_no_condition(String platform) {
        var text = "# Release\n\n## Publish\n\n### " + platform + "\n\n1. `./publish.sh it`\n";
        assertThat(MarkdownReader.read(text).all(Step.class))
                .singleElement()
                .matches(step -> step.when().isEmpty());
    }

    @Test
    void where_something_is_installed_a_platform_says_where_its_lines_hold() {
        var text = "# Release\n\n## Install the tools\n\n### macOS\n\n1. `brew install gh`\n";
        assertThat(MarkdownReader.read(text).all(Step.class))
                .singleElement()
                .matches(step -> step.when().isPresent());
    }
}
