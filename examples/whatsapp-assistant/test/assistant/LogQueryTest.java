package assistant;

import java.util.List;

final class LogQueryTest {
    private LogQueryTest() {}

    static void a_query_finds_the_lines_that_the_service_writes() {
        var line = Log.line("warn", "Rate limit exceeded for IP", 5, "security", true, "action", "rate_limit");
        Tests.same(true, LogQuery.of("level=\"warn\" AND security=true AND action=\"rate_limit\"").matches(line));
        Tests.same(false, LogQuery.of("level=\"error\" AND security=true").matches(line));
        Tests.same(false, LogQuery.of("webhook=true").matches("no JSON at all"));
        Tests.refuses(IllegalArgumentException.class, () -> LogQuery.of("level is warn"));
    }

    static void lines_are_found_in_what_the_hosting_answers() {
        var line = Log.line("info", "x \"y\"", 5);
        Tests.same(List.of(line, "y"), LogQuery.lines(line + "\ny\n"));
        Tests.same(List.of(line), LogQuery.lines("{\"logs\": [{\"message\": " + Json.quoted(line) + "}]}"));
    }
}
