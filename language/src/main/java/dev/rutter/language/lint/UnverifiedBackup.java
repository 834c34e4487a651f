package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.stream.Stream;

/// A backup that nobody has read back is a hope.
final class UnverifiedBackup implements Rule {

    private static final QuickPattern MAKES =
            QuickPattern.compile(
                    "(?i)\\b(?:pg_dump|pg_dumpall|mysqldump|mongodump|Backup-SqlDatabase|pg_basebackup)\\b|(?:^|[;&|(]\\s*|\\b(?:bash|sh|sudo|make|run)\\s+|\\./)(?:[\\w.-]+/)*[\\w-]*backup[\\w.-]*");

    /// It builds a standby, which is no backup.
    private static final QuickPattern STANDBY =
            QuickPattern.compile("pg_basebackup\\b.*\\s(?:-\\w*R\\b|--write-recovery-conf)");

    private static final QuickPattern VERIFIES =
            QuickPattern.compile(
                    "(?i)pg_restore\\s+(?:--list|-l)\\b|\\bverifyonly\\b|gzip\\s+-t|gunzip\\s+-t|tar\\s+-?t|pg_verifybackup|"
                            + "\\b(?:verif\\w*|test\\w*|read back|restor\\w*)\\b.{0,60}\\b(?:backups?|dumps?)\\b|"
                            + "\\b(?:backups?|dumps?)\\b.{0,60}(?:\\bverif\\w*|--verify\\b|\\bread back\\b|\\btested\\b)");

    @Override
    public String code() {
        return "RT041";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "a backup is made and never verified";
    }

    private static String help(String made) {
        return switch (made.strip().toLowerCase(Locale.ROOT)) {
            case "mysqldump" -> "gzip -t BACKUP.gz, and a restore into an empty database";
            case "mongodump" -> "mongorestore --dryRun DUMP";
            case "pg_basebackup" -> "pg_verifybackup DIRECTORY";
            case "pg_dumpall" -> "a restore into an empty cluster";
            case "backup-sqldatabase" -> "RESTORE VERIFYONLY FROM DISK = 'BACKUP'";
            default -> "pg_restore --list BACKUP > /dev/null";
        };
    }

    @Override
    public Stream<Problem> look(Document document) {
        if (document.runbook.lines().stream().anyMatch(line -> VERIFIES.find(line))) {
            return Stream.of();
        }
        return document.commands().stream()
                .filter(command -> !command.sql() && !STANDBY.find(command.text()))
                .flatMap(command -> {
                    var found = MAKES.matcher(command.text());
                    return found.find()
                            ? Stream.of(
                                    problem(
                                            "no line looks whether this backup can be read",
                                            document.place(command, found),
                                            "made here",
                                            help(found.group())))
                            : Stream.<Problem>of();
                })
                .limit(1);
    }
}
