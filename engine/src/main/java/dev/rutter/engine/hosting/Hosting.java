package dev.rutter.engine.hosting;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One service at one hosting. Every method is one or a few HTTP calls, each with a time limit;
/// nothing is retried where a repeat could act twice.
public interface Hosting extends AutoCloseable {

    /// The releases, newest first, at most `most`.
    List<Release> releases(int most) throws HostingException;

    /// One release as it is now.
    Release release(String id) throws HostingException;

    /// Asks for a release of `commit` (empty: the newest of the branch) and returns it as created.
    Release deploy(Optional<String> commit) throws HostingException;

    /// Asks to serve an earlier release again and returns the new release that does so.
    Release rollBack(String id) throws HostingException;

    /// Takes back what is live of a release that failed as a whole, to what served before. A
    /// service that is one has nothing of the kind.
    ///
    /// @return what was asked for, in words; empty where there was nothing to take back
    default Optional<String> withdraw(String id) throws HostingException {
        return Optional.empty();
    }

    /// The oldest release that was asked for through the API at or after `since`: what is left to
    /// find when a crash came between asking and recording the answer.
    ///
    /// @param since by the hosting's own clock
    /// @param known a release that was there before and is not meant; empty for none
    /// @param back whether a rollback was asked for, else a deployment
    /// @param commit only a release of this commit, or of one that begins with it; empty for any.
    ///   Of a rollback the commit gone back to, for a hosting that may have had to build it anew; a
    ///   rollback that says itself to be one needs no such proof
    Optional<Release> asked(Instant since, String known, boolean back, Optional<String> commit)
            throws HostingException;

    /// The same with none that was known before.
    default Optional<Release> asked(Instant since, boolean back, Optional<String> commit)
            throws HostingException {
        return asked(since, "", back, commit);
    }

    /// Asks for a restart of what is live. Nothing new is released.
    void restart() throws HostingException;

    /// How releases that nobody asks for come about now; an empty setting where none do, so that
    /// nothing had to be switched off. Only looks.
    KeptSetting autoDeploy() throws HostingException;

    /// Switches off releases that nobody asked for (a push, a sync), which would undo a rollback,
    /// and returns what was set before, for people to set it again.
    KeptSetting freezeAutoDeploy() throws HostingException;

    /// Sets again what [#freezeAutoDeploy()] found. Does nothing where it changed nothing.
    void restoreAutoDeploy(KeptSetting before) throws HostingException;

    /// Gives the traffic to a release that is [Release.State#STAGED]; nothing is built. One that
    /// has it already keeps it.
    default void promote(String id) throws HostingException {
        throw new HostingException(0, "this hosting gives every release its traffic by itself");
    }

    /// Who has to say yes at the hosting before a release goes on; empty where nobody has to.
    default List<Approval> approvals(String id) throws HostingException {
        return List.of();
    }

    /// Says yes or no to what a release waits for. Asked for once; where its answer was lost,
    /// [#reviews(String)] tells whether it was taken.
    ///
    /// @param of as [#approvals(String)] names it; what is not waited for any more is refused
    /// @param comment who says so and why, kept at the hosting
    default void review(String id, List<String> of, boolean yes, String comment)
            throws HostingException {
        throw new HostingException(405, "this hosting takes no approvals");
    }

    /// What people said to what a release waited for, oldest first; empty where the hosting keeps
    /// no record.
    default List<Review> reviews(String id) throws HostingException {
        return List.of();
    }

    /// Where people reach the service, without a slash at the end.
    String url() throws HostingException;

    /// The same of every part, where several services are released as one.
    default List<String> urls() throws HostingException {
        return List.of(url());
    }

    /// Share of answers with status 500-599 in percent, and how many answers there were.
    Figure serverErrors(Instant from, Instant to) throws HostingException;

    /// Requests per second, and how many answers there were.
    Figure requests(Instant from, Instant to) throws HostingException;

    /// Time to answer in milliseconds at a percentile (95 where empty).
    Figure latency(Instant from, Instant to, OptionalInt percentile) throws HostingException;

    /// Log lines of the service and its builds, oldest first, at most `most`. Not of its requests.
    ///
    /// @param text only lines that hold it; empty for all
    List<LogLine> logs(Instant from, Instant to, String text, int most) throws HostingException;

    /// The instances that serve now, as log lines name them; empty where the hosting does not tell.
    default Set<String> serving() throws HostingException {
        return Set.of();
    }

    /// The connection string of a database at this hosting.
    String connectionString(String database) throws HostingException;

    /// Ends its connections; requests under way get no answer. Does nothing to the service.
    @Override
    default void close() {}

    /// One version of the software.
    ///
    /// @param id the hosting's own
    /// @param commit what was built, or empty where the hosting does not say
    /// @param said the hosting's own word for the state, kept for people; of one release that
    ///   failed also why: `update_failed: it was not healthy`
    record Release(
            String id,
            String commit,
            State state,
            String said,
            Instant createdAt,
            Optional<Instant> finishedAt) {

        /// The same with the cause of its state; unchanged where that is empty.
        public Release because(String why) {
            var saying = why.isEmpty() ? said : said + ": " + why;
            return new Release(id, commit, state, saying, createdAt, finishedAt);
        }

        /// Where a release stands, whatever the hosting calls it.
        public enum State {
            WAITING,
            BUILDING,
            STARTING,
            /// Built and healthy, and serves nobody until it is promoted.
            STAGED,
            LIVE,
            FAILED,
            /// Was live, another one took over.
            REPLACED,
            CANCELED,
            UNKNOWN;

            /// Whether nothing more will happen to it by itself.
            public boolean settled() {
                return switch (this) {
                    case LIVE, FAILED, REPLACED, CANCELED -> true;
                    case WAITING, BUILDING, STARTING, STAGED, UNKNOWN -> false;
                };
            }
        }
    }

    /// How releases come about by themselves, in the hosting's own words, kept to be set again.
    ///
    /// @param setting the name of what was changed, or empty where nothing had to be
    /// @param value what it was before
    record KeptSetting(String setting, String value) {}

    /// A yes that is waited for at the hosting.
    ///
    /// @param of what has to be approved, such as an environment
    /// @param who may say so; empty where it is waited for something else than people
    /// @param here whether the key that is used here may
    record Approval(String of, List<String> who, boolean here) {
        public Approval {
            who = List.copyOf(who);
        }
    }

    /// What somebody said to what a release waited for.
    ///
    /// @param by the hosting's name of them; empty where it does not tell
    record Review(List<String> of, boolean yes, String by, String comment) {
        public Review {
            of = List.copyOf(of);
        }
    }

    /// A figure over a window and how many requests it rests on. `value` is 0 where `samples` is 0:
    /// look there first.
    record Figure(BigDecimal value, long samples, Duration over) {}

    /// One line of the service's log.
    ///
    /// @param instance which of the service's instances wrote it; empty where that is not told
    record LogLine(Instant at, String text, String level, String instance) {
        /// A line of nobody knows which instance.
        public LogLine(Instant at, String text, String level) {
            this(at, text, level, "");
        }
    }

    /// The hosting said no, or could not be reached: claim, what was seen, and where there is one,
    /// the way out.
    class HostingException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        /// @param status the HTTP status, 0 where there was no answer
        public HostingException(int status, String message) {
            super(message);
            this.status = status;
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }

        /// The HTTP status, 0 where there was no answer.
        public int status() {
            return status;
        }
    }
}
