package dev.rutter.language.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Planner;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A block without a tag whose program nobody knows, below a heading that orders what it does.
class ShapedTitlesTest {
    private static List<String> steps(String text) {
        return Planner.plan(
                        "x.md",
                        MarkdownReader.read("# Cut over\n\n" + text),
                        Environment.unbound("production"))
                .steps()
                .stream()
                .map(step -> step.action().toString())
                .toList();
    }

    @Test
    void a_counted_order_is_carried_out_by_the_block_below_it() {
        assertThat(
                        steps(
                                "## 1. Stop the writers\n\n```\nordersctl writers stop\n```\n\n## 2. Move the traffic\n\n```\nshiftctl move --all\nshiftctl status\n```\n"))
                .hasSize(3);
    }

    @Test
    void a_block_that_calls_what_is_ordered_by_its_name_carries_it_out() {
        assertThat(steps("## 1. Drain the old pool\n\n```\npoolctl drain old\n```\n")).hasSize(1);
        assertThat(steps("## 1. Rotate the certificate\n\n```\norders accepted yesterday\n```\n"))
                .isEmpty();
    }

    @Test
    void what_a_heading_says_is_seen_is_run_by_nobody() {
        assertThat(steps("## 1. Check the output\n\n```\nqueue drain orders\n```\n")).isEmpty();
    }
}
