package dev.rutter.engine.step;

import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder that a plan's commands run in, looked for before anything is done or asked.
public final class Workplace {
    private Workplace() {}

    /// Why a plan's commands cannot run in a folder; empty where they can, or there are none.
    public static Optional<String> lacking(Plan plan, Path folder) {
        return Files.isDirectory(folder)
                ? Optional.empty()
                : Stream.concat(plan.steps().stream(), plan.rollback().stream())
                        .filter(Workplace::needsFolder)
                        .findFirst()
                        .map(step ->
                                "the working directory \"%s\" %s, and \"%s\" (line %d) runs there; make it, or name another one as `workdir` of \"%s\" in rutter.yaml"
                                        .formatted(
                                                folder,
                                                Files.exists(folder)
                                                        ? "is no folder"
                                                        : "does not exist",
                                                step.title(),
                                                step.line(),
                                                plan.environment().name()));
    }

    private static boolean needsFolder(PlannedStep step) {
        return step.action() instanceof Action.Shell || step.action() instanceof Action.Attended;
    }
}
