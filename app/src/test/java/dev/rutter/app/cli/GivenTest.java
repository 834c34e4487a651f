package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Given;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Inputs;
import dev.rutter.language.plan.Planner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a document leaves open is given when a run of it starts.
class GivenTest {
    private static final String RUNBOOK =
            """
            # Widget: deployment

            ## Deploy

            ```bash
            echo "region <region>" >> done.txt
            ```

            ```bash
            printf 'token %s\\n' "$WIDGET_TOKEN" && printf '%s\\n' "$COLOUR" >> done.txt
            ```

            ### Option A: by copy

            ```bash
            echo copied >> done.txt
            ```

            ### Option B: by link

            ```bash
            echo linked >> done.txt
            ```

            ## Verify

            ```bash
            grep -c region done.txt
            ```
            """;

    private static final String SECRET = "w1dget-s3cret-t0ken";

    @TempDir Path home;
    private Path runbook;
    private String out = "";
    private String err = "";

    @BeforeEach
    void write() throws IOException {
        runbook = Files.createDirectory(home.resolve("widget")).resolve("RUNBOOK.md");
        Files.writeString(runbook, RUNBOOK);
        Files.writeString(
                runbook.resolveSibling("rutter.yaml"),
                """
                environments:
                  production:
                    acknowledge: { "no way back": "yes" }
                """);
    }

    private int rutter(String command, String... more) {
        var words = new ArrayList<>(List.of(command));
        if (!command.equals("log")) {
            words.add(runbook.toString());
        }
        words.addAll(List.of(more));
        var told = new ByteArrayOutputStream();
        var wrong = new ByteArrayOutputStream();
        var environment = new HashMap<>(System.getenv());
        environment.put("RUTTER_HOME", home.resolve("home").toString());
        var code =
                new CommandLineTool(screen(told, wrong), environment, "test")
                        .run(words.toArray(String[]::new));
        out = told.toString(StandardCharsets.UTF_8);
        err = wrong.toString(StandardCharsets.UTF_8);
        assertThat(out + err).doesNotContain(SECRET);
        return code;
    }

    private static Screen screen(ByteArrayOutputStream told, ByteArrayOutputStream wrong) {
        return new Screen(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                new PrintStream(wrong, true, StandardCharsets.UTF_8),
                false,
                false);
    }

    private String done() throws IOException {
        return Files.readString(runbook.resolveSibling("done.txt"));
    }

    @Test
    void what_is_open_is_listed_with_the_flags_that_give_it() {
        assertThat(rutter("run")).isEqualTo(3);
        assertThat(err)
                .contains("--input '<region>=VALUE'")
                .contains("--input 'WIDGET_TOKEN=VALUE'")
                .contains("--input 'COLOUR=VALUE'")
                .contains("=Option A: by copy|Option B: by link'");
    }

    @Test
    void a_run_is_planned_with_what_it_is_given_and_says_who_gave_it() throws IOException {
        assertThat(
                        rutter(
                                "run",
                                "--by",
                                "mia",
                                "--input",
                                "region=eu-1",
                                "--input",
                                "WIDGET_TOKEN=" + SECRET,
                                "--input",
                                "$COLOUR=a=b c",
                                "--choose",
                                "Deploy=Option B"))
                .as(out + err)
                .isZero();
        assertThat(done()).isEqualTo("region eu-1\na=b c\nlinked\n");
        assertThat(out)
                .contains("given by mia: <region> = eu-1")
                .contains("given by mia: WIDGET_TOKEN (a secret)")
                .contains("given by mia: Deploy = Option B");
        var run = out.replaceFirst("(?s).*?\\brun (\\S+) of .*", "$1");
        assertThat(rutter("log", run)).as(err).isZero();
        assertThat(out).contains("given by mia: <region> = eu-1").contains("WIDGET_TOKEN");
    }

    @Test
    void a_file_of_answers_gives_inputs_and_choices_and_the_command_line_wins() throws IOException {
        var answers =
                Files.writeString(
                        home.resolve("answers.txt"),
                        """
                        # for tonight
                        input: <region> = eu-1
                        input: COLOUR = red
                        input: WIDGET_TOKEN = %s
                        choose: Deploy = Option A
                        """
                                .formatted(SECRET));
        assertThat(rutter("run", "--answers", answers.toString(), "--input", "<region>=us-2"))
                .as(out + err)
                .isZero();
        assertThat(done()).isEqualTo("region us-2\nred\ncopied\n");
    }

    @Test
    @Timeout(120)
    void a_file_of_answers_may_be_a_pipe_which_can_be_read_once() throws Exception {
        var pipe = home.resolve("answers");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        var writes =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Files.writeString(
                                        pipe,
                                        """
                                        input: <region> = eu-1
                                        input: COLOUR = red
                                        input: WIDGET_TOKEN = %s
                                        choose: Deploy = Option A
                                        does this apply = yes
                                        """
                                                .formatted(SECRET));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        assertThat(rutter("run", "--answers", pipe.toString())).as(out + err).isZero();
        writes.join();
        assertThat(done()).isEqualTo("region eu-1\nred\ncopied\n");
        // Whose line is the last: those that answer questions are read too.
        assertThat(err).contains("answers:5: \"does this apply\" was not asked");
    }

    @Test
    void what_the_document_does_not_ask_for_is_refused() {
        assertThat(rutter("plan", "--input", "regoin=eu-1")).isEqualTo(2);
        assertThat(err).contains("asks for no input \"regoin\"");
        assertThat(rutter("plan", "--input", "region")).isEqualTo(2);
        assertThat(rutter("plan", "--choose", "Deploy=Option C")).isEqualTo(2);
        assertThat(err).contains("no alternative \"Option C\" below \"Deploy\"");
        assertThat(rutter("plan", "--choose", "Prepare=Option A")).isEqualTo(2);
    }

    @Test
    void alternatives_that_are_chapters_are_chosen_as_the_plan_prints_them() throws IOException {
        Files.writeString(
                runbook,
                """
                # Ship the shop (mode=full)

                ## Option A: copy

                1. `echo copied > done`

                ## Option B: link

                1. `echo linked > done`
                """);
        assertThat(rutter("plan")).isEqualTo(3);
        var printed = Pattern.compile("--choose '(.+)=([^=|]+)\\|([^=|']+)'").matcher(err);
        assertThat(printed.find()).as(err).isTrue();
        assertThat(rutter("plan", "--choose", printed.group(1) + "=" + printed.group(3)))
                .as(out + err)
                .isZero();
        assertThat(out).contains("echo linked").contains("chosen");
        assertThat(err).isEmpty();
    }

    @Test
    void a_plan_takes_the_same_flags() {
        assertThat(rutter("plan", "--input", "region=eu-1")).isEqualTo(3);
        assertThat(out).contains("region eu-1").doesNotContain("<region> is never given");
    }

    @Test
    void a_secret_is_not_put_into_a_commands_text() throws IOException {
        Files.writeString(runbook, RUNBOOK.replace("<region>", "<api-key>"));
        assertThat(rutter("run", "--input", "<api-key>=" + SECRET)).isEqualTo(2);
        assertThat(err).contains("secrets: [API_KEY]");
    }

    @Test
    void a_person_at_the_terminal_is_asked_for_each_with_its_line() {
        var document = MarkdownReader.read(RUNBOOK);
        var at = Environment.unbound("production");
        var plan = Planner.plan("RUNBOOK.md", document, at);
        var told = new ByteArrayOutputStream();
        var typed = new ArrayList<String>();
        for (var open : plan.open()) {
            if (open.alternatives().isEmpty() && !open.name().isEmpty()) {
                typed.add("told for " + open.name().replaceAll("\\W", ""));
            } else if (!open.name().isEmpty()) {
                typed.add("7");
                typed.add("2");
            }
        }
        typed.add("left for the run");
        var input =
                new ByteArrayInputStream(String.join("\n", typed).getBytes(StandardCharsets.UTF_8));
        var answerable =
                new dev.rutter.language.plan.Plan(
                        plan.file(),
                        plan.digest(),
                        plan.title(),
                        plan.environment(),
                        plan.steps(),
                        plan.rollback(),
                        plan.rules(),
                        plan.open().stream().filter(open -> !open.name().isEmpty()).toList(),
                        plan.unread(),
                        plan.issues(),
                        plan.severities(),
                        plan.escalations(),
                        plan.templates());
        assertThat(OpenAsker.can(answerable)).isTrue();
        var all =
                new OpenAsker(screen(new ByteArrayOutputStream(), told), input, "jo")
                        .ask(answerable, new Inputs(document, at));
        assertThat(all.given())
                .contains(
                        new Given(Given.Kind.TEXT, "<region>", "told for region", "jo"),
                        new Given(Given.Kind.VARIABLE, "COLOUR", "told for COLOUR", "jo"),
                        new Given(Given.Kind.SECRET, "WIDGET_TOKEN", "", "jo"))
                .anyMatch(given -> given.value().equals("Option B: by link"));
        assertThat(all.secrets()).containsEntry("WIDGET_TOKEN", "told for WIDGET_TOKEN");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("line 6: <region>")
                .contains("2  Option B: by link (line ");
        assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("left for the run");
        assertThat(Planner.plan("R", document, Given.over(at, all.given())).open())
                .noneMatch(open -> !open.name().isEmpty());
    }
}
