package dev.rutter.language.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.markdown.RoleRows;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A document's title decides what its chapters mean that say little by themselves, wherever it
/// stands.
class DocumentTitleTest {
    private static final String RUN = "\n\n```bash\n./bin/act --now\n```\n\n";

    private static Phase phase(Runbook book, String title) {
        return book.chapters().stream()
                .filter(it -> it.title().equals(title))
                .findFirst()
                .orElseThrow()
                .phase();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\nowner: ops\ntitle: Low disk space\n---\n\n",
                "---\ntitle: \"Low disk space\"\n---\n\n",
                "+++\ntitle = 'Low disk space'\n+++\n\n",
                "# Low disk space\n\n"
            })
    void the_title_of_the_front_matter_counts_as_a_heading_does(String head) {
        var book = MarkdownReader.read(head + "## The root volume" + RUN);
        assertThat(book.title()).isEqualTo("Low disk space");
        assertThat(phase(book, "The root volume")).isEqualTo(Phase.TROUBLE);
    }

    @Test
    void it_gets_no_row_among_the_labels_of_headings() {
        var book = MarkdownReader.read("---\ntitle: Shop\n---\n\n## Deploy" + RUN);
        assertThat(RoleRows.of(book)).startsWith("5\tphase:deploy\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"title:", "title: |", "title: [a, b]", "titles: Other", "  title: Other"})
    void what_is_no_title_on_one_line_is_none(String setting) {
        var book = MarkdownReader.read("---\n" + setting + "\nowner: ops\n---\n\n## Deploy" + RUN);
        assertThat(book.title()).isEqualTo("Deploy");
    }

    @Test
    void the_documents_own_first_heading_comes_before_it() {
        var book =
                MarkdownReader.read("---\ntitle: Low disk space\n---\n\n# Shop\n\n## Deploy" + RUN);
        assertThat(book.title()).isEqualTo("Shop");
    }

    @Test
    void what_is_called_a_template_and_puts_something_out_is_a_deployment() {
        var book =
                MarkdownReader.read(
                        "# Release checklist template\n\n## Before\n\n- [ ] Tests are green\n\n"
                                + "## Release"
                                + RUN
                                + "## Everybody knows\n\n- [ ] Support has been told\n");
        assertThat(phase(book, "Everybody knows")).isEqualTo(Phase.DEPLOY);
    }

    @Test
    void what_a_document_for_incidents_tells_step_by_step_is_for_incidents() {
        var book =
                MarkdownReader.read(
                        "# Incident handling\n\n## Step-by-step checklist\n\n### When it begins\n\n"
                                + "- [ ] Acknowledge the page\n");
        assertThat(phase(book, "When it begins")).isEqualTo(Phase.INCIDENT);
    }

    @Test
    void boxes_for_what_others_have_seen_to_come_before_the_deployment_they_stand_before() {
        var document =
                "# Deploy the shop\n\n## The team\n\n- [ ] Support informed\n- [ ] Deputy named\n\n"
                        + "## Deployment"
                        + RUN;
        assertThat(phase(MarkdownReader.read(document), "The team")).isEqualTo(Phase.PREPARE);
        var told = document.replace("Deputy named", "Drain the queue");
        assertThat(phase(MarkdownReader.read(told), "The team")).isEqualTo(Phase.DEPLOY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"What changed", "What the chart enforces", "What's new"})
    void what_only_tells_what_something_is_or_does_is_not_asked(String title) {
        var document = "# Shop\n\n## Deploy" + RUN + "### " + title + "\n\n- Keep it small.\n";
        assertThat(phase(MarkdownReader.read(document), title)).isEqualTo(Phase.REFERENCE);
    }

    @Test
    void what_changed_is_asked_where_it_tells_what_to_change() {
        var document =
                "# Shop\n\n## Deploy"
                        + RUN
                        + "### What changed\n\n- Add the secret `KEY`.\n- Rename the old variable.\n";
        assertThat(phase(MarkdownReader.read(document), "What changed")).isEqualTo(Phase.DEPLOY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What to do",
                "What needs to be changed",
                "What we do",
                "What must be done when it happens"
            })
    void what_tells_what_somebody_does_is_a_part_of_it(String title) {
        var document = "# Shop\n\n## Deploy" + RUN + "### " + title + "\n\n- Drain it.\n";
        assertThat(phase(MarkdownReader.read(document), title)).isEqualTo(Phase.DEPLOY);
    }

    @Test
    void monitoring_that_runs_nothing_is_watched_also_behind_a_release() {
        var document = "# Shop\n\n## Deploy" + RUN + "## Post-release\n\n### Monitoring\n\n";
        assertThat(phase(MarkdownReader.read(document + "- [ ] Errors stay low\n"), "Monitoring"))
                .isEqualTo(Phase.WATCH);
        assertThat(phase(MarkdownReader.read(document + RUN), "Monitoring"))
                .isEqualTo(Phase.VERIFY);
    }
}
