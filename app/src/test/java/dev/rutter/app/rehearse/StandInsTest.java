package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandInsTest {
    @TempDir Path temp;

    private StandIns standIns;

    @BeforeEach
    void installed() throws Exception {
        standIns = StandIns.into(temp.resolve("bin"), temp.resolve("calls.jsonl"), "/nowhere");
    }

    @ParameterizedTest
    @CsvSource({
        "render, deploy --service web, unknown command",
        "supabase, db list-migrations, unknown command",
        "supabase, db reset --linked, refuses",
        "npx, convex doctor, unknown command",
        "npx, convex deploy --prod, unknown option",
        "npx, left-pad, ENOTFOUND",
        "prisma, migrate reset, development only",
        "prisma, migrate undo, Unknown command",
        "prisma, migrate dev --create-only, non-interactive",
        "vercel, teleport, does not exist",
        "vercel, deploy --prebuilt, no prebuilt output found",
        "vercel, deploy --prod --skip-domain, is not rehearsed",
        "vercel, rollback --timeout soon, invalid timeout",
        "gh, pr merge 1, unknown command",
        "gh, pr list, without pull requests",
        "gh, workflow run nothing.yml, could not find any workflows",
        "gh, run list, no runs found",
        "sentry-cli, upload, unrecognized subcommand",
        "wscat, --listen 80, unknown option",
        "wscat, -c ws://127.0.0.1:9 -x hello, no messages",
        "npm, run nothing, package.json",
    })
    void what_the_real_program_refuses_is_refused_and_written_down(
            String tool, String words, String says) throws Exception {
        var ended = call(tool, words);
        assertThat(ended.status()).as(ended.said()).isNotZero();
        assertThat(ended.said()).contains(says);
        var calls = standIns.calls();
        assertThat(calls).isNotEmpty();
        assertThat(calls.getLast().tool()).isEqualTo(tool);
        assertThat(calls.getLast().args()).isEqualTo(words);
        assertThat(calls.getLast().exit()).isEqualTo(ended.status());
    }

    @Test
    void a_workflow_is_run_as_it_was_pushed_and_a_run_that_fails_is_told() throws Exception {
        var work = Files.createDirectories(temp.resolve("work/.github/workflows"));
        Files.writeString(
                work.resolve("back.yml"),
                """
                name: Roll back
                on:
                  workflow_dispatch:
                    inputs:
                      release:
                        required: true
                jobs:
                  back:
                    runs-on: ubuntu-latest
                    env:
                      RELEASE: ${{ inputs.release }}
                    steps:
                      - uses: actions/checkout@v4
                      - run: echo "back to $RELEASE" >> %1$s
                      - run: |
                          test -f .github/workflows/back.yml
                          test "$RELEASE" = v1
                """
                        .formatted(temp.resolve("done")));
        var folder = temp.resolve("work");
        run(
                List.of(
                        "bash",
                        "-c",
                        """
                        cd '%s' && git init -q -b main && git config user.name a && git config user.email a@example.com
                        git add -A && git commit -q -m one && git clone -q --bare . ../origin.git
                        git remote add origin "$PWD/../origin.git"
                        """
                                .formatted(folder)));
        var gh = "cd '" + folder + "' && '" + standIns.folder().resolve("gh") + "' ";
        assertThat(run(List.of("bash", "-c", gh + "workflow run back.yml")).said())
                .contains("Required input 'release' not provided");
        assertThat(run(List.of("bash", "-c", gh + "workflow run back.yml -f release=v1")).status())
                .isZero();
        assertThat(temp.resolve("done")).content().isEqualTo("back to v1\n");
        assertThat(run(List.of("bash", "-c", gh + "run watch --exit-status")).status()).isZero();
        run(List.of("bash", "-c", gh + "workflow run 'Roll back' -f release=v2"));
        var last = run(List.of("bash", "-c", gh + "run watch --exit-status"));
        assertThat(last.status()).isNotZero();
        assertThat(last.said()).contains("failure: Roll back, run 2");
    }

    @Test
    void a_call_with_quotes_line_ends_and_backslashes_is_read_as_it_was_made() throws Exception {
        run(List.of(standIns.folder().resolve("gh").toString(), "issue \"x\"\n\\", "y"));
        assertThat(standIns.calls().getLast().args()).isEqualTo("issue \"x\"\n\\ y");
    }

    @Test
    void a_call_with_control_characters_or_cut_within_a_letter_is_still_read() throws Exception {
        run(List.of(standIns.folder().resolve("gh").toString(), "\u001b[1m\r"));
        Files.write(
                standIns.log(),
                new byte[] {
                    '{',
                    '"',
                    'a',
                    't',
                    '"',
                    ':',
                    '1',
                    ',',
                    '"',
                    'e',
                    'x',
                    'i',
                    't',
                    '"',
                    ':',
                    '0',
                    ',',
                    '"',
                    'a',
                    'r',
                    'g',
                    's',
                    '"',
                    ':',
                    '"',
                    (byte) 0xc3,
                    '"',
                    '}',
                    '\n'
                },
                StandardOpenOption.APPEND);
        assertThat(standIns.calls()).hasSize(2);
    }

    @Test
    void supabase_takes_the_address_of_a_database_as_a_word_of_its_own() throws Exception {
        var refused = call("supabase", "db push --db-url postgresql://here --frobnicate");
        assertThat(refused.status()).isNotZero();
        assertThat(refused.said()).contains("unknown flag: --frobnicate");
        assertThat(call("supabase", "db lint --db-url postgresql://here --frobnicate").said())
                .contains("unknown flag: --frobnicate");
    }

    @Test
    void the_report_shows_no_password_of_a_database() throws Exception {
        call("supabase", "db lint --db-url postgresql://jo:hunter2@127.0.0.1/shop");
        assertThat(standIns.calls().getLast().line())
                .contains("postgresql://jo:…@127.0.0.1/shop")
                .doesNotContain("hunter2");
    }

    @Test
    void npm_runs_the_scripts_of_the_package() throws Exception {
        Files.writeString(
                temp.resolve("package.json"),
                "{\n  \"scripts\": {\n    \"hello\": \"echo \\\"hello there\\\"\",\n    \"x\": \"exit 3\"\n  }\n}\n");
        assertThat(call("npm", "run hello").said()).contains("hello there");
        assertThat(call("npm", "run x").status()).isEqualTo(3);
        assertThat(call("npm", "run y").said()).contains("Missing script");
    }

    @Test
    void vercel_waits_for_the_deploy_that_it_began_and_not_for_an_id_deeper_in_the_answer()
            throws Exception {
        var asked = new ConcurrentLinkedQueue<String>();
        var hosting =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        hosting.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var path = exchange.getRequestURI().getPath();
                        asked.add(exchange.getRequestMethod() + " " + path);
                        var answer =
                                (path.equals("/services")
                                                ? "[{\"service\": {\"id\": \"srv-1\", \"owner\": {\"id\": \"usr-1\"}}}]"
                                                : path.contains("deploys")
                                                        ? "{\"id\":\"dep-1\",\"commit\":{\"id\":\"abc\"},\"status\":\"live\"}"
                                                        : "{\"url\":\"http://x\"}")
                                        .getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                });
        hosting.start();
        try {
            var api = "http://127.0.0.1:" + hosting.getAddress().getPort();
            var ended =
                    run(
                            List.of(standIns.folder().resolve("vercel").toString(), "--prod"),
                            Map.of("RUTTER_PLATFORM_API", api));
            assertThat(ended.status()).as(ended.said()).isZero();
            assertThat(ended.said()).contains("http://x");
            assertThat(asked)
                    .contains("POST /services/srv-1/deploys", "GET /services/srv-1/deploys/dep-1");
        } finally {
            hosting.stop(0);
        }
    }

    private record Ended(int status, String said) {}

    private Ended call(String tool, String words) throws Exception {
        var command = new ArrayList<String>();
        command.add(standIns.folder().resolve(tool).toString());
        command.addAll(List.of(words.split(" ")));
        return run(command);
    }

    private Ended run(List<String> command) throws Exception {
        return run(command, Map.of());
    }

    private Ended run(List<String> command, Map<String, String> more) throws Exception {
        var builder =
                new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
        builder.environment().remove("RUTTER_PLATFORM_API");
        builder.environment().putAll(more);
        builder.environment().put("RUTTER_REHEARSAL_CALLS", standIns.log().toString());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
