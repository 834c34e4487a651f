package dev.rutter.language.shell;

import static dev.rutter.language.shell.DangerShapes.C;
import static dev.rutter.language.shell.DangerShapes.shape;

import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What deletes or empties files in numbers, or through another program: `find … -exec rm`, `… |
/// xargs rm`, a copy that deletes what its source has not, a file that is written empty, a disk
/// that is written over. A file alone by its name (`rm old.txt`) is none of them.
final class DangerousFiles {
    /// What runs its argument for every file found; a rehearsal of it (`echo rm`) deletes nothing.
    private static final String DELETES = "(?:sudo\\s+)?(?:/\\S*/)?(?:rm|unlink|srm)(?=[\\s'\"]|$)";

    private static final String SHELL_OF = "(?:(?:ba|z)?sh\\s+-c\\s+)?['\"]?";

    /// Options of what runs it, with a value of their own or without.
    private static final String OPTIONS =
            "(?:\\s+(?:-[IiEdnLlPsajJS]\\s*(?:'[^']*'|\"[^\"]*\"|\\S+)|-\\S*))*\\s+";

    /// Nobody misses what lies in a temporary folder.
    private static final String NOT_TEMPORARY =
            "(?:^|[;\\n(])(?!\\s*(?:sudo\\s+)?(?:find|ls|fd)\\s+(?:-\\w+\\s+)*(?:/tmp|/var/tmp|\"?\\$\\{?TMP(?:DIR)?\\b))[^;\\n]*?";

    /// The end of a path of the machine, or of somebody's own folder, that holds anything.
    private static final String KEPT_FILE =
            "[\"']?(?:/(?!dev/|tmp/|var/tmp/|proc/|sys/)|~/|\\$\\{?HOME\\b)[\\w$]?";

    private static final String DISK = "/dev/(?:[shv]d[a-z]|xvd|nvme|mmcblk|disk\\d|mapper/|md\\d)";

    private static final String OVERWRITES = "it overwrites a disk";

    static final List<DangerShapes.Shape> SHAPES =
            List.of(
                    shape(
                            NOT_TEMPORARY
                                    + "\\bfind\\b.*\\s-(?:exec|ok)(?:dir)?\\s+"
                                    + SHELL_OF
                                    + DELETES
                                    + "|"
                                    + NOT_TEMPORARY
                                    + "\\bfd(?:find)?\\s.*\\s(?:-[xX]|--exec(?:-batch)?)\\s+"
                                    + SHELL_OF
                                    + DELETES
                                    + "|"
                                    + NOT_TEMPORARY
                                    + "(?<![\\w-])(?:xargs|parallel)"
                                    + OPTIONS
                                    + SHELL_OF
                                    + DELETES
                                    + "|\\bwhile\\s[^;\\n]*?\\bread\\b[^\\n]*?[;\\n]\\s*do\\s+"
                                    + DELETES
                                    + "|\\bForEach-Object\\s*\\{\\s*(?:Remove-Item|ri|del)\\b|\\|\\s*Remove-Item\\b"
                                    + "|\\bforfiles\\b.*\\bcmd\\s+/c\\s+(?:del|rd|rmdir)\\b",
                            "it deletes every file that is found"),
                    shape(
                            C
                                    + "rsync\\b(?![^;&|]*\\s(?:--dry-run|-[avzhrPiuc]*n[avzhrPiuc]*)(?=\\s|$))[^;&|]*\\s--del(?:ete(?:-\\w+)*)?(?=\\s|$)"
                                    + "|"
                                    + C
                                    + "(?:gcloud\\s+storage\\s+rsync|azcopy\\s+sync|az\\s+storage\\s+blob\\s+sync|s3cmd\\s+(?:\\S+\\s+)*?sync|s5cmd\\s+(?:\\S+\\s+)*?sync|lftp|mc\\s+mirror)\\b"
                                    + "[^;&|]*\\s--?(?:delete(?:-\\w+)*(?:=true)?|remove)(?=[\\s'\"]|$)",
                            "what the source does not have is deleted at the other end"),
                    shape(
                            "(?:(?:^|[;\\n(]|&&|\\|\\|)\\s*(?:sudo\\s+)?|-c\\s+['\"]\\s*)(?::|true)?\\s*(?<!>)>\\|?(?![>&(])\\s*"
                                    + KEPT_FILE
                                    + "|"
                                    + C
                                    + "(?:cp|install|cat|tee)\\s+(?:-\\S+\\s+)*/dev/null\\s+(?!-|[|;&)]|\\S*>|$)"
                                    + "|"
                                    + C
                                    + "truncate\\s+(?:\\S+\\s+)*?(?:-\\w*s|--size)",
                            "it empties a file"),
                    shape(C + "mv\\s[^;&|>]*\\s/dev/null\\b", "it throws files away"),
                    shape(
                            C
                                    + "(?:cp|tee)\\s[^;&|>]*?\\s"
                                    + DISK
                                    + "|"
                                    + C
                                    + "(?:blkdiscard|cryptsetup\\s+(?:\\S+\\s+)*?(?:luksFormat|erase|luksErase)|mdadm\\b.*--zero-superblock|sgdisk\\b.*\\s(?:-Z|--zap\\S*)|parted\\b.*\\s(?:mklabel|rm)|hdparm\\b.*--security-erase\\S*|nvme\\s+format)(?=\\s|$)",
                            OVERWRITES));

    /// Where the output of what only shows something goes; what it shows is no part of the others.
    private static final QuickPattern WRITTEN =
            QuickPattern.compile(
                    "(?:(?:^|;|&&|\\|\\|)\\s*(?:sudo\\s+)?(?:echo(?:\\s+-n)?(?:\\s+(?:''|\"\"))?|printf\\s+(?:''|\"\")|cat\\s+/dev/null)\\s*(?<!>)>\\|?(?![>&(])\\s*"
                            + KEPT_FILE
                            + ")|(?:(?<!\\d)>\\s*|\\btee\\s[^;&|>]*?(?<=\\s))"
                            + DISK);

    private DangerousFiles() {}

    /// Whether it writes a file empty, or over a disk, with what only shows something: `cat
    /// /dev/null > app.log`.
    static boolean writtenOver(String script) {
        return WRITTEN.find(script);
    }
}
