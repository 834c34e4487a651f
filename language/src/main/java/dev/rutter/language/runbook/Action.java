package dev.rutter.language.runbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a step does. Closed on purpose: a `switch` that forgets a new kind stops compiling.
public sealed interface Action {

    /// Whether a person does it, or does it with a machine's help; a machine alone does the others.
    default boolean byPerson() {
        return switch (this) {
            case Ask _, Attended _ -> true;
            case Shell _, Query _, Http _, Hosting _, Announce _, Wait _, Watch _ -> false;
        };
    }

    /// One shell statement: a pipeline, a list, a compound command or a here document, as written.
    record Shell(String script) implements Action {}

    /// One SQL statement, without the closing semicolon.
    record Query(String sql) implements Action {}

    /// One HTTP request, read from a curl command line of which every option was understood.
    ///
    /// @param headers in the order of the line
    /// @param shell the line as written, for people and for a session that needs the shell
    /// @param bodyPrinted whether the command prints the body (`-o /dev/null` and `-I` do not)
    record Http(
            String method,
            String url,
            Map<String, String> headers,
            Optional<String> body,
            boolean followRedirects,
            boolean bodyPrinted,
            String shell)
            implements Action {
        public Http {
            // Ordered: whoever prints it prints the same twice.
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /// Something that the hosting does on request, in a line for people: `Click "Manual Deploy" >
    /// "Deploy latest commit"`.
    ///
    /// @param service the service that the line names, or empty
    /// @param argument what the act needs: a log pattern, a path; or empty
    record Hosting(Act act, String service, String argument) implements Action {
        /// What can be asked of a hosting.
        public enum Act {
            DEPLOY,
            AWAIT_LIVE,
            ROLL_BACK,
            RESTART,
            READ_LOGS,
            LOGS_WITHOUT_ERRORS
        }
    }

    /// A person does, looks at, confirms or decides something.
    record Ask(String text) implements Action {
        /// What a question ends with that holds the run at its place until somebody says yes.
        public static final String GOES_ON = ": may it go on?";

        /// Whether it only says whether the run goes on.
        public boolean holds() {
            return text.endsWith(GOES_ON);
        }
    }

    /// A message goes out; `text` may hold placeholders of its own.
    record Announce(String text) implements Action {}

    /// A shell command that needs a person at a terminal (an editor, `psql`, `ssh`, a log that is
    /// followed).
    record Attended(String script, String why) implements Action {}

    /// Nothing happens for a while, in the document's own words.
    record Wait(java.time.Duration length) implements Action {}

    /// A window is watched and its limits judged, all along. Made by the planner.
    ///
    /// @param from and `to`: since go-live, or since the end of the step `stage`
    /// @param stage id of the step that began the later stage of a deployment that is watched here
    record Watch(
            String name,
            java.time.Duration from,
            java.time.Duration to,
            List<dev.rutter.language.expect.Limit> limits,
            Optional<String> stage)
            implements Action {
        public Watch {
            limits = List.copyOf(limits);
        }

        /// A window that is counted from go-live.
        public Watch(
                String name,
                java.time.Duration from,
                java.time.Duration to,
                List<dev.rutter.language.expect.Limit> limits) {
            this(name, from, to, limits, Optional.empty());
        }

        /// The same window, counted from the end of another step.
        public Watch counted(Optional<String> other) {
            return new Watch(name, from, to, limits, other);
        }
    }
}
