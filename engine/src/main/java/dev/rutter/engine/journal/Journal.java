package dev.rutter.engine.journal;

import java.time.Instant;
import java.util.List;

/// The append-only record of run events, one chain per run. Safe for many threads.
///
/// Every implementation passes `JournalContract`.
public interface Journal extends AutoCloseable {

    /// Makes one event durable and returns it as recorded. When this returns, a crash of the
    /// process or of the machine does not lose the event.
    ///
    /// @throws JournalException where the record cannot be made durable (disk full, chain broken)
    Recorded append(String run, RunEvent event);

    /// Makes several events durable, in this order, and returns them as recorded. A journal that
    /// can does it in one go, all of them or none; a crash may else leave the first of them alone.
    ///
    /// @throws JournalException as for one event
    default List<Recorded> append(String run, List<RunEvent> events) {
        return events.stream().map(event -> append(run, event)).toList();
    }

    /// A run's events after `seq`, in order; 0 reads from the beginning.
    List<Recorded> read(String run, long seq);

    /// All runs, newest first.
    List<String> runs();

    /// Runs of which more is recorded than that they exist, and not that they ended, newest first.
    default List<String> unfinished() {
        return runs().stream()
                .filter(run -> {
                    var events = read(run, 0);
                    return events.size() > 1
                            && events.stream()
                                    .noneMatch(one -> one.event() instanceof RunEvent.RunEnded);
                })
                .toList();
    }

    /// A new run's id: short, readable aloud, never given twice by this journal.
    ///
    /// @param above a number of runs that the new one's has to be above, since a lower one may be
    ///   that of another journal's run; 0 where there is none
    String newRun(long above);

    /// The same where there is no other journal.
    default String newRun() {
        return newRun(0);
    }

    @Override
    void close();

    /// One event in its place.
    ///
    /// @param seq counts from 1 in each run, without gaps
    /// @param hash SHA-256 over the previous hash and this event's text, lower-case hex
    record Recorded(String run, long seq, Instant at, RunEvent event, String hash) {}

    /// The ground is broken: the record cannot be read or made durable.
    final class JournalException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// Says what was attempted on which run.
        public JournalException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
