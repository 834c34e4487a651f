package dev.rutter.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(name = "rutter", description = "Runbooks that run.")
final class RootCommand implements Callable<ExitCode> {
    /// What `rutter` alone says; one screen of 24 lines.
    private static final String SCREEN =
            """
            rutter @: runbooks that run

            Takes the Markdown runbook that your team has, says what is wrong with it, runs
            it, verifies, watches, and signs off or rolls back by itself.

              demo                    three deployments of a small shop, one of them bad
              rehearse FOLDER         the whole runbook in a sandbox, faults included
              lint RUNBOOK.md         what is wrong with the document
              read RUNBOOK.md         what each line is taken for
              init RUNBOOK.md         writes rutter.yaml: what the document never says
              plan RUNBOOK.md -e ENV  what would run, be asked, be measured; what is open
              run  RUNBOOK.md -e ENV  gates, deploys, verifies, watches

              status [RUN]            where runs are
              log RUN                 all that happened
              answer RUN QUESTION yes answers a question
              resume RUN              goes on after a kill, a pause or an answer
              pause|retry|skip|stop   stands still, a step once more, lets one pass, ends

              db status|activity      migrations, locks; db backup proves what it wrote
              platform up [FOLDER]    runs a render.yaml on this machine
              platform ps|logs|down   what runs there, its logs, its end

            Each has --help, exit codes and, where a machine would read it, --json.
            """;

    private final Screen screen;
    private final CommandLineTool.Home home;
    private final String version;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "Home folder (default: $RUTTER_HOME, else ~/.rutter).")
    void home(Path folder) {
        home.choose(folder);
    }

    @Option(
            names = "--database",
            paramLabel = "ADDRESS",
            scope = ScopeType.INHERIT,
            description =
                    "A PostgreSQL that several nodes share, postgres://… (default:"
                            + " $RUTTER_DATABASE, else a file in the home folder).")
    void database(String address) {
        home.chooseDatabase(address);
    }

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    boolean versionAsked;

    RootCommand(Screen screen, CommandLineTool.Home home, String version) {
        this.screen = screen;
        this.home = home;
        this.version = version;
    }

    /// The folder and database that were chosen.
    CommandLineTool.Home home() {
        return home;
    }

    @Override
    public ExitCode call() {
        screen.out().print(SCREEN.replace("@", version));
        return ExitCode.DONE;
    }
}
