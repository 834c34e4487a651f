package dev.rutter.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.CompanionMatch;
import dev.rutter.language.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages under `docs/problems/` are the rules' tests: each page's example has the problem, and
/// its way out does not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemPagesTest {
    private static final Path PAGES =
            Path.of(System.getProperty("rutter.root", "..")).resolve("docs/problems");
    private static final Pattern BLOCK = Pattern.compile("(?s)~~~~(\\w+)\\n(.*?)\\n~~~~");

    record Page(String code, String heading, List<String> languages, List<String> blocks) {
        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Page> pages() throws IOException {
        try (var files = Files.list(PAGES)) {
            return files.sorted().toList().stream().map(ProblemPagesTest::page);
        }
    }

    private static Page page(Path file) {
        try {
            var text = Files.readString(file);
            var languages = new ArrayList<String>();
            var blocks = new ArrayList<String>();
            var found = BLOCK.matcher(text);
            while (found.find()) {
                languages.add(found.group(1));
                blocks.add(found.group(2) + "\n");
            }
            var name = file.getFileName().toString().replace(".md", "");
            var heading = text.lines().findFirst().orElse("");
            return new Page(name, heading, languages, blocks);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<Page> examples() throws IOException {
        return pages().filter(page -> !page.blocks().isEmpty());
    }

    private static Map<String, String> titles() {
        var titles = new HashMap<String, String>();
        Rules.ALL.forEach(rule -> titles.put(rule.code(), rule.title()));
        titles.putAll(CompanionMatch.rules());
        // It takes a folder to have it: the command line's tests do.
        titles.remove(CompanionMatch.NO_RUNBOOK);
        titles.put(Suppressions.NO_REASON, Suppressions.NO_REASON_TITLE);
        titles.put(Suppressions.HIDES_NOTHING, Suppressions.HIDES_NOTHING_TITLE);
        return titles;
    }

    private static List<String> codes(Page page, int block) {
        if (page.blocks().size() == 3) {
            return CompanionMatch.against(
                            CompanionReader.read(page.blocks().get(block + 1)),
                            MarkdownReader.read(page.blocks().getFirst()))
                    .stream()
                    .map(Problem::code)
                    .toList();
        }
        var text = page.blocks().get(block);
        var problems =
                page.languages().get(block).equals("yaml")
                        ? CompanionReader.read(text).problems()
                        : Linter.lint(MarkdownReader.read(text));
        return problems.stream().map(Problem::code).toList();
    }

    @Test
    void no_code_is_given_twice() {
        assertThat(Rules.ALL.stream().map(Rule::code)).doesNotHaveDuplicates();
    }

    @Test
    void every_rule_has_a_page_that_is_headed_by_its_code_and_title() throws IOException {
        var headings = new HashMap<String, String>();
        pages().forEach(page -> headings.put(page.code(), page.heading()));
        titles().forEach((code, title) ->
                assertThat(headings).containsEntry(code, "# " + code + ": " + title));
    }

    @Test
    void every_page_belongs_to_a_rule_or_to_a_reader() throws IOException {
        var known = new TreeSet<>(titles().keySet());
        var others = pages().map(Page::code).filter(code -> !known.contains(code)).toList();
        assertThat(others).allMatch(code -> code.matches("RT00\\d|RT9\\d\\d"));
    }

    @Test
    void every_rule_has_an_example_and_a_way_out() throws IOException {
        var withExample = examples().map(Page::code).toList();
        assertThat(withExample).containsAll(titles().keySet());
        assertThat(
                        examples()
                                .filter(page ->
                                        page.blocks().size() != 2 && page.blocks().size() != 3))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_example_has_the_problem(Page page) {
        assertThat(codes(page, 0)).contains(page.code());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_way_out_has_it_no_more(Page page) {
        assertThat(codes(page, 1)).doesNotContain(page.code());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_problem_lies_inside_of_the_source(Page page) {
        var text = page.blocks().getFirst();
        var lines = text.lines().toList();
        var problems =
                page.languages().getFirst().equals("yaml")
                        ? CompanionReader.read(text).problems()
                        : Linter.lint(MarkdownReader.read(text));
        for (var problem : problems) {
            assertThat(problem.span().line()).isBetween(1, Math.max(1, lines.size()));
            assertThat(problem.span().column())
                    .isLessThanOrEqualTo(lines.get(problem.span().line() - 1).length() + 1);
            assertThat(problem.claim()).isNotBlank();
        }
        assertThat(Optional.of(problems)).isPresent();
    }
}
