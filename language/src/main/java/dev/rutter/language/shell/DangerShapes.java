package dev.rutter.language.shell;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Step.Danger;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.Expressions;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Commands and queries that destroy data, rewrite published history, cut service or end sessions,
/// by their own shape. A document's mark only adds.
public final class DangerShapes {
    record Shape(QuickPattern pattern, String why) {}

    static final String C = "(?:^|[\\s;&|('\"`])";

    static final String OVER_LIVE = "it writes over live data";

    private static final List<Shape> SHELL =
            List.of(
                    shape(
                            C + "git\\s+(\\S+\\s+)*?reset\\s+(\\S+\\s+)*?--hard",
                            "git reset --hard throws away commits and changes"),
                    shape(
                            C
                                    + "git\\s+push\\b[^;&|]*(\\s--force(-with-lease)?\\b"
                                    + "|\\s-\\w*f\\w*\\b|\\s\\+\\w|\\s--delete\\b|\\s--mirror\\b)",
                            "a forced push rewrites published history"),
                    shape(
                            C
                                    + "git\\s+(clean\\s+-\\w*f|branch\\s+-D|filter-(?:branch"
                                    + "|repo)|update-ref\\s+-d|stash\\s+(drop|clear))",
                            "it deletes what git does not keep"),
                    shape(
                            C
                                    + "rm\\s+(-\\w+\\s+|--\\w+\\s+)*-\\w*[rRf]"
                                    + "\\w*+(?!(\\s+(\"?\\$\\{?te?mp\\w*\\}?\"?|/tmp/[\\w.$-]+|(\\./)?([\\w.@-]+/)*(node_modules|\\.next|\\.nuxt|\\.turbo|\\.vite|dist|build|target|\\.cache|\\.parcel-cache"
                                    + "|coverage|__pycache__|\\.pytest_cache|package-lock\\.json|yarn\\.lock|pnpm-lock\\.yaml)(/[\\w@-][\\w.@-]*)*)/?)+\\s*($|[;&|)\n]))",
                            "rm deletes files for good"),
                    shape(
                            C + "(Remove-Item|rmdir|rd)\\b.*(-Recurse|-Force|/s)",
                            "it deletes files for good"),
                    shape(C + "(shred|mkfs\\S*|wipefs|fdisk|dd\\s+if=)\\b", "it overwrites a disk"),
                    shape(C + "dd\\b.*\\sof=/dev/(?!null\\b|stdout\\b)", "it overwrites a disk"),
                    shape(
                            C + "(lvremove|vgremove|pvremove|zfs\\s+destroy|zpool\\s+destroy)\\b",
                            "it deletes a volume"),
                    shape(C + "git\\s+push\\s+\\S+\\s+:\\w", "it deletes a published branch"),
                    shape(
                            C + "(userdel|deluser)\\b.*\\s(-\\w*[rf]\\w*|--remove\\S*|--force)\\b",
                            "it deletes an account with its files"),
                    shape(
                            C
                                    + "vault\\s+(kv\\s+)?(delete|destroy|metadata\\s+delete)\\b|"
                                    + C
                                    + "etcdctl\\s+(\\S+\\s+)*?del\\b",
                            "it deletes stored secrets or settings"),
                    shape(
                            C
                                    + "ch(mod|own)\\s+(-\\w+\\s+)*-\\w*R\\w*\\s+(-\\w+\\s+)*\\S+\\s+/(\\s|$)",
                            "it changes who may use every file of the machine"),
                    shape(C + "find\\b.*\\s-delete\\b", "find -delete deletes files"),
                    shape(
                            C + "\\w*passwd\\s+(?:-\\w+\\s+)*-\\w*c\\w*\\s",
                            "with -c it writes the password file anew"),
                    shape(
                            "\\b(DROP|TRUNCATE)\\s+(TABLE|DATABASE|SCHEMA|INDEX|COLUMN|USER|R"
                                    + "OLE|VIEW|TYPE|OWNED|SLOT)\\b",
                            "DROP and TRUNCATE destroy data"),
                    shape(
                            "(?:^|[\"';(])\\s*TRUNCATE\\s+(?:ONLY\\s+)?[\\w\"`.]+",
                            "DROP and TRUNCATE destroy data"),
                    shape(C + "mysqladmin\\b.*\\sdrop\\b", "it drops a database"),
                    shape(
                            "\\bRESTORE\\s+(?:DATABASE|LOG)\\b|\\bRestore-(?:Sql|Dba)Database\\b",
                            OVER_LIVE),
                    shape(
                            "\\bSET\\s+(?:SINGLE_USER|OFFLINE|RESTRICTED_USER)\\b|\\bWITH\\s+ROLLBACK\\s+IMMEDIATE\\b",
                            "it ends sessions"),
                    shape(
                            "\\bUPDATE\\s+\\S+\\s+SET\\b(?![^;]*\\bWHERE\\b)",
                            "UPDATE without WHERE changes every row"),
                    shape("\\bDELETE\\s+FROM\\b", "DELETE destroys rows"),
                    shape(
                            "\\bALTER\\s+TABLE\\b[^;]*\\bDROP\\b",
                            "dropping a column destroys its data"),
                    shape(
                            "\\bpg_(?:terminate_backend|drop_\\w+)\\b|\\bKILL\\s+(QUERY\\s+|CONNECTION\\s+)?\\d",
                            "it ends sessions"),
                    shape(C + "(dropdb|dropuser)\\b", "it drops a database"),
                    shape(
                            "\\bprisma\\s+(migrate\\s+reset"
                                    + "|db\\s+push\\b.*(--force-reset|--accept-data-loss))",
                            "it drops every table"),
                    shape(
                            "\\bsupabase\\s+db\\s+reset\\b|\\bdb:(reset|drop|purge"
                                    + "|wipe)\\b|\\bmigrate:(reset|fresh|refresh)\\b"
                                    + "|\\bdb\\s+(reset|drop|wipe)\\b|\\bflyway\\b.*\\bclean\\b"
                                    + "|\\bflyway-?clean\\b|\\bliquibase\\b.*\\b(drop-?all"
                                    + "|rollback\\S*)\\b|\\bmanage\\.py\\s+flush\\b",
                            "it empties the database"),
                    shape(
                            "\\b(migrate|migration|migrations|db|ecto"
                                    + "|schema)[:. ](rollback|down|revert|undo)\\b"
                                    + "|\\balembic\\s+downgrade\\b|\\b(migrate|knex|sequelize"
                                    + "|typeorm|goose|dbmate|flyway)\\b.*\\s(rollback|down|revert"
                                    + "|undo|undo:all|db:migrate:undo\\S*)\\b|\\bdowngrade\\s+-1"
                                    + "|migration:revert|\\bdb:migrate:undo|\\bdb:migrate:down"
                                    + "|\\bflyway:?undo\\b",
                            "undoing a migration destroys what it added"),
                    shape(
                            C
                                    + "psql\\b.*(-f|<)\\s*\\S*(rollback|restore"
                                    + "|down|revert|undo|backup"
                                    + "|dump|drop|\\.sql)",
                            OVER_LIVE),
                    shape(C + "(mysql|mariadb)\\b[^|]*<\\s*\\S+", OVER_LIVE),
                    shape(
                            C
                                    + "(pg_restore|mongorestore|mysqlimport)\\b(?!.*(--list|-l\\b))(?!(?!.*\\s(-d|--dbname)\\b).*(\\s>|\\s-f\\s|\\s--file\\b))",
                            OVER_LIVE),
                    shape(
                            "(\\bgunzip|\\bzcat|\\bcat|gzip\\s+-dc?)\\b[^|]*\\|\\s*(docker\\S"
                                    + "*\\s.*)?(psql|mysql|mongorestore|pg_restore|sqlite3)\\b",
                            OVER_LIVE),
                    shape(
                            "(^|[/_\\s-])(restore([-_]?(db|database|backup|from[-_]\\w+"
                                    + "|data|prod\\w*))?|(rollback|recover)[-_]?(db|database"
                                    + "|migrations?))\\.(sh|py|js|ts|ps1)\\b|(^|[/\\s])(db"
                                    + "|database|backup)[-_]restore(?![\\w-])",
                            OVER_LIVE),
                    // Amazon's databases are restored into a new one, whose name must be free.
                    shape(
                            "(?<!\\b(?:rds|dynamodb|neptune|docdb)\\s{1,4})(?:(restore|recover)-(db-|table-)?(from|to)-|restore-db-)"
                                    + "|\\bbackups?\\s+restore\\b|\\bpg:(reset|backups:restore"
                                    + "|copy)\\b|\\bvelero\\s+restore\\s+create\\b"
                                    + "|\\betcdctl\\b.*snapshot restore|\\bsnapshot\\s+restore\\b",
                            OVER_LIVE),
                    shape(
                            "--replicas[= ]0\\b|\\bscale\\b.*=0\\b|--desired-count[= ]0\\b|--"
                                    + "min-instances[= ]0\\b.*--max-instances[="
                                    + " ]0|\\bdynos?.*=0|\\bps:"
                                    + "scale\\b.*=0",
                            "scaling to 0 cuts the service"),
                    shape(
                            C
                                    + "(kubectl|oc|k)\\s+(\\S+\\s+)*?(delete|drain|cordon"
                                    + "|replace\\s+--force)(?![\\w-])",
                            "it takes objects or nodes away from the cluster"),
                    shape(
                            C
                                    + "(docker|podman|nerdctl)([- ]compose)?\\s"
                                    + "+(\\S+\\s+)*?(down|stop|"
                                    + "kill|rm)(?![\\w-])|"
                                    + C
                                    + "docker\\s+(system|volume|image|container|builder"
                                    + "|network)\\s+(prune|rm)\\b|"
                                    + C
                                    + "docker\\s+rmi\\b",
                            "it stops or removes containers"),
                    shape(
                            C
                                    + "(systemctl|service|supervisorctl|rc-service|pm2|sv"
                                    + "|launchctl|initctl|brew services)\\s+(\\S+\\s+)?(stop|kill"
                                    + "|disable\\s+(\\S+\\s+)*?--now|mask|delete|unload)\\b|"
                                    + C
                                    + "service\\s+\\S+\\s+stop\\b|"
                                    + C
                                    + "(Stop-Service|Stop-Process|Stop-Website|"
                                    + "Stop-WebAppPool|iisreset"
                                    + "\\s+/stop|net\\s+stop)\\b",
                            "it stops a service"),
                    shape(
                            C
                                    + "(kill(?!\\s+(-\\w+\\s+)?%\\d)|pkill|killall|taskkill)(?!\\s+(?:-0|-s\\s+0|-l|-L|--list)(?!\\S))\\s",
                            "it ends processes"),
                    shape(C + "(shutdown|reboot|poweroff|halt)\\b", "it takes the machine down"),
                    shape(
                            "\\b(terraform|tofu|pulumi|cdk|terragrunt|serverless|sls|sam)\\s+"
                                    + "(\\S+\\s+)*?(destroy|delete|remove)\\b|"
                                    + "\\bterraform\\s+state\\s+"
                                    + "rm\\b|\\bforce-unlock\\b",
                            "it destroys infrastructure"),
                    shape(
                            C
                                    + "nomad\\s+(job\\s+)?stop\\b|"
                                    + C
                                    + "railway\\s+down\\b|\\bfly(ctl)?\\s+scale\\s+count\\s+0\\b",
                            "it stops the application"),
                    shape(C + "touch\\s+\\S*maintenance\\S*", "maintenance mode cuts the service"),
                    shape(C + "(helm)\\s+(uninstall|delete|del)\\b", "it removes a release"),
                    shape("\\b(flushall|flushdb|FLUSHALL|FLUSHDB)\\b", "it empties the cache"),
                    shape(
                            C
                                    + "aws\\s+(?:--\\S+\\s+(?:[^-\\s]\\S*\\s+)?)*?\\S+\\s+(delete-"
                                    + "|terminate-|deregister-|remove-|rm\\b|rb\\b|purge-|stop-"
                                    + "|reboot-)\\S*|"
                                    + C
                                    + "aws\\s+s3\\s+(rm|rb)\\b|"
                                    + C
                                    + "aws\\s+s3\\s+sync\\b.*--delete",
                            "it deletes or stops cloud resources"),
                    shape(
                            C
                                    + "(gcloud|az|doctl|flyctl|fly|heroku|linode-cli|hcloud"
                                    + "|gsutil|railway|vercel|render)\\s+(\\S+\\s+)*?(delete"
                                    + "|destroy|rm|remove|purge|stop|deallocate"
                                    + "|apps:destroy)(?![\\w-])|"
                                    + C
                                    + "az\\s.*\\sdelete-batch\\b",
                            "it deletes or stops cloud resources"),
                    shape(
                            "\\b(maintenance:on|maintenance\\s+(on|enable)"
                                    + "|artisan\\s+down|maintenance[-_]mode\\s+(on|enable)"
                                    + "|enable[-_]maintenance)\\b",
                            "maintenance mode cuts the service"),
                    shape(
                            C + "iptables\\s+(-F|--flush|-X)|" + C + "ufw\\s+(disable|reset)\\b",
                            "it takes the firewall down"),
                    shape(
                            "\\bkafka-topics\\b.*--delete|\\b(rabbitmqctl)\\s+(reset|stop_app"
                                    + "|purge_queue|delete_\\w+)|\\bcurl\\b.*\\s-X\\s*DELETE\\b",
                            "it deletes what the service holds"),
                    shape("\\b(dropDatabase|deleteMany|\\.drop)\\(", "it destroys data"),
                    shape(
                            C + "(cf|kamal)\\s+(delete|stop|remove|app\\s+stop)\\b",
                            "it stops the application"),
                    shape(
                            C + "rm\\s+[^;&|]*(\\*|(?<![\\w@-])backups?\\b(?!@)|/data\\b|/var/lib)",
                            "rm deletes files for good"),
                    shape(
                            "(^|[/_\\s.-])(emergency[-_]stop|stop[-_](trading|service"
                                    + "|services|app|server|deployment|all|stack|stacks|system|cluster|everything|prod\\w*|bots?|workers?|containers?|site|api|nodes?)|shutdown|teardown"
                                    + "|(?<!plan\\s-)destroy|wipe|purge[-_]?(db"
                                    + "|data))(\\.\\w+)?(\\s|$)|\\w::(pause|freeze|halt|shutdown"
                                    + "|stop|kill)\\w*",
                            "it stops the service"),
                    shape(
                            "(?<![\\w-])(restore[-_](backup|db|database|snapshot)|(db|database|backup"
                                    + ")[:_-]restore)(?![\\w-])",
                            OVER_LIVE),
                    shape(
                            "\\bterraform\\b.*\\sapply\\b.*-destroy\\b|\\bvercel\\s+disable"
                                    + "\\b|\\bsecret\\s+(delete|remove|rm)\\b",
                            "it takes away what the service needs"),
                    shape(
                            "\\benable[-_]maintenance|maintenance[-_](mode|on)[-_]?(on|enable"
                                    + ")?\\.sh|(^|[/_-])maintenance\\.sh\\s+(on|enable)",
                            "maintenance mode cuts the service"),
                    shape(
                            C + "(az|gcloud)\\s.*\\s(restore|deactivate|failover|purge)\\b",
                            "it stops or overwrites cloud resources"),
                    shape(
                            "\\bfailover\\b.*(--force|--target|cluster)|\\bSELECT\\s+pg_promote\\b",
                            "a failover ends sessions"));

    private static final Expressions<Shape> ALL =
            Expressions.of(
                    Stream.of(
                                    SHELL,
                                    DangerousFiles.SHAPES,
                                    DangerousPrograms.SHAPES,
                                    DangerousRestores.SHAPES,
                                    DangerousWords.SHAPES)
                            .flatMap(List::stream)
                            .toList(),
                    Shape::pattern);

    private static final QuickPattern FOR =
            QuickPattern.compile(
                    "^\\s*to\\b[^.;]*?\\b(?:delete|destroy|drop|wipe|purge|erase|truncate)\\b",
                    CASE_INSENSITIVE);

    /// Going forward adds to what is there.
    private static final QuickPattern FORWARD =
            QuickPattern.compile(
                    "^(?!.*(?:roll|restore|down\\b|revert|undo|backup|dump|drop)).*(?:migrations?|schema|seeds?|seed_\\w+|init)(?:/|\\.sql\\b)",
                    CASE_INSENSITIVE | java.util.regex.Pattern.DOTALL);

    /// What is restored to be looked at serves nobody.
    private static final QuickPattern SCRATCH =
            QuickPattern.compile(
                    "\\bTEST_|[_-]test\\b|\\btest[_-]?db\\b|\\bscratch|\\brestore[_-]?(?:test|check|drill)|(?:-d|--d(?:b|bname|atabase)|execute)[= ]\"?[\\w-]+[_-](?:restored?|drill|tmp)(?=[\"'\\s]|$)|/restored\\b|\\s--into[= ]",
                    CASE_INSENSITIVE);

    /// Stopped and started again in one go: a restart.
    private static final QuickPattern RESTARTS =
            QuickPattern.compile(
                    "\\b(docker(?:[- ]compose)?|podman|systemctl|pm2|supervisorctl|service)\\s(?:[^&|;]*\\s)?(?:stop|down)\\b(?![^&|;]*\\s(?:-v|--volumes|--rmi)\\b)[^&|;]*(?:&&|;)\\s*(?:sudo\\s+)?\\1\\s(?=(?:[^&|;]*\\s)?(?:start|up)\\b)");

    private static final Memo<Danger> DANGER = Memo.of(DangerShapes::shown);

    private DangerShapes() {}

    static Shape shape(String pattern, String why) {
        return new Shape(QuickPattern.compile(pattern, CASE_INSENSITIVE), why);
    }

    /// Whether a statement destroys or cuts something, by its shape.
    public static Danger of(String script) {
        return DANGER.of(script);
    }

    /// The same of a command whose own sentence says behind it what it is for: `to delete the old
    /// index`.
    public static Danger of(String script, String purpose) {
        var danger = of(script);
        return !danger.grave() && FOR.find(Bounded.of(purpose))
                ? new Danger(true, "its sentence says that it deletes something")
                : danger;
    }

    private static Danger shown(String script) {
        var bounded = script.length() > 4000 ? script.substring(0, 4000) : script;
        var text = RESTARTS.replaceAll(SpokenWords.blanked(bounded.replace("\\\n", " ")), "$1 ");
        var apart = FORWARD.find(text) || SCRATCH.find(text);
        return ALL.first(text, shape -> !apart || !shape.why().equals(OVER_LIVE))
                .map(Shape::why)
                .or(() ->
                        DangerousFiles.writtenOver(bounded)
                                ? Optional.of("it writes over what is there")
                                : Optional.empty())
                .map(why -> new Danger(true, why))
                .orElse(Danger.NONE);
    }
}
