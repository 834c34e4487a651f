package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.RunbookJson;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.PlanText;
import dev.rutter.language.plan.Planner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description =
                "Shows what a run would do: order, questions, measurements, what decides rollback,"
                        + " what is open.",
        footer = {
            "",
            "Exit code: 0 nothing is open, 3 something is, 1 the companion file is wrong, 9 no such"
                    + " file."
        })
final class PlanCommand implements Callable<ExitCode> {
    @Mixin RunbookArguments given = new RunbookArguments();

    @Option(names = "--json", description = "The whole plan as JSON.")
    boolean json;

    private final Screen screen;

    PlanCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public ExitCode call() {
        var opened = Documents.open(given.file);
        var place = given.place();
        var plan = planOf(opened, place);
        if (json) {
            screen.out().println(Json.write(RunbookJson.of(plan)));
        } else {
            screen.out().print(PlanText.show(plan));
        }
        screen.out().flush();
        return plan.open().isEmpty() ? ExitCode.DONE : ExitCode.OPEN;
    }

    static Plan planOf(Documents.Opened opened, Documents.Place place) {
        return Planner.plan(
                String.valueOf(opened.path().getFileName()), opened.runbook(), place.environment());
    }
}
