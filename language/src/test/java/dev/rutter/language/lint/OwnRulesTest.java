package dev.rutter.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a team knows about commands, in its `rutter.yaml`.
class OwnRulesTest {
    private static final String DOCUMENT =
            """
            # Shop

            ## Deploy

            ```bash
            make build
            make ship   # to all
            ```

            ## Verify

            ```bash
            make check
            ```

            ## Rollback

            ```bash
            make ship VERSION=old
            ```
            """;

    private static List<Problem> lint(String markdown, String rules) {
        var companion = CompanionReader.read("environments: { production: }\n" + rules);
        assertThat(companion.problems()).isEmpty();
        return Linter.lint(
                MarkdownReader.read(markdown), new Linter.Beside(Set.of(), companion.rules()));
    }

    private static List<Problem> own(String markdown, String rules) {
        return lint(markdown, rules).stream().filter(it -> !it.code().startsWith("RT")).toList();
    }

    @Test
    void a_rule_of_the_team_is_found_at_its_place_with_the_way_out() {
        var rules =
                """
                rules:
                  OPS1:
                    tool: ship
                    version: 3
                    shape: '\\bmake\\s+ship\\b'
                    fact: make ship uploads without the tests
                    source: https://wiki.example.com/ship
                    right: make release
                    weight: error
                """;
        var found = own(DOCUMENT, rules);
        assertThat(found).extracting(it -> it.span().line()).containsExactly(7, 19);
        var first = found.getFirst();
        assertThat(first.code()).isEqualTo("OPS1");
        assertThat(first.weight()).isEqualTo(Problem.Weight.ERROR);
        assertThat(first.claim()).isEqualTo("make ship uploads without the tests");
        assertThat(first.span().column()).isEqualTo(1);
        assertThat(first.span().length()).isEqualTo("make ship".length());
        assertThat(first.seen()).isEqualTo("since ship 3");
        assertThat(first.help()).isEqualTo("make release (https://wiki.example.com/ship)");
    }

    @ParameterizedTest
    @CsvSource({"anywhere,2", "going back,1", "live,2", "written,3"})
    void a_rule_holds_where_it_says(String where, int times) {
        var document = DOCUMENT + "\n## Notes\n\nOnce make ship was all there was.\n";
        var rules =
                "rules: { OPS1: { shape: make ship, fact: a, right: b, where: " + where + " } }";
        assertThat(own(document, rules)).hasSize(times);
    }

    @Test
    void a_rule_of_the_team_is_ignored_for_a_reason_like_any_other() {
        var rules = "rules: { OPS1: { shape: make ship, fact: a, right: b } }";
        var ignored = "<!-- rutter: ignore OPS1 the tests ran before -->\n\n" + DOCUMENT;
        assertThat(lint(ignored, rules))
                .extracting(Problem::code)
                .doesNotContain("OPS1", "RT006", "RT080", "RT081");
        assertThat(lint(ignored, "rules: {}")).extracting(Problem::code).contains("RT081");
        assertThat(lint(ignored.replace(" the tests ran before", ""), rules))
                .extracting(Problem::code)
                .contains("OPS1", "RT080");
    }

    @Test
    void a_shape_that_tries_every_way_through_a_line_is_given_up_and_said() {
        var document = DOCUMENT.replace("make build", "echo " + "a".repeat(200) + "!");
        var found = own(document, "rules: { OPS1: { shape: '(a+)+\\1$', fact: x, right: y } }");
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().claim())
                .isEqualTo("whether this is OPS1 was not found out, here and from here on");
        assertThat(found.getFirst().span().line()).isEqualTo(6);
        assertThat(found.getFirst().help()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules: [a] | RT902 | 2 | 8",
                "rules: { OPS1: } | RT902 | 2 | 10",
                "rules: { OPS1: { shape: a } } | RT904 | 2 | 10",
                "rules: { ops: { shape: a, fact: b, right: c } } | RT908 | 2 | 10",
                "rules: { RT12: { shape: a, fact: b, right: c } } | RT908 | 2 | 10",
                "rules: { OPS1: { shape: '(', fact: b, right: c } } | RT908 | 2 | 25",
                "rules: { OPS1: { shape: 'a*', fact: b, right: c } } | RT908 | 2 | 25",
                "rules: { OPS1: { shape: a, fact: b, right: c, weight: bad } } | RT903 | 2 | 55",
                "rules: { OPS1: { shape: a, fact: b, right: c, where: here } } | RT903 | 2 | 54",
                "rules: { OPS1: { shape: a, fact: b, right: c, shap: d } } | RT901 | 2 | 47"
            })
    void a_mistake_in_a_rule_is_told_at_its_place(String rules, String code, int line, int column) {
        var problems = CompanionReader.read("environments: { production: }\n" + rules).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code()).isEqualTo(code);
        assertThat(problems.getFirst().span().line()).isEqualTo(line);
        assertThat(problems.getFirst().span().column()).isEqualTo(column);
        assertThat(problems.getFirst().help()).isNotEmpty();
    }
}
