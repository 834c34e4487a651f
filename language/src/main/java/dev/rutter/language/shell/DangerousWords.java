package dev.rutter.language.shell;

import static dev.rutter.language.shell.DangerShapes.C;
import static dev.rutter.language.shell.DangerShapes.shape;

import java.util.List;

/// What destroys or cuts by the word that any program is given for it (`indexctl delete_indices`,
/// `app control revoke --terminate`), whether or not the program is known; and what cuts by a
/// figure or a setting.
final class DangerousWords {
    /// Where a command begins, without those whose words are packages, branches or patterns.
    private static final String PROGRAM =
            "(?:^|[;&|({]\\s*|\\b(?:sudo|exec|npx)\\s+|\\s--\\s+)(?:[A-Za-z_]\\w*=\\S*\\s+)*"
                    + "(?!(?:sudo|git|gh|glab|npm|pnpm|yarn|npx|bun|pip3?|pipx|brew|apt|apt-get|dnf|yum|apk|snap|cargo|gem|bundle|composer|poetry|nvm|asdf|conda|code"
                    + "|e?grep|rg|find|ls|cat|less|tail|head|man|which|echo|printf|touch|mkdir|cp|mv|cd|vim?|nano|watch|jq|sed|awk|test|minikube|colima|supabase|multipass|kind)(?=\\s))"
                    + "[\\w./<>$-]+";

    private static final String WORDS = "(?:\\s+[\\w:.@/=<>$,-]+){0,4}?";

    private static final String ENDS = "(?:[-_:]\\w[\\w-]*)?(?=\\s|$)";

    static final List<DangerShapes.Shape> SHAPES =
            List.of(
                    shape(
                            PROGRAM
                                    + WORDS
                                    + "\\s+(?:delete|destroy|wipe|terminate|decommission|erase|drop|revoke|uninstall)"
                                    + ENDS,
                            "it deletes or ends something"),
                    shape(
                            PROGRAM
                                    + WORDS
                                    + "\\s+(?:deployment|lease|account|cluster|index|indices|instance|environment|tunnel|listener)s?\\s+(?:close|remove|rm|stop|pause|suspend|disable)(?=\\s|$)",
                            "it ends what serves"),
                    shape(
                            PROGRAM
                                    + "(?<!dotnet|nuget|nuget\\.exe|msbuild|paket|libman|azd|velero|switch|switch\\.sh)"
                                    + WORDS
                                    + "\\s+(?:(?:db|database|sql|sync|snapshot|backup)[: ]import|restore)(?=\\s+(?!get\\b|list\\b|ls\\b|describe\\b|logs\\b|show\\b|status\\b)|$)",
                            DangerShapes.OVER_LIVE),
                    shape(
                            PROGRAM
                                    + WORDS
                                    + "\\s+(?:execute|import|load|apply)\\b.*--(?:file|input|from-file)[= ]\\S*(?:backup|dump|restore|snapshot)\\S*\\.(?:sql|dump|gz|tar|zip|db)\\b",
                            DangerShapes.OVER_LIVE),
                    shape(
                            C
                                    + "(?:curl|http|https|gh\\s+api|az\\s+rest|Invoke-\\w+|irm|iwr)\\s(?=.*(?:-X\\s*|--request[ =]|--method[ =]|-Method\\s+|\\s)(?:POST|PUT|PATCH|DELETE)\\b)"
                                    + ".*[/._:-](?:restore|wipe|delete|destroy|terminate|drop|truncate|shutdown|suspend|erase|deactivate|revoke|disable)(?=[\"'\\s?]|$)"
                                    + "|"
                                    + C
                                    + "curl\\s.*/(?:delete|destroy|drop|wipe)[A-Z]\\w*(?=[\"'\\s?]|$)"
                                    + "|"
                                    + C
                                    + "(?:gh\\s+api|az\\s+rest|Invoke-\\w+|irm|iwr)\\s.*(?:-X|--method|-Method)[ =]+DELETE\\b",
                            "it asks a service to delete or restore"),
                    shape(
                            C
                                    + "(?:cargo|gem)\\s+yank\\b(?!.*\\s--undo)|"
                                    + C
                                    + "dotnet\\s+nuget\\s+delete\\b",
                            "it takes back what is published"),
                    shape(
                            PROGRAM + WORDS + "\\s+--(?:terminate|destroy|wipe|truncate|drop)\\b",
                            "it deletes or ends something"),
                    shape(
                            PROGRAM
                                    + "(?:\\s+[\\w:.@/=<>$-]+){0,2}?\\s+(?:stop|halt|shutdown|power-?off)(?=\\s|$)|\\w:(?:stop|shutdown)(?=\\s|$)",
                            "it stops a service"),
                    shape(
                            "\"replicas\"\\s*:\\s*0\\b|--desired-capacity[= ]0\\b|--max-size[= ]0\\b|--reserved-concurrent-executions[= ]0\\b",
                            "scaling to 0 cuts the service"),
                    shape(
                            C
                                    + "(?:iptables|ip6tables)\\b.*\\s-j\\s+(?:DROP|REJECT)\\b|"
                                    + C
                                    + "tc\\s+qdisc\\s+(?:add|replace|change)\\b|"
                                    + C
                                    + "stress(?:-ng)?\\s+-|"
                                    + C
                                    + "cf\\s+unmap-route\\b|\\bALLOW_CONNECTIONS\\s*=?\\s*false\\b|\\bREVOKE\\s+CONNECT\\b",
                            "it cuts what serves"),
                    shape(
                            C
                                    + "(?:cp|ln)\\s+(?:-\\w+\\s+)*\\S*maintenance\\S*\\s+\\S"
                                    + "|\\bmaintenance(?:_mode|_enabled)?[\"'\\s:=]+(?:true|1|on|enabled?|yes)\\b"
                                    + "|\\bkill[-_]?switch\\S*\\s+(?:block|on|enable|activate|engage|trip)\\b",
                            "maintenance mode cuts the service"),
                    shape(
                            C
                                    + "(?:make|just|task|invoke|(?:npm|yarn|pnpm|bun)(?:\\s+run)?)\\s+(?:[\\w-]+[-_:])?(?:down|stop|tear-?down|destroy|nuke)(?=\\s|$)",
                            "it stops what serves"),
                    shape(
                            C
                                    + "(?:(?:make|just|task|(?:npm|yarn|pnpm)(?:\\s+run)?)\\s+[\\w:-]*|(?:(?:ba)?sh\\s+)?[\\w./-]*)chaos[-_/\\w]*(?:\\.\\w+)?(?=\\s|$)"
                                    + "|(?:^|[\\s/])(?:pod|node|network|nvme|disk|db)[-_](?:kill|partition|fill|outage|loss)\\.(?:sh|py)(?=\\s|$)",
                            "it breaks something on purpose"),
                    shape(
                            "(?:^|\\s)(?:[\\w./-]*/)(?:stop|shut-?down|nuke|wipe|destroy|tear-?down)(?:[-_]\\w[\\w-]*)?\\.(?:sh|bash|py|js|ts|rb|pl|php|ps1|bat)(?=\\s|$)",
                            "it stops what serves"),
                    shape(
                            "(?:^|\\s)(?:[\\w./-]*/)?(?:reset|wipe|nuke|truncate|drop|purge|clear|flush)[-_](?:(?:to|the)[-_])?(?:blank|all|db|database|data|state|everything|prod|production|tables?|schema|demo|stack|cluster|env|environment|storage|volumes?|index)(?:[-_]\\w+)*(?:\\.(?:sh|bash|py|js|ts|rb|pl|php|ps1|sql))?(?=\\s|$)",
                            "it empties what is stored"),
                    shape(
                            C
                                    + "fuser\\s+-\\w*k|"
                                    + C
                                    + "tmux\\s+kill-|"
                                    + C
                                    + "(?:vault\\s+operator\\s+(?:seal|step-down)|nomad\\s+node\\s+drain|consul\\s+(?:leave|force-leave)|sqitch\\s+revert|pg_dropcluster|mdadm\\s+--(?:stop|fail|zero-superblock))\\b",
                            "it stops or removes what serves"),
                    shape(
                            "\\bdb\\s+downgrade\\b|\\bmanage\\.py\\s+migrate\\s+\\S+\\s+<[^>]*(?:prev|last|target|old)[^>]*>",
                            "undoing a migration destroys what it added"));

    private DangerousWords() {}
}
