package dev.rutter.language.shell;

import static dev.rutter.language.shell.DangerShapes.C;
import static dev.rutter.language.shell.DangerShapes.OVER_LIVE;
import static dev.rutter.language.shell.DangerShapes.shape;

import java.util.List;

/// What puts a copy back over what serves: files copied or unpacked into a folder where programs
/// keep their data, a dump poured into a database's client, a cluster begun anew from a snapshot;
/// and what changes infrastructure without showing it first.
final class DangerousRestores {
    /// Where programs keep what they have.
    private static final String KEPT = "/(?:var/lib|var/opt|data)/";

    private static final String LAST = "[^\\s;&|]*[\"']?\\s*(?=$|[;&|\\n)#])";

    /// What a dump comes out of.
    private static final String POURS =
            "(?:gunzip|zcat|gzip|cat|tar|xz|xzcat|unxz|zstd|zstdcat|unzstd|bzcat|bunzip2|bzip2|lz4|lz4cat|pigz|unpigz|unzip|7z|gpg|age|openssl|pv"
                    + "|pg_dump|pg_dumpall|mysqldump|mariadb-dump|mongodump|restic|borg|rclone|aws\\s+s3|gsutil|gcloud\\s+storage|az\\s+storage|s3cmd|mc)\\b";

    /// What stands in front of the client it is poured into.
    private static final String AROUND =
            "(?:(?:sudo(?:\\s+-\\w+(?:\\s+\\w+)?)?|\\w+=\\S*|(?:docker|podman|kubectl|oc|k|ssh|nerdctl)\\S{0,20}\\s[^|;&\\n]{0,200})\\s+[\"']?){0,3}";

    /// The rest of one command, as far as it is looked at.
    private static final String ON = "[^;&|\\n]{0,400}?";

    static final List<DangerShapes.Shape> SHAPES =
            List.of(
                    shape(
                            C
                                    + "(?:rsync|cp|mv|scp)\\b(?!"
                                    + ON
                                    + "\\s(?:--dry-run|-[avzhrPiuc]*n[avzhrPiuc]*)(?=\\s|$))"
                                    + ON
                                    + "\\s[\"']?(?:[\\w.@-]+:)?"
                                    + KEPT
                                    + LAST,
                            OVER_LIVE),
                    shape(
                            C
                                    + "tar\\s+(?:-?[a-z]*x[a-z]*|--extract)\\s"
                                    + ON
                                    + "-C\\s*[\"']?"
                                    + KEPT
                                    + "|"
                                    + C
                                    + "tar\\s+-C\\s*[\"']?"
                                    + KEPT
                                    + "\\S*\\s+-?[a-z]*x"
                                    + "|"
                                    + C
                                    + "(?:docker|podman)\\s+run\\s(?="
                                    + ON
                                    + "(?:-v|--volume|--mount)[\\s=])"
                                    + ON
                                    + "\\btar\\s+-?[a-z]*x",
                            OVER_LIVE),
                    shape(
                            C
                                    + "(?:cp|mv)\\s+(?:-\\S+\\s+){0,5}\\S{0,200}?(?:backup|back-up|bak|snapshot|dump|copy)\\S{0,200}\\s+\\S+\\.(?:db|sqlite3?|rdb|mdb|aof)[\"']?\\s*(?=$|[;&|\\n)#])",
                            OVER_LIVE),
                    shape(
                            C
                                    + POURS
                                    + "[^|\\n]{0,400}\\|\\s*"
                                    + AROUND
                                    + "(?:psql|mysql|mariadb|mongorestore|pg_restore|sqlite3|redis-cli\\s[^|;&\\n]{0,200}--pipe|cqlsh)\\b",
                            OVER_LIVE),
                    shape(
                            C + "(?:k3s|rke2)\\s[^;&|\\n]{0,400}?--cluster-reset\\b",
                            "it begins the cluster anew"),
                    shape(
                            C + "(?:kubeadm|talosctl|microk8s)\\s+(?:-\\S+\\s+)*reset\\b",
                            "it takes the node out of the cluster"),
                    shape(
                            C
                                    + "(?:terraform|tofu|terragrunt)\\s(?:-\\S+\\s+|run-all\\s+){0,5}apply\\s[^;&|\\n]{0,400}?-auto-approve\\b(?!=false)"
                                    + "|"
                                    + C
                                    + "pulumi\\s+(?:up|update)\\s[^;&|\\n]{0,400}?(?:--yes|-y)(?=\\s|$)"
                                    + "|"
                                    + C
                                    + "terragrunt\\s[^;&|\\n]{0,400}?--terragrunt-non-interactive\\b",
                            "it changes infrastructure without showing first what it would do"),
                    shape(
                            "(?:^|[\\s/])[\\w-]*(?:dedup|de-dup|prun|purg|clean-?up|delet|remov|expir|anonymi)[\\w-]*(?:\\.\\w+)?\\s(?:[^;&|\\n]{0,400}?\\s)?--(?:apply|execute|commit|confirm|no-dry-run)(?=\\s|$)",
                            "it takes rows or files away"));

    private DangerousRestores() {}
}
