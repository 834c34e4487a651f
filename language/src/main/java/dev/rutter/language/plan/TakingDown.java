package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.shell.Reads;
import java.util.regex.Pattern;

/// Which actions take down what serves, in whatever chapter they stand, and which bring it up
/// again: `systemctl stop shop`, `php artisan down`, `./bin/maintenance on`.
public final class TakingDown {
    private static final String MAINTENANCE = "maintenance(?:[-_ ]?(?:mode|page|enabled))?";

    private static final Pattern TAKES =
            Pattern.compile(
                    "(?i)(?:^|[\\s/:_-])(?:stop|shut-?down|power-?off|take-?down|artisan\\s+down|compose\\s+(?:\\S+\\s+)*?down|drain|unmap-route|a2dissite)(?=$|[\\s.;&|])"
                            + "|(?:enable|start|enter|begin|set|touch)[-_ ]\\S*?"
                            + MAINTENANCE
                            + "(?![\\w-]*[\\s=:\"']+(?:off|false|0|disable))"
                            + "|"
                            + MAINTENANCE
                            + "[\\w.]*[\\s=:\"'-]+(?:on|true|1|enabled?|start|yes)\\b"
                            + "|--replicas[= ]0\\b|\\bscale\\b.*=0\\b|--desired-count[= ]0\\b");

    private static final Pattern BRINGS =
            Pattern.compile(
                    "(?i)(?:^|[\\s/:_-])(?:re-?start|start|reload|artisan\\s+up|compose\\s+(?:\\S+\\s+)*?up|uncordon|map-route|a2ensite)(?=$|[\\s.;&|])(?![-_ ]"
                            + MAINTENANCE
                            + ")|(?:disable|stop|leave|end|exit|unset|rm(?:\\s+-\\w+)?)[-_ ]\\S*?"
                            + MAINTENANCE
                            + "|"
                            + MAINTENANCE
                            + "[\\w.]*[\\s=:\"'-]+(?:off|false|0|disabled?|stop|end|no)\\b|--replicas[= ][1-9]");

    /// What a person is told to do.
    private static final Pattern TELLS =
            Pattern.compile(
                    "(?i)^\\W*(?:please )?(?:(?:stop|shut down|power off|take down|drain)\\b(?! (?:the )?(?:alert|notif|alarm|pager|monitor|pipeline|job|cron|schedul))|(?:take|bring) (?:the |our )?(?:\\w+ ){1,3}(?:down|offline)\\b"
                            + "|(?:enable|activate|enter|turn on|switch on|put\\b.*\\b(?:in|into|in to)) (?:the )?maintenance\\b|scale\\b.*\\bto (?:0|zero)\\b)");

    private TakingDown() {}

    /// Whether what serves is down where the action has ended, or a person says that it was done.
    public static boolean by(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> takes(script);
            case Action.Attended(var script, _) -> takes(script);
            case Action.Ask(var text) -> TELLS.matcher(text).find();
            case Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }

    /// Whether what was taken down may be up again.
    public static boolean undone(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> BRINGS.matcher(script).find();
            case Action.Attended(var script, _) -> BRINGS.matcher(script).find();
            case Action.Ask _,
                    Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }

    private static boolean takes(String script) {
        // `systemctl stop shop && systemctl start shop`
        return TAKES.matcher(script).find()
                && !BRINGS.matcher(script).find()
                && !Reads.only(script);
    }
}
