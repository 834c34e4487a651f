package dev.rutter.app.cli;

import dev.rutter.engine.run.Engine;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Notices that a run's document is no longer what was planned. The recorded plan goes on and that
/// is said, or where it is wanted, the edited document is planned again.
record Edited(Screen screen, Workshop workshop) {

    /// The plan to follow from here on, where there is another.
    ///
    /// @throws Failure where another is wanted and cannot be followed
    Optional<Plan> noticed(String run, boolean replan) {
        var state = workshop.state(run);
        var document = state.setting().document();
        if (state.end().isPresent()) {
            return Optional.empty();
        }
        if (document.isEmpty()) {
            if (replan) {
                throw new Failure(
                        ExitCode.REFUSED,
                        "run " + run + " does not say where its document is; it is from before");
            }
            return Optional.empty();
        }
        var path = Path.of(document);
        if (!replan) {
            tell(state, path);
            return Optional.empty();
        }
        return Optional.of(replanned(state, path));
    }

    private void tell(RunState state, Path path) {
        var digest =
                Files.isRegularFile(path)
                        ? MarkdownReader.read(Documents.bytes(path)).digest().hex()
                        : "";
        if (digest.equals(state.plan().digest())) {
            return;
        }
        workshop.engine().noteEdited(state.run(), digest);
        screen.err()
                .println(
                        "rutter: run "
                                + state.run()
                                + " was planned from "
                                + path
                                + (digest.isEmpty() ? ", which is gone" : ", which has changed")
                                + "; the recorded plan goes on"
                                + (digest.isEmpty()
                                        ? ""
                                        : ", or follow the edited document: rutter resume "
                                                + state.run()
                                                + " --replan"));
    }

    private Plan replanned(RunState state, Path path) {
        var companion = state.setting().companion();
        var place =
                Documents.place(
                        path,
                        companion.isEmpty() ? Optional.empty() : Optional.of(Path.of(companion)),
                        Optional.of(state.plan().environment().name()));
        var given = place.giving(state.setting().given());
        var plan = Engine.placed(PlanCommand.planOf(Documents.open(path), given), place.folder());
        workshop.engine()
                .replan(state.run(), plan)
                .ifPresent(why -> {
                    throw new Failure(
                            ExitCode.REFUSED,
                            "run "
                                    + state.run()
                                    + " cannot follow the edited document: "
                                    + why
                                    + "; go on with the recorded plan: rutter resume "
                                    + state.run());
                });
        return plan;
    }
}
