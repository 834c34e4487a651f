package dev.rutter.language.shell;

import static dev.rutter.language.shell.DangerShapes.C;
import static dev.rutter.language.shell.DangerShapes.shape;

import java.util.List;

/// More of what destroys or cuts, by program: machines, clusters, web servers, brokers, backup
/// tools, PowerShell.
final class DangerousPrograms {
    static final List<DangerShapes.Shape> SHAPES =
            List.of(
                    shape(
                            C
                                    + "ipmitool\\s+(\\S+\\s+)*?power\\s+(off|reset|cycle|soft)\\b"
                                    + "|"
                                    + C
                                    + "(Stop|Restart)-Computer\\b"
                                    + "|"
                                    + C
                                    + "init\\s+[06]\\b"
                                    + "|"
                                    + C
                                    + "telinit\\s+[06]\\b",
                            "it takes the machine down"),
                    shape(
                            C
                                    + "robocopy\\b.*\\s/(mir|purge)\\b"
                                    + "|"
                                    + C
                                    + "del\\s+(/\\w\\s+)*/[sq]\\b"
                                    + "|"
                                    + C
                                    + "(Format-Volume|Clear-Disk|Initialize-Disk)\\b"
                                    + "|"
                                    + C
                                    + "format\\s+[A-Z]:",
                            "it deletes files for good"),
                    shape(
                            C
                                    + "Remove-(VM|AD\\w+|Website|WebAppPool|WebApplication|Service|Az\\w+|SqlDatabase|DbaDatabase|Db\\w+)\\b"
                                    + "|"
                                    + C
                                    + "Stop-(VM|Az\\w+|Cluster\\w*|SqlInstance|DbaService)\\b"
                                    + "|"
                                    + C
                                    + "sc(\\.exe)?\\s+(stop|delete)\\s"
                                    + "|"
                                    + C
                                    + "schtasks\\s+.*/(delete|end)\\b"
                                    + "|"
                                    + C
                                    + "appcmd\\S*\\s+(stop|delete)\\b"
                                    + "|"
                                    + C
                                    + "msdeploy\\b.*-verb:delete",
                            "it stops or removes what serves"),
                    shape(
                            C
                                    + "pg_ctl(cluster)?\\s+(\\S+\\s+)*?(stop|promote)\\b"
                                    + "|"
                                    + C
                                    + "patronictl\\s+(\\S+\\s+)*?(failover|switchover|reinit|remove|restart)\\b"
                                    + "|"
                                    + C
                                    + "redis-cli\\b.*\\s(cluster\\s+(failover|reset)|failover|shutdown)\\b"
                                    + "|"
                                    + C
                                    + "repmgr\\b.*\\s(standby\\s+(switchover|promote)|node\\s+rejoin)"
                                    + "|"
                                    + C
                                    + "orchestrator-client\\b.*(takeover|failover|recover)"
                                    + "|"
                                    + C
                                    + "aws\\s+rds\\s+(failover|promote|reboot)-",
                            "a failover ends sessions"),
                    shape(
                            C
                                    + "(/etc/init\\.d/\\S+|apache2?ctl|httpd|nginx\\s+-s|sidekiqctl|monit|catalina\\.sh|\\S*/shutdown\\.sh)\\s+(stop|quit|-k\\s+stop|graceful-stop)\\b"
                                    + "|"
                                    + C
                                    + "forever\\s+stop(all)?\\b"
                                    + "|"
                                    + C
                                    + "pm2\\s+kill\\b"
                                    + "|"
                                    + C
                                    + "ifdown\\s"
                                    + "|"
                                    + C
                                    + "ip\\s+link\\s+set\\b.*\\sdown\\b"
                                    + "|"
                                    + C
                                    + "pcs\\s+(cluster\\s+stop|resource\\s+(disable|ban)|node\\s+standby)"
                                    + "|"
                                    + C
                                    + "crm\\s+(node\\s+standby|resource\\s+stop)"
                                    + "|"
                                    + C
                                    + "docker\\s+(swarm\\s+leave|node\\s+(rm|update\\b.*drain))"
                                    + "|"
                                    + C
                                    + "argocd\\s+app\\s+delete\\b"
                                    + "|"
                                    + C
                                    + "argocd\\b.*\\s--prune\\b"
                                    + "|"
                                    + C
                                    + "kubectl\\b.*\\s(--prune\\b|taint\\b.*:NoExecute)"
                                    + "|"
                                    + C
                                    + "istioctl\\s+uninstall\\b",
                            "it stops or removes what serves"),
                    shape(
                            C + "crontab\\s+(-u\\s+\\S+\\s+)?-r\\b",
                            "it deletes every scheduled command"),
                    shape(
                            C
                                    + "git\\s+push\\s+(\\S+\\s+)*?-d\\b"
                                    + "|"
                                    + C
                                    + "gh\\s+(release|repo|secret)\\s+delete\\b"
                                    + "|"
                                    + C
                                    + "npm\\s+unpublish\\b",
                            "it takes back what is published"),
                    shape(
                            C + "git\\s+(checkout|restore)\\s+(--\\s+)?\\.(\\s|$)",
                            "it throws away local changes"),
                    shape(
                            C
                                    + "manage\\.py\\s+migrate\\s+\\S+\\s+(zero|0\\d{3}\\S*)\\b|\\bdb:schema:load\\b|\\bdotnet\\s+ef\\s+database\\s+(drop\\b|update\\s+(0|\\S+)\\s*$)|\\bdoctrine:(schema:drop|database:drop)\\b|\\bdoctrine:migrations:migrate\\s+(prev|first|0)\\b|\\bsql[-:]drop\\b|\\bdrush\\s+(\\S+\\s+)*?sql-drop\\b",
                            "undoing a migration destroys what it added"),
                    shape(
                            C
                                    + "kafka-consumer-groups\\S*\\b.*--reset-offsets\\b.*--execute\\b|\\bkafka-storage\\S*\\s+format\\b|\\brabbitmqadmin\\s+(purge|delete)\\b|\\bcelery\\b.*\\spurge\\b|\\bcurl\\b.*\\s(-XDELETE|--request[ =]DELETE)\\b|\\bairflow\\s+(dags\\s+delete|db\\s+(reset|clean))\\b",
                            "it deletes what the service holds"),
                    shape(
                            "\\bDROP\\s+(KEYSPACE|FUNCTION|TRIGGER|SEQUENCE|MATERIALIZED|PUBLICATION|SUBSCRIPTION|EXTENSION|CONSTRAINT)\\b|\\bALTER\\s+TABLE\\s+\\S+\\s+DELETE\\b|\\.(remove|deleteOne|deleteMany|drop|flushall|flushdb)\\(|\\)\\.(delete|destroy)\\(|\\.(delete_all|destroy_all)\\b|\\bredis-cli(\\s+-\\w\\s+\\S+|\\s+--\\S+)*\\s+(del|unlink)\\b",
                            "it destroys data"),
                    shape(
                            C
                                    + "(consul\\s+kv\\s+delete|vault\\s+(lease|token)\\s+revoke|firebase\\s+(\\S+:delete|hosting:disable)|influx\\s+delete|nodetool\\s+(decommission|removenode|assassinate)|ceph\\s+osd\\s+(out|purge|destroy|rm)|gluster\\s+volume\\s+(delete|stop)|zfs\\s+rollback|mc\\s+r[mb]|s3cmd\\s+(del|rm|rb)|s5cmd\\s+(-\\S+\\s+)*(rm|rb)|azcopy\\s+(remove|rm)|rclone\\s+(-\\S+\\s+)*(delete|purge|sync)|gsutil\\s+(\\S+\\s+)*?rsync\\s+(-\\w+\\s+)*-\\w*d|restic\\s+forget|borg\\s+(delete|prune)|pgbackrest\\s+(\\S+\\s+)*?(restore|stanza-delete)|wal-g\\s+(backup-fetch|delete)|barman\\s+(recover|delete)|xtrabackup\\b.*--(copy|move)-back|umount)\\b",
                            "it takes away or overwrites stored data"));

    private DangerousPrograms() {}
}
