package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line as an operator uses it at night, on a runbook of two gates and two commands.
class ControlCommandsTest {
    private static final String RUNBOOK =
            """
            # Widget: deployment

            ## Pre-deployment checklist

            - [ ] The team was told

            ```bash
            # The marker is there
            test -e marker
            ```

            ## Deploy

            ```bash
            # Write the release
            echo "one $WIDGET_KEY" >> done.txt
            ```

            ## Verify

            ```bash
            # Look at the release
            grep -c one done.txt
            ```
            """;

    private static final String COMPANION =
            """
            project: widget
            environments:
              production:
                secrets: { from: env, names: [WIDGET_KEY] }
                acknowledge: { "no way back": "yes" }
            """;

    @TempDir Path home;
    private Path runbook;
    private String out = "";
    private String err = "";

    @BeforeEach
    void write() throws IOException {
        runbook = Files.createDirectory(home.resolve("widget")).resolve("RUNBOOK.md");
        Files.writeString(runbook, RUNBOOK);
        Files.writeString(runbook.resolveSibling("rutter.yaml"), COMPANION);
    }

    private int rutter(String... words) {
        var told = new ByteArrayOutputStream();
        var wrong = new ByteArrayOutputStream();
        var environment = new HashMap<>(System.getenv());
        environment.put("RUTTER_HOME", home.resolve("home").toString());
        environment.put("WIDGET_KEY", "k3y-of-the-widget");
        var screen =
                new Screen(
                        new PrintStream(told, true, StandardCharsets.UTF_8),
                        new PrintStream(wrong, true, StandardCharsets.UTF_8),
                        false,
                        false);
        var code = new CommandLineTool(screen, environment, "test").run(words);
        out = told.toString(StandardCharsets.UTF_8);
        err = wrong.toString(StandardCharsets.UTF_8);
        assertThat(out + err).doesNotContain("k3y-of-the-widget");
        return code;
    }

    private int run(String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of("run", runbook.toString()));
        words.addAll(java.util.List.of(more));
        return rutter(words.toArray(String[]::new));
    }

    private Path answers(String text) throws IOException {
        return Files.writeString(home.resolve("answers.txt"), text);
    }

    private boolean done() {
        return Files.exists(runbook.resolveSibling("done.txt"));
    }

    @Test
    void a_dry_run_shows_each_command_and_runs_nothing() {
        assertThat(run("--dry-run")).isZero();
        assertThat(out)
                .contains("cd " + runbook.getParent())
                .contains("export WIDGET_KEY=***")
                .contains("\ntest -e marker\n")
                .contains("\necho \"one $WIDGET_KEY\" >> done.txt\n")
                .contains("asked of a person: The team was told");
        assertThat(done()).isFalse();
        assertThat(Files.exists(home.resolve("home"))).isFalse();
    }

    @Test
    void a_dry_run_says_what_the_companion_answers() throws Exception {
        Files.writeString(
                runbook.resolveSibling("rutter.yaml"),
                COMPANION.replaceFirst(
                        "acknowledge: \\{",
                        "acknowledge: { \"The team was told\": \"yes: by the bot\","));
        assertThat(run("--dry-run")).as(err).isZero();
        assertThat(out)
                .contains("answered by rutter.yaml, yes (by the bot): The team was told")
                .doesNotContain("asked of a person: The team was told");
    }

    @Test
    void answers_come_from_a_file_by_name_and_what_was_never_asked_is_told() throws Exception {
        Files.writeString(runbook.resolveSibling("marker"), "");
        var file =
                answers(
                        """
                        # by id or by the line's own words
                        The team was told = yes by mia: in the morning
                        deploy-1:danger = no
                        """);
        assertThat(run("--answers", file.toString())).isZero();
        assertThat(out).contains("yes by mia: in the morning (from answers.txt:2)");
        assertThat(err).contains("answers.txt:3: \"deploy-1:danger\" was not asked");
    }

    @Test
    void two_answers_to_one_question_are_refused_before_anything_runs() throws Exception {
        var file = answers("prepare-1 = yes\nprepare-1 = no\n");
        assertThat(run("--answers", file.toString())).isEqualTo(ExitCode.USAGE.code());
        assertThat(err).contains(":2: \"prepare-1\" was answered in line 1");
        assertThat(run("--answers", answers("prepare-1 = maybe\n").toString()))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err).contains("write QUESTION = yes, no, retry or skip");
        assertThat(run("--answers", answers("input: <nothing> = 3\n").toString()))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err).contains("asks for no input \"<nothing>\"; use one of: $WIDGET_KEY");
        assertThat(run("--answers", home.resolve("no.txt").toString())).isEqualTo(9);
        assertThat(err).contains("name a file of answers");
        assertThat(Files.exists(home.resolve("home"))).as("no run began").isFalse();
    }

    @Test
    void what_the_file_answered_before_the_run_was_resumed_is_not_called_unasked()
            throws Exception {
        var file = answers("The team was told = yes by mia\nprepare-9 = no\n");
        assertThat(run("--answers", file.toString(), "--on-failure", "ask"))
                .isEqualTo(ExitCode.WAITING.code());
        assertThat(rutter("resume", "r1", "--answers", file.toString()))
                .isEqualTo(ExitCode.WAITING.code());
        assertThat(err)
                .contains("answers.txt:2: \"prepare-9\" was not asked")
                .doesNotContain("answers.txt:1");
    }

    @Test
    void two_lines_that_say_the_same_do_not_share_an_answer() throws Exception {
        Files.writeString(
                runbook,
                RUNBOOK.replace(
                        "- [ ] The team was told\n",
                        "- [ ] The team was told\n- [ ] Quiet hours are over\n- [ ] The team was"
                                + " told\n"));
        var file = answers("The team was told = yes\n");
        var code = run("--answers", file.toString());
        assertThat(code).isEqualTo(ExitCode.USAGE.code());
        assertThat(err).contains("is asked by prepare-1 and prepare-3; answer each by its id");
        assertThat(done()).isFalse();
    }

    @Test
    void without_answers_the_run_waits_and_says_the_exact_commands() {
        assertThat(run()).isEqualTo(ExitCode.WAITING.code());
        assertThat(err)
                .containsPattern(
                        "    rutter answer r1 prepare-1 yes\\|no\\|skip   # until \\S+:\\d\\dZ");
        assertThat(rutter("answer", "r1", "prepare-1", "retry")).isEqualTo(10);
        assertThat(err).contains("takes yes or no or skip, not retry");
        assertThat(rutter("answer", "r1", "prepare-1", "skip")).isEqualTo(10);
        assertThat(err).contains("--note");
        assertThat(rutter("status", "r1")).isZero();
        assertThat(out).contains("stays held by this run; no process goes on with it");
        assertThat(rutter("status", "r1", "--json")).isZero();
        assertThat(out).contains("\"answers\"").contains("\"silence\"").contains("\"deadline\"");
        assertThat(rutter("answer", "r1", "prepare-1", "no", "--by", "mia", "--note", "late"))
                .isZero();
        assertThat(rutter("answer", "r1", "prepare-1", "yes", "--by", "mia")).isEqualTo(10);
        assertThat(err).contains("\"prepare-1\" is answered: no by mia (late)");
    }

    @Test
    void who_may_not_answer_is_told_why_and_who_may() throws Exception {
        Files.writeString(
                runbook.resolveSibling("rutter.yaml"),
                COMPANION + "    people: { sign: [mia, kim], approve: [jo, mia], approvals: 1 }\n");
        assertThat(run("--by", "jo")).isEqualTo(ExitCode.WAITING.code());
        assertThat(rutter("answer", "r1", "approval-1", "yes", "--by", "jo")).isEqualTo(10);
        assertThat(err).contains("not for jo to answer: jo started the run");
        assertThat(rutter("answer", "r1", "prepare-1", "yes", "--by", "zed")).isEqualTo(10);
        assertThat(err).contains("not for zed to answer: mia or kim may");
    }

    @Test
    void a_failed_gate_is_retried_or_waived_and_the_log_says_by_whom() throws Exception {
        var file = answers("prepare-1 = yes\n");
        assertThat(run("--answers", file.toString(), "--on-failure", "ask"))
                .isEqualTo(ExitCode.WAITING.code());
        assertThat(err).contains("rutter answer r1 prepare-2:failed-1 retry|skip|no");
        assertThat(rutter("retry", "r1", "--by", "jo")).isZero();
        assertThat(rutter("resume", "r1")).isEqualTo(ExitCode.WAITING.code());
        assertThat(rutter("skip", "r1", "prepare-2")).isEqualTo(ExitCode.USAGE.code());
        assertThat(rutter("skip", "r1", "prepare-2")).isEqualTo(ExitCode.USAGE.code());
        assertThat(rutter("skip", "r1", "prepare-2", "--why", "not needed", "--by", "mia"))
                .isZero();
        assertThat(rutter("resume", "r1")).isZero();
        assertThat(rutter("log", "r1")).isZero();
        assertThat(out)
                .contains("retry   The marker is there (line 9), by jo")
                .contains("WAIVED  the gate The marker is there (line 9), by mia: not needed");
        assertThat(Files.readString(home.resolve("home/runs/r1/deployment-log.md")))
                .contains("by mia, not needed");
        assertThat(rutter("log", "r1", "--verify")).isZero();
    }

    @Test
    void without_a_terminal_a_failed_gate_stops_the_run() throws Exception {
        assertThat(run("--answers", answers("prepare-1 = yes\n").toString()))
                .isEqualTo(ExitCode.STOPPED.code());
        assertThat(rutter("retry", "r1")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(err).contains("--from STEP");
        assertThat(rutter("resume", "r1")).isEqualTo(ExitCode.STOPPED.code());
        assertThat(err)
                .contains("run r1 is over, there is nothing to go on with: stopped before go-live");
    }

    @Test
    void a_part_needs_a_reason_where_it_leaves_out_gates() throws Exception {
        assertThat(run("--from", "deploy-1")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err).contains("2 gates").contains("--why");
        assertThat(run("--from", "deploy-7", "--why", "x")).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("--only", "watch", "--why", "x")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err).contains("it has prepare, deploy, verify");
        assertThat(run("--from", "deploy-1", "--why", "gates held an hour ago")).isZero();
        assertThat(out).contains("begun from deploy-1, 2 steps left out: gates held an hour ago");
        assertThat(run("--only", "verify", "--why", "again")).isZero();
        assertThat(out).contains("done in part");
    }

    @Test
    void an_edited_document_is_noticed_and_followed_only_when_asked_for() throws Exception {
        var file = answers("prepare-1 = yes\n");
        run("--answers", file.toString(), "--on-failure", "ask");
        Files.writeString(runbook, RUNBOOK.replace("test -e marker", "test ! -e marker"));
        assertThat(rutter("resume", "r1")).isEqualTo(ExitCode.WAITING.code());
        assertThat(err).contains("which has changed; the recorded plan goes on");
        assertThat(rutter("resume", "r1", "--replan")).isZero();
        assertThat(out).contains("follows the edited document").contains("signed off");
        assertThat(Files.readString(runbook.resolveSibling("done.txt"))).startsWith("one k3y");
    }

    @Test
    void a_second_operator_is_refused_until_the_environment_is_taken_over_for_a_reason()
            throws Exception {
        assertThat(run("--by", "mia")).isEqualTo(ExitCode.WAITING.code());
        assertThat(run("--by", "jo")).isEqualTo(ExitCode.LOCKED.code());
        assertThat(err)
                .contains("\"production of widget\" is held by run r1 of mia")
                .contains("rutter resume r1")
                .contains("rutter stop r1");
        assertThat(run("--by", "jo", "--take-over")).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("--by", "jo", "--take-over", "--why", "mia is asleep"))
                .isEqualTo(ExitCode.WAITING.code());
        assertThat(err).contains("was taken over from run r1 of mia, which ended");
        assertThat(rutter("log", "r1")).isZero();
        assertThat(out).contains("LOCK    taken over by jo: mia is asleep");
        assertThat(rutter("unlock", "r2")).isEqualTo(ExitCode.USAGE.code());
        assertThat(rutter("unlock", "r2", "--why", "enough")).isZero();
        assertThat(rutter("unlock", "r2", "--why", "enough")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(rutter("unlock", "production", "--why", "x")).isEqualTo(9);
    }

    @Test
    void without_a_companion_a_mistyped_environment_is_no_second_one() throws Exception {
        Files.writeString(
                runbook,
                RUNBOOK.replace(" $WIDGET_KEY", "") + "\n## Rollback\n\n- Undo it by hand\n");
        Files.delete(runbook.resolveSibling("rutter.yaml"));
        assertThat(run("-e", "production")).isEqualTo(ExitCode.WAITING.code());
        assertThat(run("-e", "prodution")).isEqualTo(ExitCode.LOCKED.code());
        assertThat(err).contains("is held by run r1");
    }

    @Test
    void the_same_environment_of_another_project_is_free() throws Exception {
        assertThat(run()).isEqualTo(ExitCode.WAITING.code());
        var other = Files.createDirectory(home.resolve("office")).resolve("RUNBOOK.md");
        Files.writeString(other, RUNBOOK);
        Files.writeString(
                other.resolveSibling("rutter.yaml"), COMPANION.replace("project: widget\n", ""));
        assertThat(rutter("run", other.toString())).isEqualTo(ExitCode.WAITING.code());
        assertThat(rutter("run", other.toString())).isEqualTo(ExitCode.LOCKED.code());
        assertThat(err).contains("\"production of " + other.toRealPath().getParent() + "\"");
    }

    @Test
    void a_run_that_is_paused_while_nobody_goes_on_with_it_says_so() {
        run();
        assertThat(rutter("pause", "r1", "--by", "mia", "--why", "lunch")).isZero();
        assertThat(rutter("pause", "r1")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(err).contains("paused before, by mia");
        assertThat(rutter("log", "r1")).isZero();
        assertThat(out).contains("pause   wanted by mia: lunch");
    }

    @Test
    void an_environment_is_unlocked_by_its_name_though_no_process_holds_it() {
        assertThat(run()).isEqualTo(ExitCode.WAITING.code());
        assertThat(run()).isEqualTo(ExitCode.LOCKED.code());
        assertThat(rutter("unlock", "production", "--why", "mia is on holiday")).isZero();
        assertThat(err).contains("\"production of widget\" was taken over from run r1");
        assertThat(rutter("unlock", "production", "--why", "again")).isEqualTo(9);
        assertThat(err).contains("nothing of the name \"production\" is held");
    }

    @Test
    void a_working_directory_that_is_not_there_is_told_before_anybody_is_asked() throws Exception {
        var companion = runbook.resolveSibling("rutter.yaml");
        Files.writeString(companion, COMPANION + "    workdir: shop\n");
        assertThat(run()).isEqualTo(9);
        assertThat(err)
                .contains("the working directory \"" + runbook.resolveSibling("shop") + "\"")
                .contains("does not exist")
                .contains("(line 9)")
                .contains("`workdir` of \"production\"");
        assertThat(rutter("status")).isZero();
        assertThat(out).contains("no runs in");
        Files.writeString(companion, COMPANION + "    workdir: RUNBOOK.md\n");
        assertThat(run()).isEqualTo(9);
        assertThat(err).contains("is no folder");
    }

    @Test
    void a_working_directory_that_went_away_stops_a_run_from_going_on() throws Exception {
        var shop = Files.createDirectory(runbook.resolveSibling("shop"));
        Files.writeString(runbook.resolveSibling("rutter.yaml"), COMPANION + "    workdir: shop\n");
        assertThat(run()).isEqualTo(ExitCode.WAITING.code());
        Files.delete(shop);
        assertThat(rutter("resume", "r1")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(err).contains("does not exist").contains("then go on with: rutter resume r1");
        Files.createDirectory(shop);
        assertThat(rutter("resume", "r1")).isEqualTo(ExitCode.WAITING.code());
    }

    @Test
    void a_run_whose_record_is_damaged_hides_no_other() throws Exception {
        run();
        rutter("stop", "r1", "--why", "enough");
        run();
        try (var database =
                        java.sql.DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("home").resolve("rutter.db"));
                var statement = database.createStatement()) {
            statement.executeUpdate(
                    "UPDATE run_event SET event = substr(event, 1, 40) WHERE run = 'r1' AND seq = 2");
        }
        assertThat(rutter("status")).isEqualTo(ExitCode.GROUND.code());
        assertThat(out).contains("r2 ").doesNotContain("r1 ");
        assertThat(err)
                .contains("event 2 of run r1 cannot be read")
                .contains("put a backup of the database in its place")
                .doesNotContain("Source:");
        assertThat(rutter("status", "r2")).isZero();
        assertThat(rutter("status", "r1")).isEqualTo(ExitCode.GROUND.code());
    }
}
