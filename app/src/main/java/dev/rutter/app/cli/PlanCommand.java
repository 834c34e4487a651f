package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.PlanJson;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.plan.CompanionMatch;
import dev.rutter.language.plan.Forecast;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.PlanDiagram;
import dev.rutter.language.plan.PlanDiff;
import dev.rutter.language.plan.PlanDiffText;
import dev.rutter.language.plan.PlanOutline;
import dev.rutter.language.plan.PlanText;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
                    + " file. With --diff: 0 the plans say the same, 11 they differ, 10 one"
                    + " of them is no plan."
        })
final class PlanCommand implements PlainLine.Taking {
    @Mixin RunbookArguments given = new RunbookArguments();

    @Mixin GivenArguments inputs = new GivenArguments();

    @Option(names = "--json", description = "The whole plan as JSON.")
    boolean json;

    @Option(
            names = "--mermaid",
            description = "The plan as a Mermaid flowchart, as code hosts and wikis draw it.")
    boolean mermaid;

    @Option(
            names = "--diff",
            paramLabel = "OTHER",
            description = {
                "Only what is different from OTHER, an earlier version of the runbook or a plan saved with --json.",
                "An earlier runbook is planned with the companion file beside it, else with this one's."
            })
    @Nullable Path other;

    private final Screen screen;

    PlanCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void plainly(PlainLine line) {
        given.plainly(line);
        line.flag("--json", () -> json = true)
                .flag("--mermaid", () -> mermaid = true)
                .option(value -> other = Path.of(value), "--diff");
    }

    @Override
    public ExitCode call() {
        if (mermaid && (json || other != null)) {
            throw new Failure(
                    ExitCode.USAGE, "--mermaid draws a whole plan; leave --json and --diff out");
        }
        var opened = Documents.open(given.file);
        var place = given.place();
        given.note().ifPresent(note -> screen.err().println("rutter: " + note));
        place =
                place.giving(
                        inputs.read(
                                        opened.runbook(),
                                        place.environment(),
                                        Optional.empty(),
                                        Workshop.who(null))
                                .given());
        var plan = planOf(opened, place);
        place.companion().ifPresent(file -> slips(file, opened));
        if (other != null) {
            return compare(other, plan);
        }
        if (mermaid) {
            screen.out().print(PlanDiagram.mermaid(plan));
            screen.out().flush();
            return plan.open().isEmpty() ? ExitCode.DONE : ExitCode.OPEN;
        }
        var forecast = Forecast.of(opened.runbook(), plan);
        if (json) {
            screen.out().println(Json.write(PlanJson.of(plan, forecast)));
        } else {
            screen.out().print(PlanText.show(plan, forecast));
        }
        screen.out().flush();
        if (!json) {
            OpenAsker.given(plan).forEach(screen.err()::println);
        }
        return plan.open().isEmpty() ? ExitCode.DONE : ExitCode.OPEN;
    }

    /// What the companion file says and the document does not ask for: told beside the plan, which
    /// stays what it is.
    private void slips(Path file, Documents.Opened opened) {
        var text = Documents.text(file);
        var companion = CompanionReader.read(text);
        var found = new ArrayList<Problem>();
        if (companion
                .runbook()
                .flatMap(name -> Documents.sibling(file, name))
                .filter(Files::isRegularFile)
                .isEmpty()) {
            CompanionMatch.withoutRunbook(companion).ifPresent(found::add);
        }
        found.addAll(CompanionMatch.against(companion, opened.runbook()));
        if (!found.isEmpty()) {
            screen.err()
                    .println(Documents.show(file.toString(), text.lines().toList(), found) + "\n");
        }
    }

    private ExitCode compare(Path file, Plan plan) {
        var diff = PlanDiff.between(outline(file), PlanOutline.of(plan));
        screen.out().print(json ? Json.write(PlanJson.of(diff)) + "\n" : PlanDiffText.show(diff));
        screen.out().flush();
        return diff.same() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }

    /// The other side: a saved plan begins with a brace, as no runbook does.
    private PlanOutline outline(Path file) {
        var text = Documents.text(file);
        if (text.stripLeading().startsWith("{")) {
            try {
                return PlanJson.outline(text);
            } catch (IOException noPlan) {
                throw new Failure(
                        ExitCode.REFUSED,
                        "\""
                                + file
                                + "\" cannot be compared with: "
                                + noPlan.getMessage()
                                + "; save one with: rutter plan RUNBOOK.md --json > FILE");
            }
        }
        return PlanOutline.of(planOf(Documents.open(file), given.placeOf(file)));
    }

    static Plan planOf(Documents.Opened opened, Documents.Place place) {
        return Planner.plan(Documents.name(opened.path()), opened.runbook(), place.environment());
    }
}
