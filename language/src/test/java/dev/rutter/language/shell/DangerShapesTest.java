package dev.rutter.language.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangerShapesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd bs=4M if=shop.img of=/dev/sda",
                "git push origin :release-1",
                "rm -rf dist /srv/shop",
                "./gradlew flywayUndo",
                "aptos move run --function-id 0x2::control::pause_system",
                "lvremove data/shop",
                "vault kv delete secret/shop",
                "etcdctl del /shop --prefix",
                "userdel -r mia",
                "chmod -R 777 /",
                "rm -rf /var/lib/shop",
                "sqlcmd -Q \"RESTORE DATABASE shop FROM DISK = 'shop.bak' WITH REPLACE\"",
                "ALTER DATABASE shop SET SINGLE_USER WITH ROLLBACK IMMEDIATE",
                "ssh db1 'psql -c \"DROP TABLE orders\"'",
                "ssh -p 2222 db1 \"grep 'DROP TABLE' up.sql | psql\"",
                "kubectl exec -it web -- sh -c 'rm -rf /data'",
                "ipmitool -H db1-ipmi -U admin power off",
                "sudo -u postgres pg_ctl promote -D /srv/pg",
                "patronictl switchover shop",
                "Restore-SqlDatabase -Database Shop -BackupFile shop.bak -ReplaceDatabase",
                "robocopy D:\\backup C:\\shop /MIR",
                "Stop-VM shop1",
                "python manage.py migrate orders zero",
                "dotnet ef database update 0",
                "php bin/console doctrine:migrations:migrate prev",
                "git push -d origin release-1",
                "git checkout -- .",
                "crontab -r",
                "kafka-consumer-groups.sh --group shop --reset-offsets --to-earliest --execute",
                "curl -XDELETE http://search:9200/orders",
                "nodetool decommission",
                "pgbackrest --stanza=shop restore --delta",
                "rclone sync empty: shop:",
                "redis-cli -h cache DEL stock",
                "indexctl --host search delete_indices --older 7d",
                "shopctl tx deployment close --id 7",
                "queue -A shop control revoke 7 --terminate",
                "sudo ./shopd stop",
                "bundle exec cap production puma:stop",
                "systemctl disable --now shop",
                "Clear-Disk -Number 1",
                "Stop-ClusterGroup shop",
                "ALTER TABLE orders DROP CONSTRAINT total",
                "Order.objects.filter(old=True).delete()",
                "kubectl patch deploy shop -p '{\"spec\":{\"replicas\": 0}}'",
                "aws autoscaling update-auto-scaling-group --max-size 0",
                "iptables -A INPUT -p tcp --dport 443 -j REJECT",
                "ln -s maintenance.html current.html",
                "fuser -k 8080/tcp",
                "flask db downgrade",
                "python manage.py migrate orders <previous_migration>",
                "shopctl restore --from snap-7",
                "npx edgebase db time-travel restore orders --at 12:00",
                "shopctl sync import --from snap-7",
                "cargo yank --vers 1.2.0 shop",
                "curl -sS -X POST \\\n  \"https://db.example.com/branches/7/restore\"",
                "curl --request POST -d '{}' https://shop.example.com/admin/orders.wipe",
                "gh api -X DELETE repos/shop/shop/releases/7",
                "pg_restore -d shop orders.dump",
                "kubectl delete pod web-1 --dry-run=none",
                "az storage blob delete-batch -s orders",
                "cat orders.sql | psql shop",
                "ls -t | tail -n +4 | xargs rm -rf",
                "./restore-db.sh orders.dump --dry-run && ./restore-db.sh orders.dump",
                "rm -rf \"$tmp\" /srv/shop",
                "fly apps destroy status",
                "kubectl -n get delete pod web-1",
                "./ops/kill-switch.sh block",
                "shopctl config set MAINTENANCE_MODE=true",
                "python scripts/reset_all_data.py",
                "make stack-down",
                "git filter-repo --path secrets.txt --invert-paths",
                "psql -c \"SELECT pg_drop_replication_slot('shop')\"",
                "shopdb execute main --file=backups/backup-7.sql",
                "curl https://shop.example.com/hooks/deleteAll",
                "docker compose down -v && docker compose up -d",
                "pg_restore -d shop_prod backup.dump"
            })
    void what_destroys_is_seen_by_its_shape(String command) {
        assertThat(DangerShapes.of(command).grave()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm -rf node_modules package-lock.json",
                "rm -rf ./dist && npm run build",
                "terraform plan -destroy",
                "kill %1",
                "kill -0 \"$PID\"",
                "kill -s 0 $PID",
                "kill -l",
                "dd if=/dev/zero of=spare.bin count=1",
                "git push origin main",
                "git push origin main:release-1",
                "systemctl disable shop",
                "userdel mia",
                "rm /etc/systemd/system/shop-backup@.timer",
                "gh pr close 7",
                "npm uninstall left-pad",
                "grep -c delete shop.log",
                "./bin/report delete.log",
                "git branch --list drop",
                "rm maintenance.html",
                "vault kv get secret/shop",
                "etcdctl get /shop",
                "chmod -R g+w build/",
                "pg_ctl status",
                "python manage.py migrate",
                "dotnet ef database update",
                "git checkout -- package.json",
                "nginx -s reload",
                "rclone copy build: shop:",
                "redis-cli GET del",
                "docker compose down && docker compose up -d",
                "sudo systemctl stop shop && sudo systemctl start shop",
                "psql \"$DATABASE_URL\" -f db/migrations/007_orders.sql",
                "psql \"$TEST_DATABASE_URL\" < backup.sql",
                "./ops/kill-switch.sh restore",
                "rm -rf build/reports",
                "shopdb create orders-db-restore",
                "pg_dump --format=custom --file=backup-before.dump shop"
            })
    void what_is_like_it_and_harmless_is_not(String command) {
        assertThat(DangerShapes.of(command).why())
                .doesNotContain(
                        "deletes",
                        "changes who",
                        "stops",
                        "ends sessions",
                        "undoing",
                        "throws",
                        "takes away",
                        "destroys data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grep \"DROP TABLE\" shop.log",
                "ssh web1 'grep \"DROP TABLE\" /var/log/shop.log'",
                "docker exec shop sh -c 'grep \"DELETE FROM\" shop.log | wc -l'",
                "kubectl logs deploy/shop | grep -c 'DELETE FROM orders'",
                "echo \"Never run rm -rf / or DROP TABLE orders\"",
                "echo 'rm -rf /; DROP TABLE x' | tee notes.txt | wc -l",
                "printf 'TRUNCATE TABLE %s\\n' orders > later.txt",
                "git commit -m 'No more DROP TABLE in migrations'",
                "grep -rn 'git push --force' scripts/ 2>&1 | sort",
                "if grep -q 'DROP TABLE' up.sql; then echo 'it has a DROP TABLE'; fi",
                "cat > note.txt <<EOF\nDROP TABLE orders\nEOF",
                "awk '/DELETE FROM/ { n++ } END { print n }' shop.log",
                "command -v pg_restore && echo found || echo 'pg_restore is missing'",
                "./restore-db.sh orders.dump --dry-run",
                "kubectl delete -f old.yaml --dry-run=server",
                "DRY_RUN=1 ./bin/wipe --all",
                "az keyvault secret list --vault-name rm-shop",
                "az keyvault secret set \\\n  --vault-name rm-shop --name stop-word",
                "kubectl logs job/db-restore",
                "kubectl get pods -l job=restore-db",
                "kubectl -n shop logs job/restore-db",
                "nuget.exe restore",
                "cat scripts/restore-db.sh",
                "rm -rf \"$tmp\"",
                "rm -rf /tmp/shop-unpack",
                "rm -rf apps/web/dist",
                "pg_restore --table=orders orders.dump > orders.sql",
                "dotnet restore",
                "velero restore describe nightly",
                "gem yank --undo shop -v 1.2.0",
                "curl -X POST https://shop.example.com/api/orders",
                "curl https://shop.example.com/jobs/restore"
            })
    void what_is_only_looked_for_or_printed_destroys_nothing(String command) {
        assertThat(DangerShapes.of(command).grave()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psql \"$DATABASE_URL\" -c \"DROP TABLE orders\"",
                "bash -c 'rm -rf /srv/shop'",
                "echo 'DROP TABLE orders' | psql",
                "echo 'DROP TABLE orders' 2>&1 | psql",
                "echo 'rm -rf /srv/shop' | sh",
                "printf 'DELETE FROM orders;' | tee log | mysql shop",
                "cat <<EOF | psql\nDROP TABLE orders;\nEOF",
                "echo \"$(rm -rf /srv/shop)\"",
                "grep -q ready state && rm -rf /srv/shop",
                "echo done; git push --force",
                "ssh web1 'rm -rf /srv/shop'",
                "eval \"echo gone; rm -rf /srv/shop\"",
                "cat > note.txt <<EOF\nx\nEOF\nrm -rf /srv/shop",
                "awk '{ system(\"rm -rf /srv/\" $1) }' list"
            })
    void what_runs_what_is_printed_does(String command) {
        assertThat(DangerShapes.of(command).grave()).isTrue();
    }
}
