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

            Takes the Markdown runbook your team has, says what it understood and what is wrong
            with it, plans it, runs it, verifies, watches, signs off or rolls back by itself.

              rutter demo                      three deployments of a small shop, one of them bad
              rutter lint RUNBOOK.md           what is wrong with the document
              rutter read RUNBOOK.md           what each line is taken for
              rutter init RUNBOOK.md           the companion file that binds what it never says
              rutter plan RUNBOOK.md -e NAME   what would run, be asked, be measured; what is open
              rutter run  RUNBOOK.md -e NAME   runs it: gates, deploys, verifies, watches

              rutter status [RUN]              where runs are           rutter log RUN     what happened
              rutter answer RUN QUESTION yes   answers a question       rutter resume RUN  goes on after a kill

              rutter platform up [FOLDER]      runs a render.yaml on this machine
              rutter platform ps|logs|down     what runs there, its logs, its end

            Every command has --help, exit codes and, where a machine would read it, --json.
            """;

    private final Screen screen;
    private final CommandLineTool.Home home;
    private final String version;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "Rutter's own folder (default: $RUTTER_HOME, else ~/.rutter).")
    void home(Path folder) {
        home.choose(folder);
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

    @Override
    public ExitCode call() {
        screen.out().print(SCREEN.replace("@", version));
        return ExitCode.DONE;
    }
}
