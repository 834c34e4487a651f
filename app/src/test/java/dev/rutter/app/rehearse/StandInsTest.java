package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        "vercel, teleport, does not exist",
        "gh, pr merge 1, unknown command",
        "sentry-cli, upload, unrecognized subcommand",
        "wscat, --listen 80, unknown option",
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
    void a_call_with_quotes_line_ends_and_backslashes_is_read_as_it_was_made() throws Exception {
        run(List.of(standIns.folder().resolve("gh").toString(), "issue \"x\"\n\\", "y"));
        assertThat(standIns.calls().getLast().args()).isEqualTo("issue \"x\"\n\\ y");
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

    private record Ended(int status, String said) {}

    private Ended call(String tool, String words) throws Exception {
        var command = new ArrayList<String>();
        command.add(standIns.folder().resolve(tool).toString());
        command.addAll(List.of(words.split(" ")));
        return run(command);
    }

    private Ended run(List<String> command) throws Exception {
        var builder =
                new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
        builder.environment().remove("RUTTER_PLATFORM_API");
        builder.environment().put("RUTTER_REHEARSAL_CALLS", standIns.log().toString());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
