package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// Without `-f` curl ends with status 0 whatever the server answers, and nothing says what to
/// expect.
final class UnjudgedCurl implements Rule {

    private static final QuickPattern JUDGED =
            QuickPattern.compile(
                    "\\s-[A-Za-z]*f[A-Za-z]*\\b|--fail\\b|http_code|\\|\\s*(?:grep|jq)\\b|\\s-[A-Za-z]*I\\b|--head\\b");
    private static final QuickPattern CURL = QuickPattern.compile("(?:^|[;&|(]\\s*)curl\\s");

    @Override
    public String code() {
        return "RT034";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "curl ends well on HTTP 500";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.carriedOut()
                .filter(command -> command.step().expectations().isEmpty())
                .filter(command -> CURL.find(command.text()))
                .filter(command -> !JUDGED.find(command.text()))
                .map(command ->
                        problem(
                                "nothing tells whether this request went well",
                                command.step().span(),
                                "curl ends with 0 on HTTP 500",
                                "curl -fsS …, or a comment below it: # Expected: HTTP 200"));
    }
}
