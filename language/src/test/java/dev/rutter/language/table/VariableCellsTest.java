package dev.rutter.language.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.markdown.Readings;
import dev.rutter.language.runbook.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Columns that hold variables by what stands in them.
class VariableCellsTest {
    private static List<String> variables(String text) {
        return MarkdownReader.read("# Shop\n\n## Deploy\n\n" + text + "\n")
                .all(Entry.Variable.class)
                .map(Entry.Variable::name)
                .toList();
    }

    @Test
    void a_cell_may_name_several_in_whatever_column() {
        assertThat(
                        variables(
                                """
                                | Group | Vars | If missing |
                                |---|---|---|
                                | Mail | `MAIL_KEY`, `MAIL_FROM` | silent |
                                | Store | `S3_KEY_ID` / `_SECRET` | local disk |
                                | File | `TZ` + `SHOP_HOME` (if used) | |
                                | Nothing | none | |
                                """))
                .containsExactly("MAIL_KEY", "MAIL_FROM", "S3_KEY_ID", "SHOP_HOME");
    }

    @Test
    void codes_and_states_are_none_nor_is_what_a_row_mentions() {
        assertThat(
                        variables(
                                """
                                | Error code | Meaning |
                                |---|---|
                                | `ERR_TIMEOUT` | slow |
                                """))
                .isEmpty();
        assertThat(
                        variables(
                                """
                                | Area | Notes |
                                |---|---|
                                | Mail | sends |
                                | Store | `S3_KEY` |
                                | Shop | sells |
                                """))
                .isEmpty();
    }

    @Test
    void what_a_command_uses_stays_a_hole_where_only_a_cell_or_another_store_names_it() {
        var table = "| Group | Needs |\n|---|---|\n| Mail | `MAIL_KEY` |\n";
        var uses = "\n```bash\n./ship \"$MAIL_KEY\"\n```";
        assertThat(variables(table)).containsExactly("MAIL_KEY");
        assertThat(variables(table + uses)).isEmpty();
        assertThat(variables("```bash\ngh secret set MAIL_KEY\n./ship \"$MAIL_KEY\"\n```"))
                .isEmpty();
        assertThat(Readings.steps(table + uses))
                .singleElement()
                .asString()
                .contains("holes [$MAIL_KEY]");
    }
}
