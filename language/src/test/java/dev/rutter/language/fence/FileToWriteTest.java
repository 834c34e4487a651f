package dev.rutter.language.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file whose lines a document shows is written by somebody before what uses it runs, and what
/// nobody is asked to write is told.
class FileToWriteTest {
    private static final String STARTS = "\n\n```bash\nsudo systemctl enable --now shop\n```";

    private static Plan plan(String heading, String text) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read("# Shop\n\n## " + heading + "\n\n" + text + "\n"),
                Environment.unbound("production"));
    }

    private static List<String> asked(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.action())
                .filter(Action.Ask.class::isInstance)
                .map(action -> ((Action.Ask) action).text())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`/etc/shop/shop.conf`:\n\n```ini\n[shop]\nport=80\n```",
                "**/etc/shop/shop.conf**\n\n```ini\n[shop]\nport=80\n```",
                "File: `/etc/shop/shop.conf`\n\n```\n[shop]\nport=80\n```",
                "In `/etc/shop/shop.conf`:\n\n```toml\n[shop]\nport=80\n```",
                "### `/etc/shop/shop.conf`\n\n```ini\n[shop]\nport=80\n```",
                "```ini\n# /etc/shop/shop.conf\n[shop]\nport=80\n```",
                "1. `/etc/shop/shop.conf`:\n\n   ```ini\n   [shop]\n   port=80\n   ```"
            })
    void a_files_place_over_its_lines_asks_somebody_to_write_it(String text) {
        var plan = plan("Deploy", text + STARTS);
        assertThat(asked(plan))
                .singleElement()
                .asString()
                .startsWith("Write /etc/shop/shop.conf with these lines:")
                .endsWith("[shop]\nport=80");
        assertThat(plan.steps().getLast().action()).isInstanceOf(Action.Shell.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Create /etc/shop/shop.conf:\n\n```ini\n[shop]\nport=80\n```",
                "**Create /etc/shop/shop.conf:**\n\n```ini\n[shop]\nport=80\n```",
                "1. Create `/etc/shop/shop.conf`:\n\n   ```ini\n   [shop]\n   port=80\n   ```"
            })
    void whoever_is_told_to_write_it_sees_the_lines_and_is_asked_once(String text) {
        assertThat(asked(plan("Deploy", text + STARTS)))
                .containsExactly("Create /etc/shop/shop.conf:\n[shop]\nport=80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# /etc/init.d/gate\n#!/sbin/openrc-run\nname=gate",
                "#!/bin/sh\n# /usr/local/bin/gate\nrm -rf /srv/gate"
            })
    void a_script_with_its_place_is_written_and_not_run_line_by_line(String script) {
        var plan = plan("Deploy", "```sh\n" + script + "\n```" + STARTS);
        assertThat(asked(plan)).singleElement().asString().contains(script);
        assertThat(plan.steps()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`/etc/shop/shop.conf` already has:\n\n```ini\n[shop]\nport=80\n```",
                "Example of `/etc/shop/shop.conf`:\n\n```ini\n[shop]\nport=80\n```",
                "`/var/log/shop.log`:\n\n```\nlistening on 80\n```",
                "`/srv/shop.txt`:\n\n```\n2026-01-02 10:11:12 started\n```",
                "`/srv/shop`:\n\n```bash\n./ship\n```"
            })
    void what_is_there_already_or_is_a_folder_is_not_written(String text) {
        assertThat(asked(plan("Deploy", text + STARTS))).isEmpty();
    }

    @Test
    void a_way_back_is_not_made_of_a_script_that_is_only_shown() {
        var plan =
                plan(
                        "Deploy",
                        "```bash\n./ship\n```\n\n## Rollback\n\n```bash\n#!/bin/bash\n# scripts/back.sh\nset -e\n./back $1\n```");
        assertThat(plan.rollback()).isEmpty();
        assertThat(plan.unread())
                .extracting(Plan.Unread::why)
                .contains("the text of a script: nothing writes it or runs it from here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The proxy needs a block of its own.\n\n```nginx\nserver { listen 80; }\n```",
                "The job is small.\n\n```python\nimport shop\nshop.run()\n```",
                "It is a loop.\n\n```bash\n#!/bin/bash\nset -e\n./ship $1\n```"
            })
    void a_block_that_nobody_writes_or_runs_is_told_of(String text) {
        assertThat(plan("Deploy", text + STARTS).unread()).hasSize(1);
    }
}
