package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.Approval;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.Release.State;
import dev.rutter.engine.hosting.Hosting.Review;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.HostingApproval;
import dev.rutter.engine.journal.RunEvent.HostingApproval.Stage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Gives people's answers to a hosting whose release waits for them, and looks whether somebody
/// answered there. What is on its way is durable before it is sent; where its own answer was lost,
/// the hosting is asked whether it took it before it is sent again.
public final class ApprovalHand {
    /// How often the hosting is looked at while a question waits, so that its limits of calls are
    /// never spent on waiting.
    public static final Duration LOOKS_EVERY = Duration.ofSeconds(5);

    /// How often an answer is sent that may not have arrived.
    private static final int SENDS = 3;

    private final Tools tools;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Consumer<RunEvent> record;

    /// @param record makes an event durable before it returns
    public ApprovalHand(
            Tools tools, InstantSource clock, Sleeper sleeper, Consumer<RunEvent> record) {
        this.tools = tools;
        this.clock = clock;
        this.sleeper = sleeper;
        this.record = record;
    }

    /// What was decided at the hosting itself.
    ///
    /// @param by who, as the hosting names them
    public record Decision(boolean yes, String by, String said) {}

    /// Whether somebody decided at the hosting what a question waits for; empty while nobody did,
    /// or where the hosting cannot be asked now.
    public Optional<Decision> decided(HostingApproval awaited) {
        var hosting = tools.hosting();
        if (hosting.isEmpty()) {
            return Optional.empty();
        }
        try {
            return waits(hosting.get(), awaited)
                    ? Optional.empty()
                    : Optional.of(decision(hosting.get(), awaited));
        } catch (HostingException e) {
            return Optional.empty();
        }
    }

    /// Gives an answer to the hosting and records what came of it.
    ///
    /// @param question whose answer it is
    /// @param comment kept at the hosting; by it the answer is found there again
    /// @param perhaps whether it may have been sent by a process that is gone
    public void give(
            HostingApproval awaited, String question, boolean yes, String comment, boolean perhaps)
            throws InterruptedException {
        var hosting = tools.hosting();
        if (hosting.isEmpty()) {
            over(awaited, question, Stage.REFUSED, "the environment names no hosting");
            return;
        }
        if (!perhaps) {
            over(awaited, question, yes ? Stage.APPROVING : Stage.REJECTING, comment);
        }
        var arriving = perhaps;
        var why = "";
        for (var sent = 0; sent < SENDS; sent++) {
            if (arriving && arrived(hosting.get(), awaited, question, comment)) {
                return;
            }
            try {
                hosting.get().review(awaited.release(), awaited.of(), yes, comment);
                over(awaited, question, Stage.GIVEN, comment);
                shown(hosting.get(), awaited);
                return;
            } catch (HostingException e) {
                why = HostingHand.said(e);
                if (HostingHand.refused(e)) {
                    // Somebody may have been faster.
                    if (!looked(hosting.get(), awaited, question, comment)) {
                        over(awaited, question, Stage.REFUSED, why);
                    }
                    return;
                }
                arriving = true;
            }
        }
        if (!arrived(hosting.get(), awaited, question, comment)) {
            over(awaited, question, Stage.REFUSED, why + "; it still waits there");
        }
    }

    /// Looks until what was on its way has had the time to arrive.
    private boolean arrived(
            Hosting hosting, HostingApproval awaited, String question, String comment)
            throws InterruptedException {
        var patience = new Patience(clock, clock.instant(), HostingHand.ARRIVES_WITHIN);
        while (true) { // ends with `patience`
            if (looked(hosting, awaited, question, comment)) {
                return true;
            }
            if (patience.over()) {
                return false;
            }
            sleeper.sleep(HostingHand.POLL);
        }
    }

    /// Whether it is decided at the hosting, by our answer or somebody's; records which.
    private boolean looked(
            Hosting hosting, HostingApproval awaited, String question, String comment) {
        try {
            if (reviews(hosting, awaited).stream().anyMatch(one -> one.comment().equals(comment))) {
                over(awaited, question, Stage.GIVEN, comment);
                return true;
            }
            if (!waits(hosting, awaited)) {
                over(awaited, question, Stage.FOUND, decision(hosting, awaited).said());
                return true;
            }
        } catch (HostingException e) {
            // Whether it arrived is asked again, or it is said that nobody can tell.
        }
        return false;
    }

    /// The hosting may show for a moment what it has just been told.
    private void shown(Hosting hosting, HostingApproval awaited) throws InterruptedException {
        var patience = new Patience(clock, clock.instant(), HostingHand.ARRIVES_WITHIN);
        while (!patience.over()) {
            try {
                if (!waits(hosting, awaited)) {
                    return;
                }
            } catch (HostingException e) {
                return; // what follows looks again
            }
            sleeper.sleep(HostingHand.POLL);
        }
    }

    private static boolean waits(Hosting hosting, HostingApproval awaited) throws HostingException {
        return hosting.approvals(awaited.release()).stream()
                .map(Approval::of)
                .anyMatch(awaited.of()::contains);
    }

    /// The newest word about what was waited for; without any, what became of the release tells.
    private static Decision decision(Hosting hosting, HostingApproval awaited)
            throws HostingException {
        var last =
                reviews(hosting, awaited).stream()
                        .filter(one -> one.of().stream().anyMatch(awaited.of()::contains))
                        .reduce((_, later) -> later);
        if (last.isPresent()) {
            var word = last.get();
            var by = word.by().isEmpty() ? "somebody" : word.by();
            return new Decision(
                    word.yes(),
                    by + " at the hosting",
                    (word.yes() ? "approved" : "rejected")
                            + " at the hosting by "
                            + by
                            + (word.comment().isBlank() ? "" : ": " + word.comment().strip()));
        }
        var release = hosting.release(awaited.release());
        var bad = release.state() == State.FAILED || release.state() == State.CANCELED;
        return new Decision(
                !bad,
                "somebody at the hosting",
                "the hosting waits no longer, and says \"" + release.said() + "\"");
    }

    /// A server that keeps no such record is no reason to stop.
    private static List<Review> reviews(Hosting hosting, HostingApproval awaited)
            throws HostingException {
        try {
            return hosting.reviews(awaited.release());
        } catch (HostingException e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    private void over(HostingApproval awaited, String question, Stage stage, String said) {
        record.accept(awaited.at(question, stage, said));
    }
}
